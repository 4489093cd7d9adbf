package org.hengce.methods.synthetic;

import org.hengce.methods.linalg.SimplexLeastSquares;

/** A synthetic control of one unit: donor weights, gaps in every period, and how well it fits. */
record ControlFit(double[] weights, double[] gaps, double estimate, double preRmspe, double postRmspe, boolean exact) {
    /** A pre-RMSPE below this share of the worst donor's is a fit without error, rounding aside. */
    private static final double EXACT = 1e-9;

    static ControlFit of(Outcomes outcomes) {
        double[] target = outcomes.treatedPre();
        double[][] donors = outcomes.donorsPre();
        double[] weights = SimplexLeastSquares.solve(donors, target, 0);
        double[] gaps = outcomes.gaps(weights);
        double pre = rootMeanSquare(gaps, 0, target.length);
        double worst = 0;
        for (double[] donor : donors) {
            double[] difference = donor.clone();
            for (int t = 0; t < target.length; t++) {
                difference[t] -= target[t];
            }
            worst = Math.max(worst, rootMeanSquare(difference, 0, target.length));
        }
        return new ControlFit(
                weights,
                gaps,
                outcomes.meanPost(gaps),
                pre,
                rootMeanSquare(gaps, target.length, gaps.length),
                pre <= EXACT * worst);
    }

    double ratio() {
        return exact ? Double.NaN : postRmspe / preRmspe;
    }

    private static double rootMeanSquare(double[] values, int from, int to) {
        double squares = 0;
        for (int t = from; t < to; t++) {
            squares += values[t] * values[t];
        }
        return Math.sqrt(squares / (to - from));
    }
}
