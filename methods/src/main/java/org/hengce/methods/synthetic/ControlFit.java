package org.hengce.methods.synthetic;

/** A synthetic control: weights of the donors and of the predictors, and the gaps that they leave. */
final class ControlFit {
    private final double[] weights;
    private final double[] predictorWeights;
    private final Gaps gaps;

    /** Takes the arrays over; without predictors they have no weights. */
    ControlFit(double[] weights, double[] predictorWeights, Gaps gaps) {
        this.weights = weights;
        this.predictorWeights = predictorWeights;
        this.gaps = gaps;
    }

    /** One per donor. */
    double[] weights() {
        return weights;
    }

    /** One per predictor. */
    double[] predictorWeights() {
        return predictorWeights;
    }

    Gaps gaps() {
        return gaps;
    }
}
