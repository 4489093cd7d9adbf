package org.hengce.presentation.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.Score;
import org.jspecify.annotations.Nullable;

/**
 * From 0 (as harmful as the yardstick is good) over 50 (no effect) to 100 (as good as the yardstick, or better).
 *
 * @param point the formula at the estimate
 * @param mean over the draws; null, like the ends and the probability, where the effect has no interval, with the reason
 *     {@code score.interval} at the evaluation
 * @param level of the interval from {@code low} to {@code high}
 */
@Schema(
        name = "Score",
        description =
                "From 0, as harmful as the yardstick is good, over 50, no effect, to 100, as good as the yardstick or better.")
public record ScoreDocument(
        double point,
        @Nullable Double mean,
        @Nullable Double low,
        @Nullable Double high,
        double level,
        @Nullable Double probabilityBeneficial) {
    /** The score as {@code methods} gives it, or null where there is none. */
    public static @Nullable ScoreDocument of(@Nullable Score score) {
        return score == null
                ? null
                : new ScoreDocument(
                        score.point(),
                        Parts.number(score.mean()),
                        Parts.number(score.low()),
                        Parts.number(score.high()),
                        score.level(),
                        Parts.number(score.probabilityBeneficial()));
    }

    /** What is written where there is room for one number: the mean, and without an interval the point. */
    public double meanOrPoint() {
        return mean == null ? point : mean;
    }
}
