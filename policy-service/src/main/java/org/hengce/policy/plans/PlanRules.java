package org.hengce.policy.plans;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.policy.policies.TextCheck;
import org.jspecify.annotations.Nullable;

/** What makes a plan one of this policy: nothing in it contradicts itself, or what the policy says of its goals. */
final class PlanRules {
    private final PlanDraft plan;
    private final PolicyText policy;
    private final TextCheck check = new TextCheck();

    private PlanRules(PlanDraft plan, PolicyText policy) {
        this.plan = plan;
        this.policy = policy;
    }

    /**
     * Refuses a plan that evaluations could not follow, though it has the {@link PlanForm form} of one.
     *
     * @param sealed the versions before it
     * @throws Problem 422 that names every field that is wrong
     */
    static void require(PlanDraft plan, PolicyText policy, List<PlanText> sealed, LocalDate today) {
        PlanRules rules = new PlanRules(plan, policy);
        rules.goals();
        ReadingRules.check(plan.readings(), SealTime.start(policy), named(sealed), today, rules.check);
        rules.check.refuse(broken());
    }

    static Message broken() {
        return Message.of(
                "the plan contradicts itself or the policy; 'violations' names each field",
                "方案自相矛盾或与政策矛盾，“violations”列出了每个字段");
    }

    private static Set<String> named(List<PlanText> sealed) {
        return sealed.stream()
                .flatMap(version -> version.readings().stream())
                .map(PlanText.PlannedReading::on)
                .collect(Collectors.toSet());
    }

    private void goals() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < plan.goals().size(); i++) {
            PlannedGoal goal = plan.goals().get(i);
            String at = "goals[%d]".formatted(i);
            if (!seen.add(series(goal.indicator(), GoalSectors.name(goal)))) {
                check.wrong(at + ".indicator", "'%s' is planned twice", "“%s”重复出现", goal.indicator());
            }
            method(at, goal.method());
            comparison(at + ".comparison", goal.comparison());
            asThePolicySays(at, goal);
        }
    }

    private void method(String at, @Nullable String method) {
        if (method != null && !PlanText.METHODS.contains(method)) {
            check.wrong(
                    at + ".method",
                    "'%s' is no method that gives an effect; name one of %s, or leave it to the data with null",
                    "“%s”不是可给出效应的方法；请使用 %s 之一，或以 null 交由数据决定",
                    method,
                    PlanText.METHODS.stream().sorted().toList());
        }
    }

    private void comparison(String at, @Nullable Comparison comparison) {
        if (comparison != null && comparison.regions() != null) {
            Set<String> covered =
                    policy.coverage().stream().map(PolicyText.Coverage::region).collect(Collectors.toSet());
            comparison.regions().stream()
                    .filter(covered::contains)
                    .forEach(region -> check.wrong(
                            at + ".regions",
                            "'%s' is covered by the policy and cannot be compared with; leave it out",
                            "“%s”为政策覆盖地区，不能作为对照；请去掉",
                            region));
        }
    }

    /** Whatever both say, they say the same. */
    private void asThePolicySays(String at, PlannedGoal planned) {
        String series = series(planned.indicator(), GoalSectors.name(planned));
        @Nullable
        Goal goal = policy.goals().stream()
                .filter(of -> series(of.indicator(), GoalSectors.name(of)).equals(series))
                .findFirst()
                .orElse(null);
        if (goal == null) {
            check.wrong(
                    at + ".indicator",
                    "'%s' is no goal of the policy, which has: %s; revise the policy first",
                    "“%s”不是该政策的目标；该政策的目标为：%s；请先修改政策",
                    series,
                    policy.goals().stream()
                            .map(of -> series(of.indicator(), GoalSectors.name(of)))
                            .toList());
            return;
        }
        if (orLevel(planned.transform()) != orLevel(goal.transform())) {
            differs(at + ".transform", orLevel(planned.transform()), orLevel(goal.transform()));
        }
        if (apart(planned.smallestEffectOfInterest(), goal.smallestEffectOfInterest(), 0)) {
            differs(
                    at + ".smallestEffectOfInterest",
                    planned.smallestEffectOfInterest(),
                    goal.smallestEffectOfInterest());
        }
        if (planned.weight() != null && goal.weight() == null) {
            check.wrong(
                    at + ".weight",
                    "the policy's goals have no weights, by which it is scored; leave them out, or revise the policy first",
                    "政策的目标没有权重，而评分依政策权重进行；请省略，或先修改政策");
        } else if (apart(planned.weight(), goal.weight(), TextCheck.WEIGHT_TOLERANCE)) {
            differs(at + ".weight", planned.weight(), goal.weight());
        }
    }

    private void differs(String field, @Nullable Object planned, @Nullable Object said) {
        check.wrong(
                field,
                "the plan says %s and the policy %s; say the same, leave it out, or revise the policy first",
                "方案为 %s，政策为 %s；请保持一致、省略，或先修改政策",
                planned,
                said);
    }

    private static boolean apart(@Nullable Double one, @Nullable Double other, double tolerance) {
        return one != null && other != null && Math.abs(one - other) > tolerance;
    }

    private static Transform orLevel(@Nullable Transform transform) {
        return transform == null ? Transform.LEVEL : transform;
    }

    private static String series(String indicator, String sectors) {
        return sectors.equals(Codes.ALL_SECTORS) ? indicator : "%s of %s".formatted(indicator, sectors);
    }
}
