package org.hengce.presentation.chart;

import org.hengce.methods.score.Verdict;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Precision;
import org.jspecify.annotations.Nullable;

/**
 * A region on a map of tiles.
 *
 * @param code ISO 3166-2 where there is one
 * @param value null where there is none
 * @param low lower end of its interval; null where there is none
 * @param high upper end; null where there is none
 * @param verdict null where there is none
 * @param reason why there is no value; empty where there is one
 * @param provisional whether the value may still change
 */
public record Tile(
        String code,
        String name,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        Precision precision,
        @Nullable Verdict verdict,
        String reason,
        boolean provisional) {
    /** One that is final. */
    public Tile(
            String code,
            String name,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            Precision precision,
            @Nullable Verdict verdict,
            String reason) {
        this(code, name, value, low, high, precision, verdict, reason, false);
    }

    /** Whether there is a value that can be shown. */
    boolean isKnown() {
        return value != null && Double.isFinite(value);
    }

    /** The effect on a region, as it is shown. */
    public static Tile of(Estimate estimate) {
        EffectScale scale = estimate.scale();
        IntervalDocument shown = scale.interval(estimate.interval());
        return new Tile(
                estimate.code(),
                estimate.label(),
                estimate.estimate() == null ? null : Double.valueOf(scale.effect(estimate.estimate())),
                shown == null ? null : shown.low(),
                shown == null ? null : shown.high(),
                estimate.precision(),
                estimate.verdict(),
                estimate.reason());
    }
}
