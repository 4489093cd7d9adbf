package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.inference.ReferenceLaw;

/**
 * Errors from draws of influence values times random signs (Callaway and Sant'Anna 2021, algorithm 1): the interquartile
 * range of the draws in units of the normal one, and the quantile of the largest |draw ÷ error| as critical value, which
 * is never taken below the pointwise one. Quantiles are order statistics (R's type 1).
 */
final class BootstrapErrors implements Errors {
    private static final double UPPER_QUARTILE = 0.75;
    private static final double LOWER_QUARTILE = 0.25;
    private static final double NORMAL_RANGE =
            2 * NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER_QUARTILE);
    /** So that 0.95 · 1000, which is 950 but for rounding, is 950. */
    private static final double ROUNDING_OF_RANKS = 1e-9;

    private final SignedSums draws;
    private final double level;
    private final double rounding;

    BootstrapErrors(SignedSums draws, double level, double rounding) {
        this.draws = draws;
        this.level = level;
        this.rounding = rounding;
    }

    @Override
    public Inference inference() {
        return Inference.MULTIPLIER_BOOTSTRAP;
    }

    @Override
    public Bands of(List<Target> targets) {
        List<Double> errors = new ArrayList<>(targets.size());
        double[] largest = new double[draws.count()];
        boolean any = false;
        for (Target target : targets) {
            double error = Double.NaN;
            if (target.showsSpread()) {
                double[] drawn = draws.of(target.influence());
                double[] ascending = drawn.clone();
                Arrays.sort(ascending);
                double range = quantile(ascending, UPPER_QUARTILE) - quantile(ascending, LOWER_QUARTILE);
                error = range / NORMAL_RANGE > rounding ? range / NORMAL_RANGE : Double.NaN;
                for (int r = 0; r < drawn.length && error > 0; r++) {
                    largest[r] = Math.max(largest[r], Math.abs(drawn[r] / error));
                }
            }
            any |= error > 0;
            errors.add(error);
        }
        Arrays.sort(largest);
        double pointwise = ReferenceLaw.normal().quantile(level);
        return new Bands(errors, any ? Math.max(quantile(largest, level), pointwise) : Double.NaN);
    }

    private static double quantile(double[] ascending, double share) {
        int rank = (int) Math.ceil(share * ascending.length - ROUNDING_OF_RANKS);
        return ascending[Math.max(rank, 1) - 1];
    }
}
