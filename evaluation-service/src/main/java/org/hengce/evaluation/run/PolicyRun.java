package org.hengce.evaluation.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.plan.PlanStanding;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.PolicyVersion;
import org.hengce.presentation.json.EvaluationDocument.Provenance;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a policy from its inputs alone: no clock but for the time of completion, and nothing of a database in the result.
 */
@ApplicationScoped
public class PolicyRun {
    static final String UNKNOWN_CODE = "UNKNOWN_CODE";
    private static final Set<String> SAID_WITHOUT_DATA = Set.of(UNKNOWN_CODE, "PARTIAL_COVERAGE");

    private final Clock clock;
    private final CarriedOver carriedOver;

    /** Where a goal's result comes from. */
    private interface Estimation {
        GoalRun of(PreparedInputs inputs, Goal goal) throws NotEvaluableException;
    }

    @Inject
    PolicyRun(Clock clock, CarriedOver carriedOver) {
        this.clock = clock;
        this.carriedOver = carriedOver;
    }

    /**
     * The evaluation: completed, or not evaluable with what is missing; none before a covered period has data, unless somebody
     * asked for it.
     *
     * @param id that it will have
     * @param specification what is to be different from what the policy and the data decide
     */
    public Optional<EvaluationDocument> evaluate(UUID id, Inputs inputs, Trigger trigger, Specification specification) {
        return evaluate(id, new PreparedInputs(inputs, specification), trigger);
    }

    /** The same where the panels are there already. */
    public Optional<EvaluationDocument> evaluate(UUID id, PreparedInputs inputs, Trigger trigger) {
        return evaluate(id, inputs, trigger, GoalRun::of);
    }

    /**
     * The same for inputs as they were read, whose values are those of their vintages: goals that were estimated on the same
     * before are carried over.
     */
    public Optional<EvaluationDocument> evaluateAnew(UUID id, PreparedInputs inputs, Trigger trigger) {
        CarriedOver.Goals goals = carriedOver.goals(inputs);
        Optional<EvaluationDocument> made = evaluate(id, inputs, trigger, goals::of);
        goals.keep();
        return made;
    }

    private Optional<EvaluationDocument> evaluate(
            UUID id, PreparedInputs prepared, Trigger trigger, Estimation estimation) {
        Inputs inputs = prepared.inputs();
        boolean robustness = prepared.specification().robustness();
        List<GoalRun> runs = new ArrayList<>();
        PolicyPlan plan = PolicyPlan.of(inputs);
        Map<String, ReasonDocument> reasons = new TreeMap<>(plan.remarks());
        if (!plan.contradictions().isEmpty()) {
            reasons.putAll(plan.contradictions());
            return Optional.of(notEvaluable(id, inputs, plan, trigger, reasons));
        }
        List<Goal> goals = inputs.policy().policy().goals();
        for (Goal goal : goals) {
            try {
                requireTargetInDirection(inputs, goal);
                runs.add(estimation.of(prepared, goal));
            } catch (NotEvaluableException e) {
                reasons.put(e.field(), e.reason());
            }
        }
        if (goals.isEmpty()) {
            reasons.put("effects", reason("NOT_ENOUGH_DATA", "政策没有目标，无从评价", "the policy has no goal to be judged by"));
        }
        if (!runs.isEmpty()) {
            if (!robustness) {
                reasons.put(
                        "robustness", reason("NOT_DEFINED", "未要求以其他方式回答", "answers in other ways were not asked for"));
            }
            return Optional.of(completed(id, inputs, plan, trigger, runs, reasons, robustness));
        }
        boolean toBeSaid = trigger == Trigger.REQUEST
                || goals.isEmpty()
                || reasons.values().stream().anyMatch(r -> SAID_WITHOUT_DATA.contains(r.code()));
        return toBeSaid || inputs.hasCoveredData()
                ? Optional.of(notEvaluable(id, inputs, plan, trigger, reasons))
                : Optional.empty();
    }

    /** The register cannot know the indicator's direction; here is where the two meet. */
    private static void requireTargetInDirection(Inputs inputs, Goal goal) throws NotEvaluableException {
        var indicator = inputs.indicators().get(goal.indicator());
        @Nullable Double target = goal.targetEffect();
        if (indicator == null || target == null || indicator.direction() == Direction.NEUTRAL) {
            return;
        }
        if (target > 0 != (indicator.direction() == Direction.HIGHER_IS_BETTER)) {
            throw new NotEvaluableException(
                    GoalPanel.field(inputs, goal),
                    "NO_YARDSTICK",
                    "the target effect %s goes against %s of '%s'; correct its sign"
                            .formatted(target, indicator.direction(), goal.indicator()),
                    "目标效应 %s 与指标“%3$s”的方向 %2$s 相反；请更正符号".formatted(target, indicator.direction(), goal.indicator()));
        }
    }

    private EvaluationDocument completed(
            UUID id,
            Inputs inputs,
            PolicyPlan plan,
            Trigger trigger,
            List<GoalRun> runs,
            Map<String, ReasonDocument> reasons,
            boolean robustness) {
        Findings findings = new Findings(inputs, runs);
        reasons.putAll(findings.reasons());
        Map<String, String> panels = new TreeMap<>();
        runs.forEach(run -> panels.put(run.series(), run.panel().panel().sha256()));
        UndefinedCodes.of(inputs)
                .forEach((field, codes) -> reasons.put(
                        field, reason(UNKNOWN_CODE, "未定义，已忽略：" + codes, "not defined and ignored: " + codes)));
        Map<String, List<String>> restricted = restricted(inputs, runs);
        BesideTheScore beside = new BesideTheScore(inputs);
        List<EffectDocument> effects = findings.effects();
        return new EvaluationDocument(
                id.toString(),
                version(inputs),
                EvaluationStatus.COMPLETED,
                clock.instant(),
                trigger.name(),
                standing(plan.standing()),
                !restricted.isEmpty(),
                findings.score(),
                findings.rating(),
                findings.evidence(),
                findings.dimensions(),
                effects,
                reasons,
                findings.robustness(),
                findings.contamination(),
                restricted,
                new Provenance(inputs.pins(), panels, findings.seed(), inputs.software()),
                PlanDepartures.of(inputs, plan, plan.standing(), runs),
                robustness && findings.score() != null ? findings.sensitivity() : null,
                beside.budget(),
                beside.selfAssessments(effects),
                false);
    }

    private EvaluationDocument notEvaluable(
            UUID id, Inputs inputs, PolicyPlan plan, Trigger trigger, Map<String, ReasonDocument> reasons) {
        ReasonDocument none = reason("NOT_ENOUGH_DATA", "没有可评价的目标", "no goal can be evaluated");
        reasons.putIfAbsent("score", none);
        reasons.putIfAbsent("rating", none);
        reasons.put("provenance.seed", reason("NOT_DEFINED", "没有随机计算", "nothing random was computed"));
        Map<String, List<String>> restricted = restricted(inputs, List.of());
        return new EvaluationDocument(
                id.toString(),
                version(inputs),
                EvaluationStatus.NOT_EVALUABLE,
                clock.instant(),
                trigger.name(),
                standing(plan.unread()),
                !restricted.isEmpty(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                reasons,
                List.of(),
                List.of(),
                restricted,
                new Provenance(inputs.pins(), Map.of(), null, inputs.software()),
                PlanDepartures.of(inputs, plan, plan.unread(), List.of()),
                null,
                new BesideTheScore(inputs).budget(),
                new BesideTheScore(inputs).selfAssessments(List.of()),
                false);
    }

    /** By goal, of whom values that not everybody may read went in; where no panel came about, of whom there are any. */
    private static Map<String, List<String>> restricted(Inputs inputs, List<GoalRun> runs) {
        Map<String, List<String>> restricted = new TreeMap<>();
        for (Goal goal : inputs.policy().policy().goals()) {
            Set<String> regions = runs.stream()
                    .filter(run -> run.goal().equals(goal))
                    .findFirst()
                    .map(run -> (Set<String>) run.panel().marks().restricted())
                    .orElseGet(() -> inputs.restricted(goal));
            if (!regions.isEmpty()) {
                restricted.put(GoalPanel.field(inputs, goal), List.copyOf(regions));
            }
        }
        return restricted;
    }

    /** Codes that name nothing are ignored, and said. */
    private static Standing standing(PlanStanding by) {
        return Standing.valueOf(by.kind().name());
    }

    private static PolicyVersion version(Inputs inputs) {
        return new PolicyVersion(
                inputs.policy().policy().code(), inputs.policy().version());
    }

    static ReasonDocument reason(String code, String zh, String en) {
        return new ReasonDocument(code, new LocalizedText(zh, en));
    }
}
