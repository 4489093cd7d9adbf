package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What only two-way regressions and their decomposition have; each null where it was not asked for.
 *
 * @param eventStudy by event time
 * @param eventStudyCovariance of its estimates, for sensitivity analysis
 * @param wild the wild cluster bootstrap's own answer
 * @param comparisons what a two-way coefficient is made of
 * @param coefficients of treatment and covariates
 * @param regression on how much it rests
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegressionParts(
        @Nullable List<EventStudyPoint> eventStudy,
        @Nullable CovarianceDocument eventStudyCovariance,
        @Nullable Wild wild,
        @Nullable List<Comparison> comparisons,
        @Nullable List<NamedCoefficient> coefficients,
        @Nullable Regression regression) {
    static final RegressionParts NONE = new RegressionParts(null, null, null, null, null, null);

    /**
     * What a regression rests on.
     *
     * @param observations rows used
     * @param rowsDropped rows left out, by the wire name of the reason
     * @param clusters by dimension
     * @param degreesOfFreedom of the t distribution used; null where it is none
     * @param collinear regressors left out because they are combinations of others
     */
    public record Regression(
            long observations,
            Map<String, Long> rowsDropped,
            List<Integer> clusters,
            @Nullable Double degreesOfFreedom,
            List<String> collinear) {}

    /**
     * The effect at one distance from the treatment.
     *
     * @param standardError null at the reference and where there is none
     * @param interval of this point alone; null where there is none
     * @param uniform interval that holds for all points together; null where the inference has none
     * @param treatedUnits on which it rests
     * @param reference whether others are measured against this one
     */
    public record EventStudyPoint(
            int eventTime,
            double estimate,
            @Nullable Double standardError,
            @Nullable IntervalDocument interval,
            @Nullable IntervalDocument uniform,
            int treatedUnits,
            boolean reference) {}

    /** Rows and columns stand for these event times, in order. */
    @Schema(name = "Covariance", description = "Rows and columns stand for these event times, in order.")
    public record CovarianceDocument(List<Integer> eventTimes, List<List<Double>> rows) {}

    /** A wild cluster bootstrap; an end is null where its interval has none. */
    public record Wild(
            @Nullable Double pValue,
            @Nullable Double low,
            @Nullable Double high,
            int draws,
            boolean enumerated) {}

    /**
     * A comparison of two groups of units.
     *
     * @param treated the cohort whose change is looked at
     * @param control the cohort it is compared with
     * @param type wire name of the kind of control
     * @param weight its share of the coefficient
     */
    @Schema(name = "CohortComparison", description = "A comparison of two groups of units.")
    public record Comparison(String treated, String control, String type, double weight, double estimate) {}
}
