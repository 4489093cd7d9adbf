package org.hengce.evaluation.run;

import io.quarkus.logging.Log;
import java.util.Optional;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSearch;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.json.Transform;
import org.jspecify.annotations.Nullable;

/** One goal of a policy: panel, estimate, second method, verdict and score. */
record GoalRun(
        Goal goal,
        GoalPanel panel,
        Effect effect,
        GoalResult result,
        EffectDocument document,
        RobustnessDocument second) {

    /** @throws NotEvaluableException if the panel cannot be had or allows no estimate */
    static GoalRun of(Inputs inputs, Goal goal, int evidenceLevel) throws NotEvaluableException {
        GoalPanel panel = GoalPanel.of(inputs, goal);
        String field = "effects[%d]".formatted(inputs.policy().policy().goals().indexOf(goal));
        MethodChoice choice = MethodChoice.of(panel.panel());
        Optional<LocalizedText> missing = choice.missing();
        if (missing.isPresent()) {
            throw new NotEvaluableException(
                    field,
                    "NOT_ENOUGH_DATA",
                    String.valueOf(missing.get().en()),
                    String.valueOf(missing.get().zh()));
        }
        try {
            return estimated(panel, goal, choice, evidenceLevel);
        } catch (NotEstimableException e) {
            ReasonDocument reason = ReasonDocument.of(e.reason());
            throw new NotEvaluableException(
                    field,
                    reason.code(),
                    String.valueOf(reason.message().en()),
                    String.valueOf(reason.message().zh()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Values of 1e308 and their like: their squares are no numbers any more.
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

    private static GoalRun estimated(GoalPanel panel, Goal goal, MethodChoice choice, int evidenceLevel) {
        Direction direction = Direction.valueOf(panel.indicator().direction().name());
        YardstickSearch search = yardstick(panel, goal, direction);
        org.hengce.methods.score.Goal judged = new org.hengce.methods.score.Goal(
                direction,
                search.yardstick(),
                goal.smallestEffectOfInterest() == null ? Double.NaN : goal.smallestEffectOfInterest());
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(panel.panel());
        GoalResult result = judged.judge(effect, effect.seed(), evidenceLevel);
        GoalFacts facts = new GoalFacts(
                goal.indicator(),
                panel.indicator().unitMeasure(),
                Transform.LEVEL,
                panel.treatedFrom(),
                choice.reason(),
                search.yardstick(),
                search.reason(),
                result);
        Effect second = SyntheticControl.withDefaults().estimate(panel.panel());
        return new GoalRun(
                goal,
                panel,
                effect,
                result,
                EffectDocument.of(effect, facts),
                RobustnessDocument.of(
                        "SECOND_METHOD",
                        goal.indicator(),
                        second,
                        judged.judge(second, second.seed(), evidenceLevel).verdict()));
    }

    /** The series, as provenance names it: the indicator, with its sector where it is not all of them. */
    String series() {
        String sector = goal.sector() == null ? Codes.ALL_SECTORS : goal.sector();
        return sector.equals(Codes.ALL_SECTORS) ? goal.indicator() : goal.indicator() + "/" + sector;
    }

    private static YardstickSearch yardstick(GoalPanel panel, Goal goal, Direction direction) {
        @Nullable Double target = goal.targetEffect();
        return target == null || direction == Direction.NEUTRAL
                ? YardstickSearch.amongUntreated(panel.panel())
                : new YardstickSearch(Yardstick.ofTarget(target, direction), null);
    }
}
