package org.hengce.methods.synthetic;

import org.hengce.methods.effect.Interval;
import org.hengce.methods.inference.ReferenceLaw;

/** An estimate with a standard error taken from the spread of placebos or replicates, referred to the normal law. */
record NormalSpread(double estimate, double standardError) {
    /**
     * Of placebos or bootstrap replicates.
     *
     * @param effects their standard deviation, with their number as divisor, is the standard error: if they are all there
     *     are, what drawing them at random for ever would give
     */
    static NormalSpread ofDraws(double estimate, double[] effects) {
        return new NormalSpread(estimate, Math.sqrt(squares(effects) / effects.length));
    }

    /** Of estimates that each lack one unit. */
    static NormalSpread ofJackknife(double estimate, double[] effects) {
        return new NormalSpread(estimate, Math.sqrt(squares(effects) * (effects.length - 1) / effects.length));
    }

    private static double squares(double[] effects) {
        double mean = 0;
        for (double effect : effects) {
            mean += effect / effects.length;
        }
        double squares = 0;
        for (double effect : effects) {
            squares += (effect - mean) * (effect - mean);
        }
        return squares;
    }

    double pValue() {
        return ReferenceLaw.normal().pValue(estimate, standardError);
    }

    Interval interval(double level) {
        return ReferenceLaw.normal().interval(estimate, standardError, level);
    }
}
