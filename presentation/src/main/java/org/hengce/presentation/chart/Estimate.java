package org.hengce.presentation.chart;

import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/**
 * An effect as a row of a forest plot; numbers as they were estimated.
 *
 * @param code of it, for machines
 * @param label its name
 * @param group under which heading it stands, such as its dimension; empty for none
 * @param estimate null where there is none
 * @param unit that it is shown in; empty where nothing says it
 * @param decimals with how many the indicator is published
 * @param yardstick the effect that counts as full success, positive; null where there is none
 * @param smallest the smallest effect of interest, positive; null where there is none
 * @param direction which way is better; null where it is not known
 * @param reason why there is no estimate or no interval; empty where there are both
 */
public record Estimate(
        String code,
        String label,
        String group,
        @Nullable Double estimate,
        @Nullable IntervalDocument interval,
        @Nullable Transform transform,
        String unit,
        int decimals,
        @Nullable Verdict verdict,
        @Nullable Double yardstick,
        @Nullable Double smallest,
        @Nullable Direction direction,
        String reason) {
    private static final double OF_YARDSTICK = 5;

    /**
     * An effect of a policy.
     *
     * @param group name of its dimension; empty for none
     * @param smallest as it is registered; null for the usual one, a fifth of the yardstick
     * @param direction which way is better; null where it is not known
     */
    public static Estimate of(
            Language language,
            String group,
            IndicatorFacts indicator,
            EffectDocument effect,
            @Nullable Double smallest,
            @Nullable Direction direction) {
        Double yardstick = effect.yardstick();
        EffectWords words = new EffectWords(language, indicator, effect, 0);
        return new Estimate(
                effect.indicator(),
                indicator.name().in(language),
                group,
                effect.estimate(),
                effect.interval(),
                effect.transform(),
                words.unit(),
                indicator.decimals(),
                effect.verdict(),
                yardstick,
                smallest == null && yardstick != null ? Double.valueOf(yardstick / OF_YARDSTICK) : smallest,
                direction,
                effect.interval() != null || !effect.reasons().containsKey("interval")
                        ? ""
                        : effect.reasons().get("interval").message().in(language));
    }

    /** The effect on one region, cohort or sector, as one of the parts of another. */
    public static Estimate of(Language language, String label, HeterogeneityDocument.Part part, Estimate whole) {
        return new Estimate(
                part.label(),
                label,
                "",
                part.estimate(),
                part.interval(),
                whole.transform,
                whole.unit,
                whole.decimals,
                null,
                null,
                whole.smallest,
                whole.direction,
                part.reason() == null ? "" : part.reason().message().in(language));
    }

    /** Whether it can be drawn: a point without an interval does not appear. */
    boolean isComplete() {
        return estimate != null && Double.isFinite(estimate) && interval != null && interval.isComplete();
    }

    /** How its numbers are shown. */
    EffectScale scale() {
        return EffectScale.of(transform);
    }

    /** To which decimal. */
    Precision precision() {
        Double shown = estimate == null ? null : Double.valueOf(scale().effect(estimate));
        return Precision.of(shown == null ? 0 : shown, null, scale().interval(interval), transform, decimals);
    }

    /** Whether it can be put on the scale of benefits. */
    boolean isComparable() {
        return yardstick != null && yardstick > 0 && direction != null && direction != Direction.NEUTRAL;
    }
}
