package org.hengce.evaluation.run;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.diagnostic.Diagnostics;
import org.hengce.methods.diagnostic.PartialPeriods;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.plan.ReadingTest;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSearch;
import org.hengce.presentation.json.GoalFindings;
import org.hengce.presentation.json.ReadingDocument;
import org.jspecify.annotations.Nullable;

/**
 * One goal of a policy: its panel, and what was estimated on it.
 *
 * @param field how reasons name the goal
 * @param found whatever takes long, which may be carried over
 * @param diagnostics all checks of what the effect rests on
 */
record GoalRun(Goal goal, String field, GoalPanel panel, Estimated found, List<Diagnostic> diagnostics) {
    /** What more data of the same kind would not mend. */
    private static final Set<NotEstimableException.Code> NOT_TESTABLE = EnumSet.of(
            NotEstimableException.Code.OUT_OF_RANGE,
            NotEstimableException.Code.CONSTANT_OUTCOME,
            NotEstimableException.Code.COLLINEAR,
            NotEstimableException.Code.PERFECT_SEPARATION,
            NotEstimableException.Code.NO_CONVERGENCE);

    /**
     * Estimates.
     *
     * @throws NotEvaluableException if the panel cannot be had or allows no estimate
     */
    static GoalRun of(PreparedInputs prepared, Goal goal) throws NotEvaluableException {
        return of(prepared, goal, estimated(prepared, goal));
    }

    /**
     * With what was estimated on the same panel.
     *
     * @throws NotEvaluableException if the panel cannot be had
     */
    static GoalRun of(PreparedInputs prepared, Goal goal, Estimated found) throws NotEvaluableException {
        GoalPanel panel = prepared.panel(goal);
        Inputs inputs = prepared.inputs();
        List<Diagnostic> diagnostics = new ArrayList<>(found.checks());
        diagnostics.add(panel.guard().check(found.effect()));
        diagnostics.add(new Boundaries(inputs.regions(), panel).check(found.effect()));
        diagnostics.add(PartialPeriods.check(panel.partialPeriods()));
        diagnostics.sort(Comparator.comparing(Diagnostic::name));
        return new GoalRun(goal, GoalPanel.field(inputs, goal), panel, found, diagnostics);
    }

    /** @throws NotEvaluableException as {@link #of(PreparedInputs, Goal)} */
    static Estimated estimated(PreparedInputs prepared, Goal goal) throws NotEvaluableException {
        GoalPanel panel = prepared.panel(goal);
        Inputs inputs = prepared.inputs();
        Specification specification = prepared.specification();
        if (panel.choice().planned() == null) {
            return estimated(inputs, goal, panel, specification);
        }
        try {
            return estimated(inputs, goal, panel, specification);
        } catch (NotEvaluableException e) {
            // The plan's method is used where it can be; that it was not, the departures say.
            return estimated(inputs, goal, panel.with(panel.choice().withoutPlanned()), specification);
        }
    }

    private static Estimated estimated(Inputs inputs, Goal goal, GoalPanel panel, Specification specification)
            throws NotEvaluableException {
        String field = GoalPanel.field(inputs, goal);
        try {
            Choice choice = panel.choice().of(panel.panel());
            if (choice.missing() != null) {
                throw new NotEvaluableException(field, choice.missing());
            }
            UnderPlan.Look look = panel.under().look();
            if (look == null) {
                return estimated(inputs, panel, goal, choice, specification, null);
            }
            // How small a p-value can become shows in an estimate; its level in nothing but the interval.
            ReadingTest test =
                    look.test(Objects.requireNonNull(choice.first()).estimate(panel.panel()), panel.treatedFrom());
            GoalPanel read = panel.with(panel.choice().withLevel(test.intervalLevel()));
            return estimated(inputs, read, goal, read.choice().of(read.panel()), specification, test);
        } catch (NotEstimableException e) {
            throw NOT_TESTABLE.contains(e.code())
                    ? new NotEvaluableException(
                            field,
                            "NOT_TESTABLE",
                            e.reason().english(),
                            e.reason().chinese())
                    : new NotEvaluableException(field, e.reason());
        } catch (IllegalArgumentException | ArithmeticException e) {
            // No panel should lead here; one policy's numbers must not stop the worker all the same.
            Log.errorf(
                    e,
                    "goal not computed policy=%s indicator=%s",
                    inputs.policy().policy().code(),
                    goal.indicator());
            throw new NotEvaluableException(
                    field,
                    "NOT_TESTABLE",
                    "the values cannot be computed with (%s); look for values far out of range"
                            .formatted(e.getMessage()),
                    "数值无法参与计算（%s）；请检查是否有明显超出范围的数值".formatted(e.getMessage()));
        }
    }

    private static Estimated estimated(
            Inputs inputs,
            GoalPanel panel,
            Goal goal,
            Choice choice,
            Specification specification,
            @Nullable ReadingTest reading) {
        Estimator estimator = Objects.requireNonNull(choice.first());
        Effect effect = estimator.estimate(panel.panel());
        List<Diagnostic> checks = Diagnostics.of(panel.panel(), estimator, effect);
        YardstickSearch yardstick = yardstick(panel, goal, effect);
        org.hengce.methods.score.Goal judged = new org.hengce.methods.score.Goal(
                direction(panel), yardstick.yardstick(), panel.under().smallestEffect(goal));
        List<OtherAnswer> others = specification.robustness()
                ? new Robustness(inputs, goal, specification, panel, choice, effect).answers()
                : List.of();
        GoalFindings beside = new BesideTheEffect(inputs, goal, panel, estimator, effect)
                .findings(yardstick, judged.verdict(effect), specification, ReadingDocument.of(reading));
        return new Estimated(Estimated.Chosen.of(choice), effect, checks, yardstick, judged, others, beside);
    }

    private static Direction direction(GoalPanel panel) {
        return Direction.valueOf(panel.indicator().direction().name());
    }

    private static YardstickSearch yardstick(GoalPanel panel, Goal goal, Effect effect) {
        Direction direction = direction(panel);
        @Nullable Double target = goal.targetEffect();
        if (target != null && direction != Direction.NEUTRAL) {
            return new YardstickSearch(Yardstick.ofTarget(target, direction), null);
        }
        if (effect.method() != Method.INTERRUPTED_TIME_SERIES && effect.method() != Method.BEFORE_AFTER) {
            return YardstickSearch.amongUntreated(panel.panel());
        }
        double[] before = effect.path().stream()
                .takeWhile(point -> !point.period().equals(panel.treatedFrom()))
                .mapToDouble(PathPoint::observed)
                .toArray();
        return YardstickSearch.inOwnPast(before, effect.path().size() - before.length);
    }

    /** The estimator that was chosen. */
    Estimated.Chosen choice() {
        return found.choice();
    }

    Effect effect() {
        return found.effect();
    }

    YardstickSearch yardstick() {
        return found.yardstick();
    }

    /** How the effect is judged. */
    org.hengce.methods.score.Goal judged() {
        return found.judged();
    }

    /** The same question answered in other ways; empty where that was not asked for. */
    List<OtherAnswer> others() {
        return found.others();
    }

    /** What stands beside the effect. */
    GoalFindings beside() {
        return found.beside();
    }

    boolean contested() {
        return diagnostics.stream().anyMatch(check -> check.status() == Diagnostic.Status.FAIL);
    }

    /** The series, as provenance names it: the indicator, with its sector or sectors where it is not all of them together. */
    String series() {
        return series(goal);
    }

    static String series(Goal goal) {
        String sector = GoalSectors.name(goal);
        return sector.equals(Codes.ALL_SECTORS) ? goal.indicator() : goal.indicator() + "/" + sector;
    }
}
