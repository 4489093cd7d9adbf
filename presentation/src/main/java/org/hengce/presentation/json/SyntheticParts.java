package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.hengce.presentation.json.EffectDocument.PeriodWeight;
import org.hengce.presentation.json.EffectDocument.Placebo;
import org.hengce.presentation.json.EffectDocument.Rmspe;
import org.hengce.presentation.json.EffectDocument.UnitWeight;
import org.jspecify.annotations.Nullable;

/**
 * What only synthetic methods have; each null where the method does not have it or it was not asked for.
 *
 * @param weights of the donors, heaviest first
 * @param timeWeights of the periods before the treatment
 * @param rmspe fit before and after
 * @param placebos what the method finds for units that were not treated
 * @param leaveOneOut the estimate without each donor of positive weight
 * @param predictors weights of the predictors
 * @param inTime a placebo at an earlier start
 * @param cohorts the effect by cohort
 * @param covariates coefficients of the covariates that were projected out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyntheticParts(
        @Nullable List<UnitWeight> weights,
        @Nullable List<PeriodWeight> timeWeights,
        @Nullable Rmspe rmspe,
        @Nullable List<Placebo> placebos,
        @Nullable List<LeaveOneOut> leaveOneOut,
        @Nullable List<PredictorWeight> predictors,
        @Nullable InTimePlacebo inTime,
        @Nullable List<CohortEffect> cohorts,
        @Nullable List<NamedCoefficient> covariates) {
    static final SyntheticParts NONE = new SyntheticParts(null, null, null, null, null, null, null, null, null);

    /** The estimate without one donor. */
    public record LeaveOneOut(String unit, double estimate) {}

    /** A predictor's weight. */
    public record PredictorWeight(String predictor, double weight) {}

    /** The effect of a treatment that was none. */
    public record InTimePlacebo(
            String period, double estimate, @Nullable Double ratio) {}

    /** One cohort of a staggered adoption; {@code weight} is its share of treated unit-periods. */
    public record CohortEffect(String cohort, double estimate, double weight, int treatedUnits) {}
}
