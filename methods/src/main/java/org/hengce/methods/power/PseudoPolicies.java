package org.hengce.methods.power;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.resampling.Streams;

/** Starts and treated units of all replications, each the same whatever the others are. */
final class PseudoPolicies {
    private static final int OTHERS_NEEDED_TO_DRAW = 5;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int FEWEST_BEFORE = 2;

    private final Past past;
    private final int horizon;
    private final int firstStart;
    private final int starts;
    private final boolean drawn;
    private final List<List<Integer>> choices; // all of them where they are few enough, else none
    private final int count;
    private final long seed;

    private PseudoPolicies(Past past, Power power, int firstStart, boolean drawn, long seed) {
        this.past = past;
        this.horizon = power.horizon();
        this.firstStart = firstStart;
        this.starts = past.panel().periodCount() - horizon - firstStart + 1;
        this.drawn = drawn;
        this.seed = seed;
        int few = power.replications() / (2 * starts);
        int size = past.treated().size();
        if (!drawn) {
            this.choices = few >= 1 ? List.of(past.treated()) : List.of();
        } else {
            int units = past.panel().unitCount();
            this.choices = choose(units, size) <= few ? combinations(units, size) : List.of();
        }
        this.count = choices.isEmpty() ? power.replications() : 2 * starts * choices.size();
    }

    static PseudoPolicies of(Past past, Power power, long seed) {
        int periods = past.panel().periodCount();
        int before = periods - power.horizon();
        int needed = power.prePeriods().orElse(Math.max(FEWEST_BEFORE, (before + 1) / 2));
        List<String> units = past.treatedUnits();
        if (before < needed) {
            throw new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    units,
                    "the past has %d periods, %s to %s; a horizon of %d leaves %d before a pseudo-policy, at least %d are needed"
                            .formatted(
                                    periods,
                                    past.panel().period(0),
                                    past.panel().period(periods - 1),
                                    power.horizon(),
                                    Math.max(0, before),
                                    needed),
                    "过去共有 %d 期（%s 至 %s）；观察期为 %d 期时，模拟政策之前只剩 %d 期，至少需要 %d 期"
                            .formatted(
                                    periods,
                                    past.panel().period(0),
                                    past.panel().period(periods - 1),
                                    power.horizon(),
                                    Math.max(0, before),
                                    needed));
        }
        boolean drawn = power.drawUnits() && past.panel().unitCount() - units.size() >= OTHERS_NEEDED_TO_DRAW;
        int starts = before - needed + 1;
        if (!drawn && starts < FEWEST_DIFFERENT) {
            throw new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    units,
                    "the past has %d different stretches of %d periods after at least %d, and %d other units; at least %d stretches, or %d other units, are needed"
                            .formatted(
                                    starts,
                                    power.horizon(),
                                    needed,
                                    past.panel().unitCount() - units.size(),
                                    FEWEST_DIFFERENT,
                                    OTHERS_NEEDED_TO_DRAW),
                    "在至少 %d 期之后，过去只有 %d 个不同的 %d 期区段和 %d 个其他单位；至少需要 %d 个区段或 %d 个其他单位"
                            .formatted(
                                    needed,
                                    starts,
                                    power.horizon(),
                                    past.panel().unitCount() - units.size(),
                                    FEWEST_DIFFERENT,
                                    OTHERS_NEEDED_TO_DRAW));
        }
        return new PseudoPolicies(past, power, needed, drawn, seed);
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The one with this number; every second one takes the effect away instead of adding it. */
    PseudoPolicy at(int number) {
        int sign = number % 2 == 0 ? 1 : -1;
        int start = firstStart;
        List<Integer> units = past.treated();
        if (!choices.isEmpty()) {
            start += (number / 2) % starts;
            units = choices.get(number / 2 / starts);
        } else {
            UniformRandomProvider random = Streams.of(seed, number);
            start += random.nextInt(starts);
            if (drawn) {
                units = draw(random, past.panel().unitCount(), units.size());
            }
        }
        return PseudoPolicy.of(past.panel(), units, start, horizon, sign);
    }

    PowerDesign design() {
        return new PowerDesign(
                past.treatedUnits(),
                past.otherUnits(),
                past.dropped(),
                horizon,
                past.panel().period(firstStart),
                past.panel().period(firstStart + starts - 1),
                drawn,
                !choices.isEmpty());
    }

    /** So many of the units, each set alike: the first of a shuffle. */
    static List<Integer> draw(UniformRandomProvider random, int units, int size) {
        int[] order = IntStream.range(0, units).toArray();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(units - i);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
            chosen.add(other);
        }
        return chosen;
    }

    private static double choose(int units, int size) {
        double ways = 1;
        for (int i = 0; i < size; i++) {
            ways = ways * (units - i) / (i + 1);
        }
        return ways;
    }

    /** All sets of so many units, in lexicographic order. */
    private static List<List<Integer>> combinations(int units, int size) {
        List<List<Integer>> sets = List.of(List.of());
        for (int i = 0; i < size; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> set : sets) {
                for (int u = set.isEmpty() ? 0 : set.get(set.size() - 1) + 1; u < units; u++) {
                    List<Integer> more = new ArrayList<>(set);
                    more.add(u);
                    longer.add(more);
                }
            }
            sets = longer;
        }
        return sets;
    }
}
