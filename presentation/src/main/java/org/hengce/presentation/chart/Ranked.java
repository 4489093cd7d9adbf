package org.hengce.presentation.chart;

import org.jspecify.annotations.Nullable;

/**
 * One of a ranking.
 *
 * @param rank 1 for the best
 * @param sampling where its rank lies by sampling error alone; null where there is no interval
 * @param weights where it lies by the choice of weights alone; null where there is none
 * @param tie those with the same number cannot be told from their leader; 1 for the first group
 * @param score null where there is none
 */
public record Ranked(
        String code,
        String name,
        int rank,
        @Nullable Between sampling,
        @Nullable Between weights,
        int tie,
        @Nullable Double score) {
    /** Checks the rank. */
    public Ranked {
        if (rank < 1) {
            throw new IllegalArgumentException("%s is ranked %d; the first rank is 1".formatted(code, rank));
        }
    }

    /** Ranks from the best to the worst that is not excluded. */
    public record Between(int best, int worst) {
        /** Checks the order. */
        public Between {
            if (best < 1 || worst < best) {
                throw new IllegalArgumentException("no ranks lie between %d and %d".formatted(best, worst));
            }
        }
    }
}
