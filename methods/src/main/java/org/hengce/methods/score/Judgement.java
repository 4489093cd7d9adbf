package org.hengce.methods.score;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.jspecify.annotations.Nullable;

/** One goal and one effect, turned so that up is good. */
final class Judgement {
    private static final double[] ALONE = {1};
    private static final Reason NEUTRAL = new Reason(
            ReasonCode.NEUTRAL_INDICATOR, "the indicator is neutral: reported, not scored", "该指标为中性指标，只报告，不评分");

    private final Goal goal;
    private final Effect effect;
    private final int sign;
    private final double benefit; // in the unit of the effect
    private final @Nullable Interval interval; // of the benefit

    Judgement(Goal goal, Effect effect) {
        this.goal = goal;
        this.effect = effect;
        sign = goal.direction().sign();
        benefit = sign * effect.estimate();
        interval = turned(effect.interval());
    }

    GoalResult result(long seed, int evidenceLevel) {
        Map<String, Reason> reasons = new TreeMap<>();
        Verdict verdict = verdict(reasons);
        Draws draws = draws(Draws.deviations(seed), reasons);
        if (draws == null) {
            return new GoalResult(verdict, tendency(), null, null, reasons);
        }
        Score score = Draws.score(List.of(draws), ALONE);
        Rating rating = score.hasInterval()
                ? Rating.of(
                        score,
                        evidenceLevel,
                        verdict == Verdict.HARMFUL,
                        Draws.clearlyBeneficial(List.of(draws), ALONE))
                : null;
        return new GoalResult(verdict, tendency(), score, rating, reasons);
    }

    GoalResult withoutScore() {
        Map<String, Reason> reasons = new TreeMap<>();
        return new GoalResult(verdict(reasons), tendency(), null, null, reasons);
    }

    private Tendency tendency() {
        if (interval == null || neutral()) {
            return Tendency.UNCLEAR;
        }
        if (interval.liesAbove(0)) {
            return Tendency.BENEFICIAL;
        }
        return interval.liesBelow(0) ? Tendency.HARMFUL : Tendency.UNCLEAR;
    }

    /** The first rule that holds; an interval that lacks an end never lets one tell. */
    @Nullable
    Verdict verdict(Map<String, Reason> reasons) {
        if (neutral()) {
            reasons.put("verdict", NEUTRAL);
            return null;
        }
        double epsilon = goal.smallestEffect();
        if (Double.isNaN(epsilon)) {
            reasons.put("verdict", noYardstick());
            return null;
        }
        if (interval == null || !interval.hasBothEnds()) {
            return Verdict.CANNOT_TELL;
        }
        Interval equivalence = turned(effect.equivalenceInterval());
        if (equivalence != null && equivalence.liesWithin(-epsilon, epsilon)) {
            return Verdict.NO_MATERIAL_EFFECT;
        }
        if (interval.liesAbove(0) && benefit >= epsilon) {
            return Verdict.BENEFICIAL;
        }
        return interval.liesBelow(0) && benefit <= -epsilon ? Verdict.HARMFUL : Verdict.CANNOT_TELL;
    }

    /** What the score is made of; null where there can be none, with the reason. */
    @Nullable
    Draws draws(double[] deviations, Map<String, Reason> reasons) {
        if (neutral()) {
            reasons.put("score", NEUTRAL);
            reasons.put("rating", NEUTRAL);
            return null;
        }
        Yardstick yardstick = goal.yardstick();
        if (yardstick == null) {
            reasons.put("score", noYardstick());
            reasons.put("rating", noYardstick());
            return null;
        }
        Draws draws = Draws.of(effect, sign, yardstick, deviations);
        if (!draws.hasError()) {
            Reason why = effect.reasons().getOrDefault("interval", noInterval());
            reasons.put("score.interval", why);
            reasons.put("rating", why);
        }
        return draws;
    }

    private boolean neutral() {
        return goal.direction() == Direction.NEUTRAL;
    }

    private @Nullable Interval turned(@Nullable Interval ofEffect) {
        return ofEffect != null && sign < 0 ? ofEffect.negated() : ofEffect;
    }

    private static Reason noYardstick() {
        return new Reason(
                ReasonCode.NO_YARDSTICK,
                "there is no target and no yardstick from untreated units",
                "没有目标值，也无法由未受处理的单位得出衡量尺度");
    }

    private static Reason noInterval() {
        return new Reason(ReasonCode.NOT_TESTABLE, "the effect has no interval", "该效应没有置信区间");
    }
}
