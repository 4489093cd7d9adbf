package org.hengce.methods.score;

import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * Money spent ÷ what it bought: executed budget ÷ (effect × treated unit-periods), for indicators that add up, in levels.
 *
 * <p>The interval is Fieller's (Supplement to JRSS 7(1), 1940) for a numerator that is known: all quotients whose effect
 * is not rejected. It has ends only where the effect's own interval stays clear of 0.
 *
 * @param cost per unit of the indicator, in the unit of the budget; NaN with the reason where it is undefined
 * @param interval of the cost, at the level of the effect's; null where the cost is undefined
 * @param unitPeriods treated unit-periods
 * @param reason why there is none; null where there is
 */
public record CostPerEffect(
        double cost,
        @Nullable Interval interval,
        double unitPeriods,
        @Nullable Reason reason) {

    /**
     * The cost of the benefit. An effect against the goal has none: a small harm for much money and a large one for little
     * would have the same quotient.
     *
     * @param executed what was spent, 0 or more; NaN where it is not known
     * @param unitPeriods by {@link #unitPeriods}, more than 0
     * @throws IllegalArgumentException if a number is not as said
     */
    public static CostPerEffect of(Effect effect, Direction direction, double executed, double unitPeriods) {
        if (executed < 0 || Double.isInfinite(executed) || !(unitPeriods > 0)) {
            throw new IllegalArgumentException(
                    "no cost of %s spent on %s unit-periods".formatted(executed, unitPeriods));
        }
        if (direction == Direction.NEUTRAL) {
            return none(unitPeriods, ReasonCode.NEUTRAL_INDICATOR, "the indicator is neutral", "该指标为中性指标");
        }
        if (Double.isNaN(executed)) {
            return none(
                    unitPeriods,
                    ReasonCode.NOT_ENOUGH_DATA,
                    "it is not known how much of the budget was spent",
                    "没有预算执行数据");
        }
        Interval own = effect.interval();
        if (own == null || !own.hasBothEnds() || own.contains(0)) {
            return none(
                    unitPeriods,
                    ReasonCode.NOT_DEFINED,
                    "the effect's interval holds 0 or lacks an end, so that the cost has no bound",
                    "效应的区间包含 0 或缺少端点，单位成本没有界限");
        }
        Interval benefit = direction.sign() < 0 ? own.negated() : own;
        if (benefit.liesBelow(0)) {
            return none(unitPeriods, ReasonCode.NOT_DEFINED, "the effect goes against the goal", "效应与目标方向相反");
        }
        double each = executed / unitPeriods;
        return new CostPerEffect(
                each / (direction.sign() * effect.estimate()),
                new Interval(benefit.level(), each / benefit.high(), each / benefit.low()),
                unitPeriods,
                null);
    }

    /** For an indicator whose values do not add up, or in another transform. */
    public static CostPerEffect notDefined(double unitPeriods) {
        return none(
                unitPeriods,
                ReasonCode.NOT_DEFINED,
                "only of indicators that add up over regions, in levels, is there a cost per unit",
                "只有可跨地区加总、以水平值计的指标才有单位成本");
    }

    /**
     * Over how many unit-periods an effect is the mean: of each treated unit used the periods from its start on; of one
     * series that is the sum of the units its periods.
     *
     * @param aggregate how treated units became one series, where the method is one of series
     */
    public static double unitPeriods(Panel panel, Effect effect, UnitAggregate aggregate) {
        boolean series = effect.method() == Method.INTERRUPTED_TIME_SERIES || effect.method() == Method.BEFORE_AFTER;
        long all = 0;
        long longest = 0;
        for (String unit : effect.treatedUnits()) {
            int u = panel.indexOf(unit);
            long own = u < 0 || panel.neverTreated(u) ? 0 : panel.periodCount() - panel.firstTreated(u);
            all += own;
            longest = Math.max(longest, own);
        }
        return series && aggregate == UnitAggregate.SUM ? longest : all;
    }

    private static CostPerEffect none(double unitPeriods, ReasonCode code, String english, String chinese) {
        return new CostPerEffect(Double.NaN, null, unitPeriods, new Reason(code, english, chinese));
    }
}
