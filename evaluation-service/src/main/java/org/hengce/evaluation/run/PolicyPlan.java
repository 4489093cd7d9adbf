package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.methods.plan.EvaluationPlan;
import org.hengce.methods.plan.PlanProblem;
import org.hengce.methods.plan.PlanStanding;
import org.hengce.methods.plan.PlannedReading;
import org.hengce.presentation.json.ReasonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The plan that an evaluation is made under, and what the evaluation is by it (evaluation.md §2, "Looking again and again").
 *
 * <p>In force is the newest version that was sealed by the evaluation's day, if it or one before it was sealed before the first
 * period after the policy's start was over; a policy whose every version came later is evaluated as one without a plan, since
 * whoever has seen a period may have chosen the plan by it. Of an amendment that came later the evaluation says so.
 *
 * <p>An amendment takes nothing back. Readings that were made stay made, whatever version named them: those of the new version
 * whose day is not after the last of these days are not made again, and those whose day lay before the amendment was sealed are
 * not made at all, since their data could be looked at when it was written. What was spent stays spent: each goal may spend up
 * to α*(t) by a reading with the share t of the new version's periods, less all that it has spent before, so that no sequence of
 * amendments spends more than 5 % in all.
 */
final class PolicyPlan {
    private static final String SEALED = "sealedAt";
    private static final PlanStanding WITHOUT = new PlanStanding(PlanStanding.Kind.EXPLORATORY, 0, List.of(), 0);

    private final @Nullable PlanText text;
    private final @Nullable EvaluationPlan plan;
    private final PlanStanding standing;
    private final List<HeldReading> held;
    private final Map<String, ReasonDocument> contradictions;
    private final Map<String, ReasonDocument> remarks;

    private PolicyPlan(
            @Nullable PlanText text,
            @Nullable EvaluationPlan plan,
            PlanStanding standing,
            List<HeldReading> held,
            Map<String, ReasonDocument> contradictions,
            Map<String, ReasonDocument> remarks) {
        this.text = text;
        this.plan = plan;
        this.standing = standing;
        this.held = held;
        this.contradictions = contradictions;
        this.remarks = remarks;
    }

    static PolicyPlan of(Inputs inputs) {
        return of(inputs.policy(), inputs.planAt());
    }

    /** Whether the next evaluation that events start will be a reading, if it can be made. */
    static Optional<String> due(PolicyV1 policy, PlanAt at) {
        return of(policy, at).reading();
    }

    /** @param at null for what was evaluated before there were plans: under none */
    static PolicyPlan of(PolicyV1 policy, @Nullable PlanAt at) {
        if (at == null || policy.policy().coverage().isEmpty()) {
            return without(Map.of(), Map.of());
        }
        List<PlanText> sealed = policy.plans().stream()
                .filter(version -> !DayOrInstant.dayOf(version.sealedAt()).isAfter(at.asOf()))
                .sorted(Comparator.comparingInt(PlanText::version).reversed())
                .toList();
        if (sealed.isEmpty()) {
            return without(Map.of(), Map.of());
        }
        PlanText newest = sealed.get(0);
        PlanReading.Read read = PlanReading.of(newest);
        Map<String, ReasonDocument> contradictions = new TreeMap<>(read.problems());
        Map<String, ReasonDocument> remarks = new TreeMap<>();
        for (PlanProblem problem : problems(policy, read.plan())) {
            (problem.field().equals(SEALED) ? remarks : contradictions)
                    .put(
                            "plan." + problem.field(),
                            PolicyRun.reason(
                                    "NOT_TESTABLE",
                                    problem.message().chinese(),
                                    problem.message().english()));
        }
        if (read.plan() == null || !contradictions.isEmpty()) {
            return without(contradictions, Map.of());
        }
        boolean inTime =
                remarks.isEmpty() || sealed.stream().skip(1).anyMatch(version -> sealedInTime(policy, version));
        return inTime
                ? new PolicyPlan(newest, read.plan(), standing(read.plan(), at), at.held(), Map.of(), remarks)
                : without(Map.of(), remarks);
    }

    private static PolicyPlan without(Map<String, ReasonDocument> contradictions, Map<String, ReasonDocument> remarks) {
        return new PolicyPlan(null, null, WITHOUT, List.of(), contradictions, remarks);
    }

    private static boolean sealedInTime(PolicyV1 policy, PlanText version) {
        @Nullable EvaluationPlan earlier = PlanReading.of(version).plan();
        return earlier != null
                && problems(policy, earlier).stream()
                        .noneMatch(problem -> problem.field().equals(SEALED));
    }

    /** A goal that only the plan has, or only the policy, is a departure and no contradiction: the policy may be changed. */
    private static List<PlanProblem> problems(PolicyV1 policy, @Nullable EvaluationPlan plan) {
        if (plan == null) {
            return List.of();
        }
        Set<String> series = new HashSet<>();
        policy.policy().goals().forEach(goal -> series.add(GoalRun.series(goal)));
        plan.goals().forEach(goal -> series.add(goal.series()));
        LocalDate start = policy.policy().coverage().stream()
                .map(covered -> Period.parse(covered.from()).first())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return PlanProblem.of(plan, series, start);
    }

    private static PlanStanding standing(EvaluationPlan plan, PlanAt at) {
        LocalDate sealed = DayOrInstant.dayOf(plan.sealedAt());
        LocalDate last = at.held().stream()
                .map(HeldReading::asOf)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        List<PlannedReading> readings = plan.readings();
        List<Integer> past = IntStream.rangeClosed(1, readings.size())
                .filter(k -> !readings.get(k - 1).on().isAfter(last)
                        || readings.get(k - 1).on().isBefore(sealed))
                .boxed()
                .toList();
        PlanStanding standing = PlanStanding.of(plan, at.asOf(), past);
        return standing.kind() == PlanStanding.Kind.READING && !at.counts()
                ? new PlanStanding(PlanStanding.Kind.PROVISIONAL, 0, List.of(), standing.reading())
                : standing;
    }

    /** The plan in force; null where there is none. */
    @Nullable
    EvaluationPlan plan() {
        return plan;
    }

    PlanStanding standing() {
        return standing;
    }

    /** The same where the evaluation reads nothing. */
    PlanStanding unread() {
        return standing.kind() == PlanStanding.Kind.READING
                ? new PlanStanding(PlanStanding.Kind.PROVISIONAL, 0, List.of(), standing.reading())
                : standing;
    }

    /** Which version is in force, for those who tell evaluations apart. */
    String inForce() {
        return text == null ? "no plan" : "plan " + text.version();
    }

    /** Which reading of which version it is, for those who tell evaluations apart; empty where it is none. */
    Optional<String> reading() {
        return plan == null || standing.kind() != PlanStanding.Kind.READING
                ? Optional.empty()
                : Optional.of(reading(plan.version(), standing.reading()));
    }

    static String reading(int version, int number) {
        return "reading %d of plan %d".formatted(number, version);
    }

    /** Where the plan contradicts itself, by field: with any of these nothing is evaluated. */
    Map<String, ReasonDocument> contradictions() {
        return contradictions;
    }

    /** What has to be said of the plan, by field. */
    Map<String, ReasonDocument> remarks() {
        return remarks;
    }

    /** Codes of the regions that its goals name, by field. */
    Map<String, List<String>> comparisons() {
        Map<String, List<String>> named = new TreeMap<>();
        List<PlannedGoal> goals = plan == null || text == null ? List.of() : text.goals();
        for (int i = 0; i < goals.size(); i++) {
            Comparison comparison = goals.get(i).comparison();
            if (comparison != null) {
                String field = "plan.goals[%d].comparison".formatted(i);
                named.put(field + ".regions", comparison.regions() == null ? List.of() : comparison.regions());
                named.put(field + ".excluded", comparison.excluded());
            }
        }
        return named;
    }

    /** How a goal is evaluated. */
    UnderPlan of(String series) {
        if (plan == null || text == null) {
            return UnderPlan.NONE;
        }
        @Nullable PlannedGoal planned = null;
        for (int i = 0; i < text.goals().size(); i++) {
            if (plan.goals().get(i).series().equals(series)) {
                planned = text.goals().get(i);
            }
        }
        return new UnderPlan(
                planned,
                standing.kind() == PlanStanding.Kind.READING
                        ? new UnderPlan.Look(plan.readings(), standing.reading(), spent(series))
                        : null);
    }

    private double spent(String series) {
        List<Double> errors = new ArrayList<>();
        held.forEach(reading -> errors.add(reading.spent().getOrDefault(series, 0.0)));
        return errors.stream().mapToDouble(Double::doubleValue).sum();
    }
}
