package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * The four averages of cells (Callaway and Sant'Anna 2021, section 3.2), each with its influence.
 *
 * <p>Cohorts count by their share of units (by weight). Where an average A = Σ P_k a_k ÷ Σ P_k is weighted by such shares,
 * estimating them adds (a_k − A) ÷ Σ P for a unit of cohort k to its influence; what their own estimation otherwise adds
 * cancels. The average of one cohort is over its periods, alike, and has no such term.
 */
final class Averages {
    private final Sample sample;
    private final Plan plan;
    private final Comparison comparison;
    private final EventTimes eventTimes;
    private final int[] after; // cells that are estimated, from treatment on
    private final int lastPeriod;

    Averages(Sample sample, Plan plan, Comparison comparison, EventTimes eventTimes) {
        this.sample = sample;
        this.plan = plan;
        this.comparison = comparison;
        this.eventTimes = eventTimes;
        after = cells(j -> plan.cell(j).afterTreatment());
        lastPeriod = IntStream.of(after).map(j -> plan.cell(j).period()).max().orElse(0);
    }

    /**
     * One average.
     *
     * @param parts what it is the average of, by key
     */
    record Average(Target overall, List<Target> parts) {}

    /** The cell as a target; its key is its index. */
    Target cell(int index) {
        return new Target(
                index,
                comparison.att(index),
                Form.of(index),
                !Double.isNaN(comparison.att(index)) && plan.showsSpread(index),
                plan.treatedUnits(index));
    }

    /** Null where it has no cell. */
    @Nullable
    Average of(Aggregation kind) {
        if (after.length == 0) {
            return null;
        }
        return switch (kind) {
            case SIMPLE -> new Average(byCohortSize(0, after), List.of());
            case GROUP -> group();
            case DYNAMIC -> dynamic();
            case CALENDAR -> {
                List<Target> parts = parts(after, j -> plan.cell(j).period());
                yield new Average(alike(0, parts), parts);
            }
        };
    }

    private Average group() {
        List<Target> parts = new ArrayList<>();
        for (int c = 0; c < sample.cohorts().count(); c++) {
            int cohort = c;
            List<Target> own = IntStream.of(after)
                    .filter(j -> plan.cell(j).cohort() == cohort)
                    .mapToObj(this::cell)
                    .toList();
            if (!own.isEmpty()) {
                parts.add(alike(cohort, own));
            }
        }
        return new Average(byCohortSize(0, parts, Target::key), parts);
    }

    private @Nullable Average dynamic() {
        int[] cells = cells(this::isShown);
        List<Target> parts = parts(cells, this::eventTime);
        List<Target> averaged = parts.stream()
                .filter(part -> part.key() >= 0 && part.treatedUnits() >= eventTimes.minUnits())
                .toList();
        return averaged.isEmpty() ? null : new Average(alike(0, averaged), parts);
    }

    private boolean isShown(int cell) {
        int e = eventTime(cell);
        if (e < eventTimes.earliest() || e > eventTimes.latest()) {
            return false;
        }
        if (eventTimes.balance().isEmpty()) {
            return true;
        }
        int balance = eventTimes.balance().getAsInt();
        // Below balance − lastPeriod not even the last of the balanced cohorts is observed.
        return lastPeriod - plan.cell(cell).firstTreated() >= balance && e <= balance && e >= balance - lastPeriod;
    }

    private int eventTime(int cell) {
        return plan.cell(cell).period() - plan.cell(cell).firstTreated();
    }

    private int[] cells(IntPredicate wanted) {
        return IntStream.range(0, plan.size())
                .filter(j -> !Double.isNaN(comparison.att(j)))
                .filter(wanted)
                .toArray();
    }

    /** Averages by cohort size of the cells with the same key, by key. */
    private List<Target> parts(int[] cells, IntUnaryOperator keyOf) {
        return IntStream.of(cells)
                .map(keyOf)
                .distinct()
                .sorted()
                .mapToObj(key -> byCohortSize(
                        key,
                        IntStream.of(cells)
                                .filter(j -> keyOf.applyAsInt(j) == key)
                                .toArray()))
                .toList();
    }

    private Target byCohortSize(int key, int[] cells) {
        return byCohortSize(key, IntStream.of(cells).mapToObj(this::cell).toList(), target -> plan.cell(target.key())
                .cohort());
    }

    private interface CohortOf {
        int of(Target target);
    }

    private Target byCohortSize(int key, List<Target> averaged, CohortOf cohortOf) {
        double total = 0;
        double att = 0;
        for (Target target : averaged) {
            total += sample.weight(cohortOf.of(target));
            att += sample.weight(cohortOf.of(target)) * target.att();
        }
        att /= total;
        double[] influence = new double[plan.size() + sample.cohorts().count()];
        for (Target target : averaged) {
            int cohort = cohortOf.of(target);
            target.influence().addTo(influence, sample.weight(cohort) / total);
            influence[plan.size() + cohort] += (target.att() - att) / total;
        }
        int units = IntStream.range(0, sample.cohorts().count())
                .filter(c -> averaged.stream().anyMatch(target -> cohortOf.of(target) == c))
                .map(sample::size)
                .sum();
        return target(key, att, influence, averaged, units);
    }

    private Target alike(int key, List<Target> averaged) {
        double att = 0;
        double[] influence = new double[plan.size() + sample.cohorts().count()];
        int units = 0;
        for (Target target : averaged) {
            att += target.att();
            target.influence().addTo(influence, 1.0 / averaged.size());
            units = Math.max(units, target.treatedUnits());
        }
        return target(key, att / averaged.size(), influence, averaged, units);
    }

    private static Target target(int key, double att, double[] influence, List<Target> averaged, int units) {
        boolean showsSpread = averaged.stream().anyMatch(Target::showsSpread);
        return new Target(key, att, Form.of(influence), showsSpread, units);
    }
}
