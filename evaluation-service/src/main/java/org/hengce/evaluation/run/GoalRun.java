package org.hengce.evaluation.run;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengce.contracts.Codes;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.choice.MethodChoice;
import org.hengce.methods.diagnostic.Diagnostics;
import org.hengce.methods.diagnostic.PartialPeriods;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSearch;
import org.jspecify.annotations.Nullable;

/**
 * One goal of a policy: panel, choice of the method, estimate, checks, second method, yardstick.
 *
 * @param field how reasons name the goal
 * @param judged how the effect is judged
 * @param second what another method says; null where there is none
 * @param noSecond why the other method says nothing; null where it does or there is none
 */
record GoalRun(
        Goal goal,
        String field,
        GoalPanel panel,
        Choice choice,
        Effect effect,
        List<Diagnostic> diagnostics,
        YardstickSearch yardstick,
        org.hengce.methods.score.Goal judged,
        @Nullable Effect second,
        @Nullable Reason noSecond) {
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
     * @param threads of the estimators; they change nothing in the result
     * @throws NotEvaluableException if the panel cannot be had or allows no estimate
     */
    static GoalRun of(Inputs inputs, Goal goal, int threads) throws NotEvaluableException {
        GoalPanel panel = GoalPanel.of(inputs, goal);
        String field = GoalPanel.field(inputs, goal);
        try {
            Choice choice = MethodChoice.withDefaults()
                    .withAggregate(aggregate(panel))
                    .withThreads(threads)
                    .choose(panel.panel());
            if (choice.missing() != null) {
                throw new NotEvaluableException(field, choice.missing());
            }
            return estimated(panel, goal, field, choice, Objects.requireNonNull(choice.first()));
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

    private static GoalRun estimated(GoalPanel panel, Goal goal, String field, Choice choice, Estimator estimator) {
        Effect effect = estimator.estimate(panel.panel());
        List<Diagnostic> diagnostics = new ArrayList<>(Diagnostics.of(panel.panel(), estimator, effect));
        diagnostics.add(PartialPeriods.check(panel.partialPeriods()));
        diagnostics.sort(Comparator.comparing(Diagnostic::name));
        YardstickSearch yardstick = yardstick(panel, goal, effect);
        @Nullable Double smallest = goal.smallestEffectOfInterest();
        org.hengce.methods.score.Goal judged = new org.hengce.methods.score.Goal(
                direction(panel), yardstick.yardstick(), smallest == null ? Double.NaN : smallest);
        @Nullable Effect second = null;
        @Nullable Reason noSecond = null;
        if (choice.second() != null) {
            try {
                second = choice.second().estimate(panel.panel());
            } catch (NotEstimableException e) {
                noSecond = e.reason();
            }
        }
        return new GoalRun(goal, field, panel, choice, effect, diagnostics, yardstick, judged, second, noSecond);
    }

    /** Sums of logarithms or of growth rates mean nothing. */
    static UnitAggregate aggregate(GoalPanel panel) {
        boolean sum = panel.indicator().aggregation() == Aggregation.SUM && panel.transform() == Transform.LEVEL;
        return sum ? UnitAggregate.SUM : UnitAggregate.MEAN;
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

    boolean contested() {
        return diagnostics.stream().anyMatch(check -> check.status() == Diagnostic.Status.FAIL);
    }

    /** The series, as provenance names it: the indicator, with its sector where it is not all of them. */
    String series() {
        return series(goal);
    }

    static String series(Goal goal) {
        String sector = goal.sector() == null ? Codes.ALL_SECTORS : goal.sector();
        return sector.equals(Codes.ALL_SECTORS) ? goal.indicator() : goal.indicator() + "/" + sector;
    }
}
