package org.hengce.methods.score;

import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * How far an indicator has come on its way to a target: development, whatever caused it, and so no part of the score.
 *
 * @param basePeriod the last period before the policy
 * @param base the value then
 * @param period the last one observed
 * @param value the value then
 * @param target the value aimed at
 * @param reached whether the value is the target or beyond
 * @param share of the way from base to target; below 0 where it went back, above 1 where it went beyond; NaN where the
 *     target was reached before the policy
 * @param reason why there is no share; null where there is
 */
public record TargetAttainment(
        String basePeriod,
        double base,
        String period,
        double value,
        double target,
        boolean reached,
        double share,
        @Nullable Reason reason) {

    /**
     * The attainment; all values are finite and in the same unit, that of the indicator and not of its transform.
     *
     * @throws IllegalArgumentException if the direction is NEUTRAL or a value is no number
     */
    public static TargetAttainment of(
            Direction direction, String basePeriod, double base, String period, double value, double target) {
        if (direction == Direction.NEUTRAL || !Double.isFinite(base + value + target)) {
            throw new IllegalArgumentException(
                    "no target %s of %s from %s to %s".formatted(target, direction, base, value));
        }
        boolean reached = direction.sign() * (value - target) >= 0;
        boolean before = direction.sign() * (base - target) >= 0;
        return new TargetAttainment(
                basePeriod,
                base,
                period,
                value,
                target,
                reached,
                before ? Double.NaN : (value - base) / (target - base),
                before
                        ? new Reason(
                                ReasonCode.NOT_DEFINED,
                                "the target was reached in %s, before the policy".formatted(basePeriod),
                                "政策之前的 %s 已达到目标值".formatted(basePeriod))
                        : null);
    }
}
