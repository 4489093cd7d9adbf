package org.hengce.methods.inference;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hengce.methods.effect.Interval;

/** The distribution of estimate ÷ standard error under no effect: normal, or t with some degrees of freedom. */
public final class ReferenceLaw {
    private static final ReferenceLaw NORMAL = new ReferenceLaw(NormalDistribution.of(0, 1));

    private final ContinuousDistribution law;

    private ReferenceLaw(ContinuousDistribution law) {
        this.law = law;
    }

    /** The standard normal distribution. */
    public static ReferenceLaw normal() {
        return NORMAL;
    }

    /**
     * Student's t.
     *
     * @throws IllegalArgumentException if the degrees of freedom are not positive
     */
    public static ReferenceLaw t(double degreesOfFreedom) {
        return new ReferenceLaw(TDistribution.of(degreesOfFreedom));
    }

    /** What has the same probability below it under this law as {@code z} has under the standard normal one. */
    public double likeNormal(double z) {
        if (this == NORMAL) {
            return z;
        }
        // By the nearer tail: near 1 a probability has no digits left for what is above it.
        double distance = law.inverseSurvivalProbability(NORMAL.law.survivalProbability(Math.abs(z)));
        return Math.copySign(distance, z);
    }

    /** Two-sided, of no effect; NaN where the standard error is not positive. */
    public double pValue(double estimate, double standardError) {
        return standardError > 0 ? 2 * law.survivalProbability(Math.abs(estimate) / standardError) : Double.NaN;
    }

    /** The two-sided quantile: half the width of the interval ÷ standard error. */
    public double quantile(double level) {
        return law.inverseSurvivalProbability((1 - level) / 2);
    }

    /** Estimate ± quantile · standard error; without ends where the standard error is not positive. */
    public Interval interval(double estimate, double standardError, double level) {
        if (!(standardError > 0)) {
            return Interval.withoutEnds(level);
        }
        double half = quantile(level) * standardError;
        return new Interval(level, estimate - half, estimate + half);
    }
}
