package org.hengce.methods.honest;

import java.util.Arrays;
import java.util.List;

/**
 * Which effect is meant: a weighted sum of the effects from the treatment on.
 *
 * @param choice first period, mean, or weights of one's own
 * @param weights one per period from the treatment on; empty unless they are one's own
 */
public record Target(Choice choice, List<Double> weights) {
    /** Kinds of targets. */
    public enum Choice {
        /** The effect in the first treated period. */
        FIRST,
        /** The mean of the effects of all treated periods. */
        AVERAGE,
        /** Weights of one's own. */
        WEIGHTS
    }

    /** Copies the weights and checks that there are some where they are needed, finite and not all 0. */
    public Target {
        weights = List.copyOf(weights);
        if ((choice == Choice.WEIGHTS) == weights.isEmpty()) {
            throw new IllegalArgumentException("%s with %d weights".formatted(choice, weights.size()));
        }
        if (!weights.stream().allMatch(Double::isFinite)
                || (choice == Choice.WEIGHTS && weights.stream().allMatch(weight -> weight == 0))) {
            throw new IllegalArgumentException("weights must be finite and not all 0: " + weights);
        }
    }

    /** The effect in the first treated period. */
    public static Target first() {
        return new Target(Choice.FIRST, List.of());
    }

    /** The mean of the effects of all treated periods. */
    public static Target average() {
        return new Target(Choice.AVERAGE, List.of());
    }

    /** A weighted sum; one weight per period from the treatment on, of any sign. */
    public static Target weighted(List<Double> weights) {
        return new Target(Choice.WEIGHTS, weights);
    }

    /**
     * The weights of this many treated periods.
     *
     * @throws IllegalArgumentException if there are weights of one's own and not as many
     */
    double[] over(int treatedPeriods) {
        double[] l = new double[treatedPeriods];
        switch (choice) {
            case FIRST -> l[0] = 1;
            case AVERAGE -> Arrays.fill(l, 1.0 / treatedPeriods);
            case WEIGHTS -> {
                if (weights.size() != treatedPeriods) {
                    throw new IllegalArgumentException("%d weights for %d periods from the treatment on"
                            .formatted(weights.size(), treatedPeriods));
                }
                Arrays.setAll(l, weights::get);
            }
        }
        return l;
    }
}
