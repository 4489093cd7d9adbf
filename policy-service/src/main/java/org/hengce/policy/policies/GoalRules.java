package org.hengce.policy.policies;

import java.util.List;
import java.util.Set;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.jspecify.annotations.Nullable;

/** What makes a goal one, and all of them the goals of a policy. */
public final class GoalRules {
    private static final double WEIGHT_TOLERANCE = 1e-6;
    // A yardstick is divided by; below this a quotient leaves the numbers that there are.
    private static final double SMALLEST_EFFECT = 1e-100;

    private GoalRules() {}

    static void check(List<Goal> goals, TextCheck check) {
        check.atMost("goals", goals, 200);
        Set<Object> series = TextCheck.nothingSeen();
        for (int i = 0; i < goals.size(); i++) {
            Goal goal = goals.get(i);
            String at = "goals[%d]".formatted(i);
            check.code(at + ".indicator", goal.indicator(), Codes.INDICATOR);
            check.optionalCode(at + ".sector", goal.sector(), Codes.CODE);
            check.optionalCode(at + ".unitWeight", goal.unitWeight(), Codes.INDICATOR);
            if (!series.add(List.of(String.valueOf(goal.indicator()), String.valueOf(goal.sector())))) {
                check.wrong(at + ".indicator", "'%s' is a goal twice", "“%s”重复设为目标", goal.indicator());
            }
            if (goal.targetEffect() != null && Math.abs(goal.targetEffect()) < SMALLEST_EFFECT) {
                check.wrong(at + ".targetEffect", "a target effect is a number other than 0", "目标效应应为非零数值");
            }
            smallestEffect(at, goal.smallestEffectOfInterest(), check);
            if (goal.targetYear() != null && (goal.targetYear() < 1000 || goal.targetYear() > 9999)) {
                check.wrong(at + ".targetYear", "a year has four digits, as 2030", "年份应为四位数字，例如 2030");
            }
        }
        weights(goals.stream().map(Goal::weight).toList(), check);
    }

    /** Above 0, where there is one. */
    public static void smallestEffect(String at, @Nullable Double smallest, TextCheck check) {
        if (smallest != null && !(smallest >= SMALLEST_EFFECT)) {
            check.wrong(at + ".smallestEffectOfInterest", "it is a number above 0", "应为大于 0 的数值");
        }
    }

    /** For all goals, with the sum 1, or for none. */
    public static void weights(List<? extends @Nullable Double> weights, TextCheck check) {
        double sum = 0;
        int weighted = 0;
        for (int i = 0; i < weights.size(); i++) {
            @Nullable Double weight = weights.get(i);
            if (weight != null) {
                weighted++;
                sum += weight;
                if (!(weight >= 0)) {
                    check.wrong("goals[%d].weight".formatted(i), "a weight is not below 0", "权重不得小于 0");
                }
            }
        }
        if (weighted > 0 && weighted < weights.size()) {
            check.wrong("goals", "give a weight to every goal or to none", "请为所有目标设定权重，或全部不设");
        } else if (weighted > 0 && Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            check.wrong("goals", "the weights sum to %s; make it 1", "权重之和为 %s，应为 1", sum);
        }
    }
}
