package org.hengce.presentation.json;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.ScoreRange;
import org.hengce.methods.score.ScoreSensitivity;
import org.jspecify.annotations.Nullable;

/**
 * How far the score depends on what was chosen, apart from sampling error: no confidence interval.
 *
 * @param score what the ranges are to be held against
 * @param weights other weights, drawn around the policy's own
 * @param estimates other estimates of one effect at a time
 * @param indicators without each indicator
 * @param reasons by field: why it is null
 */
@Schema(
        name = "ScoreSensitivity",
        description =
                "How far the score depends on what was chosen, apart from sampling error. No range here is a confidence interval.")
public record SensitivityDocument(
        @Nullable Double score,
        @Nullable Range weights,
        @Nullable Range estimates,
        @Nullable Range indicators,
        Map<String, ReasonDocument> reasons) {
    /** Copies the reasons. */
    public SensitivityDocument {
        reasons = Parts.sorted(reasons);
    }

    /**
     * Where the scores lie.
     *
     * @param choices how many there are
     * @param low a twentieth of them lies below; null, like the two that follow, where there are fewer than 20
     * @param high a twentieth lies above
     */
    @Schema(name = "ScoreRange", description = "Where the scores lie that other choices lead to.")
    public record Range(
            int choices,
            @Nullable Double low,
            @Nullable Double median,
            @Nullable Double high,
            Choice lowest,
            Choice highest) {
        private static @Nullable Range of(@Nullable ScoreRange range) {
            return range == null
                    ? null
                    : new Range(
                            range.choices(),
                            Parts.number(range.low()),
                            Parts.number(range.median()),
                            Parts.number(range.high()),
                            new Choice(range.lowest().name(), range.lowest().score()),
                            new Choice(range.highest().name(), range.highest().score()));
        }
    }

    /**
     * One choice and its score.
     *
     * @param name the indicator that gained most weight, the indicator left out, or indicator and way of estimating
     */
    @Schema(name = "ScoreChoice", description = "One choice and the score that it leads to.")
    public record Choice(String name, double score) {}

    /** The sensitivity as {@code methods} gives it. */
    public static SensitivityDocument of(ScoreSensitivity found) {
        return new SensitivityDocument(
                Parts.number(found.score()),
                Range.of(found.weights()),
                Range.of(found.estimates()),
                Range.of(found.indicators()),
                ReasonDocument.of(found.reasons()));
    }
}
