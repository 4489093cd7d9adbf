package org.hengce.methods.synthetic;

import java.util.Arrays;

/** An estimate and its path, of the panel itself, of a placebo or of a replicate. */
final class Replicate {
    private final double estimate;
    private final double[] path;

    /** Takes the array over. */
    Replicate(double estimate, double[] path) {
        this.estimate = estimate;
        this.path = path;
    }

    double estimate() {
        return estimate;
    }

    /**
     * The same with an unknown effect from one period to before another: in a replicate that lacks the earliest cohort
     * nobody is treated in them.
     */
    Replicate knownFrom(int from, int to) {
        double[] known = path.clone();
        Arrays.fill(known, from, Math.max(from, to), Double.NaN);
        return new Replicate(estimate, known);
    }

    /** One effect per period, before and after; NaN where nobody is treated of whom it could be. */
    double[] path() {
        return path;
    }
}
