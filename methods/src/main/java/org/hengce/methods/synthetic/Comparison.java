package org.hengce.methods.synthetic;

import org.hengce.methods.linalg.SimplexLeastSquares;
import org.jspecify.annotations.Nullable;

/** A treated unit beside its donors with all that weights are chosen by: outcomes and, where asked for, predictors. */
final class Comparison {
    private final Outcomes outcomes;
    private final @Nullable PredictorValues predictors;

    Comparison(Outcomes outcomes, @Nullable PredictorValues predictors) {
        this.outcomes = outcomes;
        this.predictors = predictors;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** The donor as if treated, against the other donors; needs at least two donors. */
    Comparison placebo(int donor) {
        return new Comparison(outcomes.placebo(donor), predictors == null ? null : predictors.placebo(donor));
    }

    /** The same without one donor; needs at least two. */
    Comparison without(int donor) {
        return new Comparison(outcomes.without(donor), predictors == null ? null : predictors.without(donor));
    }

    /** The synthetic control. */
    ControlFit fit() {
        if (predictors == null) {
            double[] weights = SimplexLeastSquares.solve(outcomes.donorsPre(), outcomes.treatedPre(), 0);
            return new ControlFit(weights, new double[0], Gaps.of(outcomes, weights));
        }
        NestedWeights nested = NestedWeights.search(outcomes, predictors);
        return new ControlFit(nested.weights(), nested.predictorWeights(), Gaps.of(outcomes, nested.weights()));
    }
}
