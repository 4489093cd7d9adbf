package org.hengce.policy.plans;

import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PlanText.PlannedReading;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Window;
import org.hengce.kit.problem.Problem;
import org.hengce.policy.policies.GoalRules;
import org.hengce.policy.policies.TextCheck;
import org.jspecify.annotations.Nullable;

/** What makes a draft a plan of any policy: told before anybody looks which policy it is for. */
final class PlanForm {
    private static final int MOST_REGIONS = 4_000;

    private final TextCheck check = new TextCheck();

    private PlanForm() {}

    /** @throws Problem 422 that names every field that is wrong */
    static void require(PlanDraft plan) {
        PlanForm form = new PlanForm();
        if (plan.goals().isEmpty()) {
            form.check.wrong("goals", "a plan names at least one goal", "方案至少写明一个目标");
        }
        form.check.atMost("goals", plan.goals(), 200);
        for (int i = 0; i < plan.goals().size(); i++) {
            form.goal("goals[%d]".formatted(i), plan.goals().get(i));
        }
        form.check.weights(
                "goals", plan.goals().stream().map(PlannedGoal::weight).toList());
        if (plan.readings().isEmpty()) {
            form.check.wrong("readings", "say when the results are to be read: 1 to 100 readings", "请写明读数时间：1 至 100 次");
        }
        form.check.atMost("readings", plan.readings(), 100);
        for (int k = 0; k < plan.readings().size(); k++) {
            form.reading("readings[%d]".formatted(k), plan.readings().get(k));
        }
        form.check.refuse(PlanRules.broken());
    }

    private void goal(String at, PlannedGoal goal) {
        check.code(at + ".indicator", goal.indicator(), Codes.INDICATOR);
        check.optionalCode(at + ".sector", goal.sector(), Codes.CODE);
        GoalRules.sectors(at, goal.sector(), goal.sectors(), check);
        GoalRules.smallestEffect(at, goal.smallestEffectOfInterest(), check);
        @Nullable Comparison comparison = goal.comparison();
        if (comparison != null) {
            check.codes(at + ".comparison.excluded", comparison.excluded(), Codes.CODE, MOST_REGIONS);
            if (comparison.regions() != null) {
                check.codes(at + ".comparison.regions", comparison.regions(), Codes.CODE, MOST_REGIONS);
            }
        }
        @Nullable Window window = goal.window();
        if (window != null) {
            check.range(at + ".window", window.from(), window.to());
        }
    }

    private void reading(String at, PlannedReading reading) {
        check.present(at + ".on", reading.on());
        check.present(at + ".lastPeriod", reading.lastPeriod());
        check.day(at + ".on", reading.on());
        check.period(at + ".lastPeriod", reading.lastPeriod());
    }
}
