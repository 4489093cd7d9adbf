package org.hengce.methods.synthetic;

/** What lies between a unit and its synthetic control in every period, and how well that fits. */
final class Gaps {
    /** A pre-RMSPE below this share of the worst donor's is a fit without error, rounding aside. */
    private static final double EXACT = 1e-9;

    /** In largest outcomes: no donor is farther from its unit than this, so that most fits need no closer look. */
    private static final double FARTHEST = 3;

    private final double[] gaps;
    private final double estimate;
    private final double preRmspe;
    private final double postRmspe;
    private final boolean exact;

    private Gaps(double[] gaps, double estimate, double preRmspe, double postRmspe, boolean exact) {
        this.gaps = gaps;
        this.estimate = estimate;
        this.preRmspe = preRmspe;
        this.postRmspe = postRmspe;
        this.exact = exact;
    }

    static Gaps of(Outcomes outcomes, double[] weights) {
        int preCount = outcomes.preCount();
        double[] gaps = outcomes.gaps(weights);
        double pre = rootMeanSquare(gaps, 0, preCount);
        return new Gaps(
                gaps,
                outcomes.meanPost(gaps),
                pre,
                rootMeanSquare(gaps, preCount, gaps.length),
                pre <= EXACT * FARTHEST * outcomes.largest() && pre <= EXACT * worst(outcomes));
    }

    /** Pre-RMSPE of the donor that fits worst when it has all weight. */
    private static double worst(Outcomes outcomes) {
        double worst = 0;
        for (int j = 0; j < outcomes.donorCount(); j++) {
            double squares = 0;
            for (int t = 0; t < outcomes.preCount(); t++) {
                double difference = outcomes.donor(j, t) - outcomes.treated(t);
                squares += difference * difference;
            }
            worst = Math.max(worst, Math.sqrt(squares / outcomes.preCount()));
        }
        return worst;
    }

    private static double rootMeanSquare(double[] values, int from, int to) {
        double squares = 0;
        for (int t = from; t < to; t++) {
            squares += values[t] * values[t];
        }
        return Math.sqrt(squares / (to - from));
    }

    double[] all() {
        return gaps;
    }

    double in(int period) {
        return gaps[period];
    }

    /** Mean from the treatment on. */
    double estimate() {
        return estimate;
    }

    double preRmspe() {
        return preRmspe;
    }

    double postRmspe() {
        return postRmspe;
    }

    /** Post ÷ pre; NaN where the fit is exact. */
    double ratio() {
        return exact ? Double.NaN : postRmspe / preRmspe;
    }

    boolean exact() {
        return exact;
    }
}
