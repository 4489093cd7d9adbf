package org.hengce.evaluation.run;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Window;
import org.hengce.methods.effect.Method;
import org.hengce.methods.panel.PeriodName;
import org.hengce.methods.plan.Controls;
import org.hengce.methods.plan.EvaluationPlan;
import org.hengce.methods.plan.GoalSpecification;
import org.hengce.methods.plan.PlannedReading;
import org.hengce.presentation.json.ReasonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan as it was published. An event's schema has held its shape; what is written in its fields may still be no day, no
 * period or no method, which is said like every other contradiction.
 */
final class PlanReading {
    private static final String CODE = "NOT_TESTABLE";

    private final PlanText text;
    private final Map<String, ReasonDocument> problems = new TreeMap<>();

    private PlanReading(PlanText text) {
        this.text = text;
    }

    /**
     * A plan, as far as it can be read.
     *
     * @param plan null where anything in it cannot be read
     * @param problems by field, as {@code plan.readings[0].on}
     */
    record Read(@Nullable EvaluationPlan plan, Map<String, ReasonDocument> problems) {}

    static Read of(PlanText text) {
        return new PlanReading(text).read();
    }

    /** The estimator of that name on the wire, if it gives an effect. */
    static Optional<Method> method(String name) {
        return Arrays.stream(Method.values())
                .filter(method -> method.wireName().equals(name))
                .filter(method -> method != Method.BACON_DECOMPOSITION
                        && method != Method.HONEST_SENSITIVITY
                        && method != Method.POWER)
                .findFirst();
    }

    private Read read() {
        List<GoalSpecification> goals = new ArrayList<>();
        for (int i = 0; i < text.goals().size(); i++) {
            goals.add(goal("plan.goals[%d]".formatted(i), text.goals().get(i)));
        }
        List<PlannedReading> readings = new ArrayList<>();
        for (int k = 0; k < text.readings().size(); k++) {
            reading("plan.readings[%d]".formatted(k), text.readings().get(k)).ifPresent(readings::add);
        }
        Instant sealed = text.sealedAt();
        return problems.isEmpty()
                ? new Read(new EvaluationPlan(text.version(), sealed, goals, readings), problems)
                : new Read(null, problems);
    }

    private GoalSpecification goal(String field, PlannedGoal goal) {
        @Nullable Method method = null;
        if (goal.method() != null) {
            method = method(goal.method()).orElse(null);
            if (method == null) {
                say(
                        field + ".method",
                        "'%s' is no method that gives an effect".formatted(goal.method()),
                        "“%s”不是可给出效应的方法".formatted(goal.method()));
            }
        }
        @Nullable Comparison comparison = goal.comparison();
        @Nullable Window window = goal.window();
        return new GoalSpecification(
                goal.indicator(),
                sector(GoalSectors.name(goal)),
                UnderPlan.transform(goal.transform()).name(),
                method,
                comparison == null ? Controls.ALL : new Controls(comparison.regions(), comparison.excluded()),
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                number(goal.smallestEffectOfInterest()),
                number(goal.weight()));
    }

    /** All sectors together have no code here. */
    static @Nullable String sector(String sector) {
        return Codes.ALL_SECTORS.equals(sector) ? null : sector;
    }

    static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private Optional<PlannedReading> reading(String field, PlanText.PlannedReading reading) {
        @Nullable LocalDate on = null;
        @Nullable PeriodName last = null;
        try {
            on = LocalDate.parse(reading.on());
        } catch (DateTimeException e) {
            say(
                    field + ".on",
                    "'%s' is no day; write 2027-06-30".formatted(reading.on()),
                    "“%s”不是日期；请写作 2027-06-30".formatted(reading.on()));
        }
        try {
            last = PeriodName.parse(reading.lastPeriod());
        } catch (IllegalArgumentException | DateTimeException e) {
            say(
                    field + ".lastPeriod",
                    "'%s' is no period; write 2027, 2027-Q1 or 2027-01".formatted(reading.lastPeriod()),
                    "“%s”不是时期；请写作 2027、2027-Q1 或 2027-01".formatted(reading.lastPeriod()));
        }
        return on == null || last == null ? Optional.empty() : Optional.of(new PlannedReading(on, last));
    }

    private void say(String field, String en, String zh) {
        problems.put(field, PolicyRun.reason(CODE, zh, en));
    }
}
