package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only methods on one series have; each null where the method does not have it.
 *
 * @param degreesOfFreedom of Welch's test
 * @param level the jump at the policy's interruption
 * @param slope the change of the trend there
 * @param interruptions all of them, where there are several
 * @param regression with what the segmented regression was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesParts(
        @JsonSerialize(using = AbsentNumber.class) @Nullable Double degreesOfFreedom,
        @Nullable CoefficientDocument level,
        @Nullable CoefficientDocument slope,
        @Nullable List<Interruption> interruptions,
        @Nullable Regression regression) {
    static final SeriesParts NONE = new SeriesParts(null, null, null, null, null);

    /** One interruption; without slope where slopes are off. */
    public record Interruption(
            String period,
            CoefficientDocument level,
            @Nullable CoefficientDocument slope) {}

    /**
     * How the series was fitted and what its residuals say.
     *
     * @param lag of the Newey–West errors
     * @param harmonics pairs of sine and cosine
     */
    public record Regression(
            int lag,
            int harmonics,
            int degreesOfFreedom,
            TestDocument ljungBox,
            @Nullable Double durbinWatson) {}
}
