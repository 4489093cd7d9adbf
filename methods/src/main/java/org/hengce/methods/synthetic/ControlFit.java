package org.hengce.methods.synthetic;

import org.hengce.methods.linalg.SimplexLeastSquares;

/** A synthetic control of one unit: donor weights, gaps in every period, and how well it fits. */
final class ControlFit {
    /** A pre-RMSPE below this share of the worst donor's is a fit without error, rounding aside. */
    private static final double EXACT = 1e-9;

    private final double[] weights;
    private final double[] gaps;
    private final double estimate;
    private final double preRmspe;
    private final double postRmspe;
    private final boolean exact;

    private ControlFit(
            double[] weights, double[] gaps, double estimate, double preRmspe, double postRmspe, boolean exact) {
        this.weights = weights;
        this.gaps = gaps;
        this.estimate = estimate;
        this.preRmspe = preRmspe;
        this.postRmspe = postRmspe;
        this.exact = exact;
    }

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

    double[] weights() {
        return weights;
    }

    double[] gaps() {
        return gaps;
    }

    double estimate() {
        return estimate;
    }

    double preRmspe() {
        return preRmspe;
    }

    double postRmspe() {
        return postRmspe;
    }

    boolean exact() {
        return exact;
    }
}
