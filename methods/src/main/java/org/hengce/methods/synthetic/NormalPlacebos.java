package org.hengce.methods.synthetic;

import org.hengce.methods.effect.Interval;
import org.hengce.methods.inference.ReferenceLaw;

/**
 * PLACEBO_NORMAL: the standard deviation of all placebo effects, each donor once, is the standard error.
 *
 * @param estimate of the treated unit
 * @param standardError with the number of placebos as divisor: the limit of drawing donors at random for ever
 */
record NormalPlacebos(double estimate, double standardError) {
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
        return ReferenceLaw.normal().pValue(estimate, standardError);
    }

    Interval interval(double level) {
        return ReferenceLaw.normal().interval(estimate, standardError, level);
    }
}
