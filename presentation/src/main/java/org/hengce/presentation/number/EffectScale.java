package org.hengce.presentation.number;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.Transform;
import org.jspecify.annotations.Nullable;

/**
 * How numbers of a transformed outcome are shown: an effect on a logarithm as a percentage, the outcome itself as it was
 * observed; an effect on growth in percentage points; all else as it is.
 */
public enum EffectScale {
    /** As it is. */
    PLAIN,
    /** Log points: 100·(e^x − 1) percent, e^x for outcomes. */
    PERCENT,
    /** Growth rates: times 100. */
    POINTS;

    /** The scale of this transform's numbers. */
    public static EffectScale of(@Nullable Transform transform) {
        if (transform == Transform.LOG) {
            return PERCENT;
        }
        return transform == Transform.GROWTH ? POINTS : PLAIN;
    }

    /** An effect as it is shown. */
    public double effect(double estimated) {
        return switch (this) {
            case PLAIN -> estimated;
            case PERCENT -> 100 * Math.expm1(estimated);
            case POINTS -> 100 * estimated;
        };
    }

    /** What a shown effect was estimated as. */
    public double estimated(double shown) {
        return switch (this) {
            case PLAIN -> shown;
            case PERCENT -> Math.log1p(shown / 100);
            case POINTS -> shown / 100;
        };
    }

    /** An outcome as it is shown. */
    public double outcome(double transformed) {
        return switch (this) {
            case PLAIN -> transformed;
            case PERCENT -> rounded(Math.exp(transformed));
            case POINTS -> rounded(100 * transformed);
        };
    }

    /** Without the last digits, which come from the way there and back: what was 1508 is shown as 1508. */
    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value, new MathContext(14)).doubleValue() : value;
    }

    /** The outcome without an effect, both as they are shown. */
    public double without(double outcome, double effect) {
        return this == PERCENT ? outcome / (1 + effect / 100) : outcome - effect;
    }

    /** A standard error as it is shown, at this estimate (delta method). */
    public double error(double error, double estimate) {
        return switch (this) {
            case PLAIN -> error;
            case PERCENT -> 100 * error * Math.exp(estimate);
            case POINTS -> 100 * error;
        };
    }

    /** An interval as it is shown; the scale keeps the order of its ends. */
    public @Nullable IntervalDocument interval(@Nullable IntervalDocument interval) {
        return interval == null
                ? null
                : new IntervalDocument(interval.level(), shown(interval.low()), shown(interval.high()));
    }

    /** An effect with estimate, error, interval and path as they are shown; the rest is as it was. */
    public static EffectDocument shown(EffectDocument effect) {
        EffectScale scale = of(effect.transform());
        return scale == PLAIN
                ? effect
                : effect.with(effect.found()
                        .withNumbers(
                                scale.effect(effect.estimate()),
                                effect.standardError() == null
                                        ? null
                                        : Double.valueOf(scale.error(effect.standardError(), effect.estimate())),
                                scale.interval(effect.interval()),
                                effect.path().stream().map(scale::shown).toList()));
    }

    private PathPoint shown(PathPoint point) {
        Double observed = point.observed();
        Double counterfactual = point.counterfactual();
        return new PathPoint(
                point.period(),
                observed == null ? null : Double.valueOf(outcome(observed)),
                counterfactual == null ? null : Double.valueOf(outcome(counterfactual)),
                shown(point.effect()),
                shown(point.low()),
                shown(point.high()),
                point.narrower().stream()
                        .map(i -> new IntervalDocument(i.level(), shown(i.low()), shown(i.high())))
                        .toList());
    }

    private @Nullable Double shown(@Nullable Double effect) {
        return effect == null ? null : Double.valueOf(effect(effect));
    }
}
