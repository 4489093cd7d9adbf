package org.hengce.methods.honest;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution between two bounds, also far out in its tail. */
final class TruncatedNormal {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** From here on the tail's asymptotic series is exact to 1e-13, and the tail itself no longer underflows. */
    private static final double FAR = 30;

    private TruncatedNormal() {}

    /**
     * P(Z ≥ x | low ≤ Z ≤ high) for x &gt; 0 within the bounds, which may be infinite; 1 where they coincide.
     */
    static double upperTail(double low, double x, double high) {
        double part;
        double whole;
        if (low < 0) {
            double beyond = NORMAL.survivalProbability(high);
            part = NORMAL.survivalProbability(x) - beyond;
            whole = NORMAL.survivalProbability(low) - beyond;
        } else {
            // All divided by the density at the lower bound.
            double beyond = relative(high, low);
            part = relative(x, low) - beyond;
            whole = relative(low, low) - beyond;
        }
        return whole > 0 ? Math.max(0, Math.min(1, part / whole)) : 1;
    }

    /** P(Z ≥ z) ÷ density at {@code origin}, 0 ≤ origin ≤ z. */
    private static double relative(double z, double origin) {
        return Double.isInfinite(z) ? 0 : mills(z) * StrictMath.exp((origin - z) * (origin + z) / 2);
    }

    /** P(Z ≥ z) ÷ density at z. */
    private static double mills(double z) {
        if (z < FAR) {
            return NORMAL.survivalProbability(z) / NORMAL.density(z);
        }
        double s = 1 / (z * z);
        return (1 - s * (1 - 3 * s * (1 - 5 * s * (1 - 7 * s * (1 - 9 * s))))) / z;
    }
}
