package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.hengce.methods.resampling.Streams;

/**
 * A pattern's cohorts put on its donors, the donors left over being their donors: every way there is, or seeded draws of
 * them where there are too many. Nobody who was treated is in any of them.
 */
final class Assignments {
    private final Pattern pattern;
    private final List<Integer> sizes;
    private final List<int[][]> all; // places of donors by cohort; empty where they are drawn
    private final int draws;
    private final long seed;

    private Assignments(Pattern pattern, List<int[][]> all, int draws, long seed) {
        this.pattern = pattern;
        this.sizes = pattern.sizes();
        this.all = all;
        this.draws = draws;
        this.seed = seed;
    }

    /** All if they are at most as many as draws, or as donors with one treated unit; needs more donors than treated units. */
    static Assignments of(Pattern pattern, int draws, long seed) {
        int donors = pattern.donors().length;
        int limit = pattern.treatedCount() == 1 ? donors : draws;
        List<int[][]> all = new ArrayList<>();
        if (waysUpTo(limit, donors, pattern.sizes()) <= limit) {
            int[][] treated =
                    pattern.sizes().stream().map(size -> new int[size]).toArray(int[][]::new);
            enumerate(treated, 0, 0, 0, new boolean[donors], all);
        }
        return new Assignments(pattern, all, draws, seed);
    }

    /** The multinomial coefficient, or some number above the limit. */
    private static long waysUpTo(int limit, int donors, List<Integer> sizes) {
        long ways = 1;
        int left = donors;
        for (int size : sizes) {
            long before = ways;
            long choices = 1;
            for (int i = 1; i <= Math.min(size, left - size); i++) {
                choices = choices * (left - i + 1) / i;
                if (before * choices > limit) {
                    return before * choices;
                }
            }
            ways = before * choices;
            left -= size;
        }
        return ways;
    }

    /** In lexicographic order. */
    private static void enumerate(
            int[][] treated, int cohort, int member, int from, boolean[] taken, List<int[][]> into) {
        if (cohort == treated.length) {
            int[][] copy = new int[treated.length][];
            for (int c = 0; c < copy.length; c++) {
                copy[c] = treated[c].clone();
            }
            into.add(copy);
        } else if (member == treated[cohort].length) {
            enumerate(treated, cohort + 1, 0, 0, taken, into);
        } else {
            for (int donor = from; donor < taken.length; donor++) {
                if (!taken[donor]) {
                    taken[donor] = true;
                    treated[cohort][member] = donor;
                    enumerate(treated, cohort, member + 1, donor + 1, taken, into);
                    taken[donor] = false;
                }
            }
        }
    }

    int count() {
        return all.isEmpty() ? draws : all.size();
    }

    /** One of them. */
    Pattern pattern(int number) {
        int[][] places = all.isEmpty() ? drawn(number) : all.get(number);
        int[] donors = pattern.donors();
        boolean[] taken = new boolean[donors.length];
        int[][] treated = new int[places.length][];
        int left = donors.length;
        for (int c = 0; c < places.length; c++) {
            treated[c] = new int[places[c].length];
            for (int i = 0; i < treated[c].length; i++) {
                treated[c][i] = donors[places[c][i]];
                taken[places[c][i]] = true;
                left--;
            }
        }
        int[] others = new int[left];
        int next = 0;
        for (int donor = 0; donor < donors.length; donor++) {
            if (!taken[donor]) {
                others[next++] = donors[donor];
            }
        }
        return pattern.assigned(treated, others);
    }

    /** The first cards of a shuffled pack, dealt cohort by cohort. */
    private int[][] drawn(int number) {
        UniformRandomProvider random = Streams.of(seed, number);
        int[] pack = new int[pattern.donors().length];
        for (int i = 0; i < pack.length; i++) {
            pack[i] = i;
        }
        int next = 0;
        int[][] places = new int[sizes.size()][];
        for (int c = 0; c < places.length; c++) {
            places[c] = new int[sizes.get(c)];
            for (int i = 0; i < places[c].length; i++) {
                int other = next + random.nextInt(pack.length - next);
                places[c][i] = pack[other];
                pack[other] = pack[next++];
            }
        }
        return places;
    }
}
