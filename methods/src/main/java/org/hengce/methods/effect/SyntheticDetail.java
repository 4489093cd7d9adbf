package org.hengce.methods.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of the synthetic methods, beside weights and placebos.
 *
 * @param predictors weights V of the predictors, summing to 1; empty where outcomes alone are matched
 * @param leaveOneOut the estimate without each donor of positive weight; empty unless asked for
 * @param inTime a placebo at an earlier start, on data before the treatment alone; null unless asked for
 * @param cohorts the effect by cohort; empty where there is one only
 * @param coefficients of the covariates that were projected out
 */
public record SyntheticDetail(
        List<PredictorWeight> predictors,
        List<LeaveOneOut> leaveOneOut,
        @Nullable InTimePlacebo inTime,
        List<CohortEffect> cohorts,
        List<Coefficient> coefficients)
        implements Detail {
    /** Copies the lists. */
    public SyntheticDetail {
        predictors = List.copyOf(predictors);
        leaveOneOut = List.copyOf(leaveOneOut);
        cohorts = List.copyOf(cohorts);
        coefficients = List.copyOf(coefficients);
    }

    /** A predictor's weight. */
    public record PredictorWeight(String predictor, double weight) {}

    /** The estimate without one donor. */
    public record LeaveOneOut(String donor, double estimate) {}

    /**
     * The effect of a treatment that was none.
     *
     * @param period where it is pretended to begin
     * @param estimate mean gap from there to the last period before the treatment
     * @param ratio post-RMSPE ÷ pre-RMSPE; NaN where there is none
     */
    public record InTimePlacebo(String period, double estimate, double ratio) {}

    /**
     * One cohort of a staggered adoption.
     *
     * @param cohort its first treated period
     * @param weight its share of treated unit-periods
     * @param treatedUnits how many units it has
     */
    public record CohortEffect(String cohort, double estimate, double weight, int treatedUnits) {}
}
