package org.hengce.methods.synthetic;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hengce.methods.effect.Interval;

/**
 * PLACEBO_NORMAL: the standard deviation of all placebo effects, each donor once, is the standard error.
 *
 * @param estimate of the treated unit
 * @param standardError with the number of placebos as divisor: the limit of drawing donors at random for ever
 */
record NormalPlacebos(double estimate, double standardError) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static NormalPlacebos of(double estimate, double[] effects) {
        double mean = 0;
        for (double effect : effects) {
            mean += effect / effects.length;
        }
        double squares = 0;
        for (double effect : effects) {
            squares += (effect - mean) * (effect - mean);
        }
        return new NormalPlacebos(estimate, Math.sqrt(squares / effects.length));
    }

    double pValue() {
        return 2 * NORMAL.survivalProbability(Math.abs(estimate) / standardError);
    }

    Interval interval(double level) {
        double half = NORMAL.inverseSurvivalProbability((1 - level) / 2) * standardError;
        return new Interval(level, estimate - half, estimate + half);
    }
}
