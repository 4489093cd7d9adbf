package org.hengce.presentation.json;

import java.util.Optional;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;

/** The estimate as a share of the mean outcome there would have been, and the reason where that says nothing. */
final class RelativeEffect {
    private static final Reason NOT_A_RATIO =
            new Reason(ReasonCode.NOT_DEFINED, "the effect on growth is a change already", "对增长率的效应本身已是变化量");
    private static final Reason NEAR_ZERO = new Reason(
            ReasonCode.NOT_DEFINED, "the interval of the counterfactual does not stay clear of zero", "反事实结果的区间未能避开零");

    private final Effect effect;
    private final Transform transform;
    private final double observed; // mean over the treated periods

    RelativeEffect(Effect effect, Transform transform, String treatedFrom) {
        this.effect = effect;
        this.transform = transform;
        observed = effect.path().stream()
                .dropWhile(point -> !point.period().equals(treatedFrom))
                .mapToDouble(PathPoint::observed)
                .average()
                .orElse(Double.NaN);
    }

    double value() {
        if (transform == Transform.LOG) {
            return Math.expm1(effect.estimate()); // observed ÷ counterfactual − 1, whatever their size
        }
        return reason().isPresent() ? Double.NaN : effect.estimate() / (observed - effect.estimate());
    }

    Optional<Reason> reason() {
        if (transform == Transform.LOG) {
            return Optional.empty();
        }
        if (transform == Transform.GROWTH) {
            return Optional.of(NOT_A_RATIO);
        }
        Interval interval = effect.interval();
        // What was observed is known, so that the counterfactual is as uncertain as the effect.
        boolean clear = interval != null && interval.hasBothEnds() && observed - interval.high() > 0;
        return clear ? Optional.empty() : Optional.of(NEAR_ZERO);
    }
}
