package org.hengce.methods.honest;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Half the width of an interval around a normal estimate with standard deviation σ and a bias of at most b: σ times the
 * quantile of |N(b/σ, 1)| (Armstrong and Kolesár 2018). Convex in (b, σ) for levels of at least ½.
 */
final class FoldedNormal {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** From this b/σ on the other half of the folded distribution is below 1e-16. */
    private static final double ONE_SIDED = 8;

    private static final double CONVERGED = 1e-15;
    private static final int STEPS = 200;

    private final double level;
    private final double oneSided;
    private final double twoSided;

    FoldedNormal(double level) {
        this.level = level;
        oneSided = NORMAL.inverseCumulativeProbability(level);
        twoSided = NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }

    double halfWidth(double bias, double deviation) {
        return bias >= ONE_SIDED * deviation ? bias + oneSided * deviation : deviation * quantile(bias / deviation);
    }

    /** The derivative of the half-width along (bias, deviation) + s · (biasSlope, deviationSlope). */
    double slope(double bias, double deviation, double biasSlope, double deviationSlope) {
        if (bias >= ONE_SIDED * deviation) {
            return biasSlope + oneSided * deviationSlope;
        }
        double t = bias / deviation;
        double x = quantile(t);
        double rate = StrictMath.tanh(x * t); // of the quantile in t
        return rate * biasSlope + (x - t * rate) * deviationSlope;
    }

    /** Solves Φ(x − t) − Φ(−x − t) = level; x lies between both limits for small and for large t. */
    private double quantile(double t) {
        double low = Math.max(oneSided, 0) + t;
        double high = twoSided + t;
        double x = low;
        for (int step = 0; step < STEPS && high - low > CONVERGED * high; step++) {
            double excess = NORMAL.cumulativeProbability(x - t) - NORMAL.cumulativeProbability(-x - t) - level;
            if (excess < 0) {
                low = x;
            } else {
                high = x;
            }
            double next = x - excess / (NORMAL.density(x - t) + NORMAL.density(x + t));
            if (Math.abs(next - x) <= CONVERGED * x) {
                return next;
            }
            x = next > low && next < high ? next : (low + high) / 2;
        }
        return x;
    }
}
