package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only methods on one series have; each null where the method does not have it.
 *
 * @param degreesOfFreedom of Welch's test
 * @param means before and after
 * @param level the jump at the policy's interruption
 * @param slope the change of the trend there; absent, and then written as null, where it was not allowed to change
 * @param interruptions all of them, where there are several
 * @param effects what the model says of each period from the policy's interruption on, the noise of that period aside
 * @param fit how the series was fitted and what its residuals say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesParts(
        @JsonSerialize(using = AbsentNumber.class) @Nullable Double degreesOfFreedom,
        @Nullable Means means,
        @Nullable CoefficientDocument level,

        @JsonSerialize(using = AbsentCoefficient.class) @Nullable
        CoefficientDocument slope,

        @Nullable List<Interruption> interruptions,
        @Nullable List<PeriodEffect> effects,
        @Nullable Fit fit) {
    static final SeriesParts NONE = new SeriesParts(null, null, null, null, null, null, null);

    /** Of the outcome; {@code autocorrelation} of neighbouring periods around them, by which the variance was widened. */
    public record Means(
            double before, double after, @Nullable Double autocorrelation) {}

    /** One interruption; without slope where slopes are off. */
    public record Interruption(
            String period,
            CoefficientDocument level,
            @Nullable CoefficientDocument slope) {}

    /** The model's effect in one period, with the ends of its pointwise interval. */
    public record PeriodEffect(
            String period,
            double estimate,
            @Nullable Double standardError,
            @Nullable Double low,
            @Nullable Double high) {}

    /**
     * A segmented regression.
     *
     * @param lag of the Newey–West errors
     * @param harmonics pairs of sine and cosine
     * @param degreesOfFreedom of the residuals
     * @param ljungBox small p means that residuals follow each other
     * @param breuschGodfrey the same, given the regressors
     */
    public record Fit(
            int lag,
            int harmonics,
            int degreesOfFreedom,
            TestDocument ljungBox,
            TestDocument breuschGodfrey,
            @Nullable Double durbinWatson) {}
}
