package org.hengce.methods.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How an error of 5 % is spent over several looks at growing data: by α*(t) = 2 − 2Φ(z₀.₉₇₅ ÷ √t), which spends little
 * early (Lan and DeMets, Biometrika 70(3), 1983, eq. 2: of O'Brien and Fleming's type).
 *
 * <p>Look k is tested at its own increment α*(t_k) − α*(t_{k−1}). The increments sum to α*(1) = 0.05, so that by
 * Bonferroni's inequality the chance of any false finding is at most that, however the looks depend on each other; a
 * boundary made for one dependence would be a little wider, and wrong under another.
 */
public final class ErrorSpending {
    /** What is spent when all is there. */
    public static final double TOTAL = 0.05;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double Z = NORMAL.inverseSurvivalProbability(TOTAL / 2);

    private ErrorSpending() {}

    /**
     * α*(t): the error that may be spent when this share of the data is there.
     *
     * @param share in [0, 1]; 0 gives 0 and 1 gives 0.05
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public static double spentAt(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, not at " + share);
        }
        if (share == 1) {
            return TOTAL; // to the bit
        }
        return 2 * NORMAL.survivalProbability(Z / Math.sqrt(share));
    }

    /**
     * The error of each look.
     *
     * @param shares of the data that are there, never falling, each in [0, 1]
     * @throws IllegalArgumentException if a share falls or is not in [0, 1]
     */
    public static List<Double> increments(List<Double> shares) {
        List<Double> increments = new ArrayList<>();
        double before = 0;
        double spent = 0;
        for (double share : shares) {
            if (share < before) {
                throw new IllegalArgumentException("shares never fall, but %s follows %s".formatted(share, before));
            }
            double now = spentAt(share);
            increments.add(now - spent);
            before = share;
            spent = now;
        }
        return increments;
    }
}
