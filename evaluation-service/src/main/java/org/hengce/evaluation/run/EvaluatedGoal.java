package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.EvaluationDocument;
import org.jspecify.annotations.Nullable;

/**
 * A goal with what its effect was estimated on and by, made again from the inputs of an evaluation that is there.
 *
 * @param number of the goal in its policy, from 1
 * @param indicator null where it is not known
 * @param series as the evaluation's provenance names it: the indicator, with its sector where it is not all of them
 * @param effect position among the evaluation's effects, from 0; null where the goal could not be estimated, or is not for
 *     the reader
 * @param panel with the transformed outcome; null as is the effect
 * @param estimator set as it was for the headline; null as is the effect
 * @param treatedFrom the first period in which a covered region becomes treated; null as is the effect
 */
public record EvaluatedGoal(
        int number,
        Goal goal,
        @Nullable IndicatorV1 indicator,
        String series,
        @Nullable Integer effect,
        @Nullable Panel panel,
        @Nullable Estimator estimator,
        @Nullable String treatedFrom) {

    /**
     * All goals of the evaluation's policy, in its order.
     *
     * @param inputs those that the evaluation was made from
     * @param specification by which it was made
     * @param evaluation as its reader may see it: a goal whose effect is not there has no panel here, either
     */
    public static List<EvaluatedGoal> of(Inputs inputs, Specification specification, EvaluationDocument evaluation) {
        List<Goal> all = inputs.policy().policy().goals();
        List<OptionalInt> positions = EffectPositions.of(all.size(), evaluation);
        List<EvaluatedGoal> goals = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Goal goal = all.get(i);
            OptionalInt position = positions.get(i);
            goals.add(
                    position.isPresent()
                            ? estimated(inputs, specification, goal, i + 1, position.getAsInt())
                            : without(inputs, goal, i + 1));
        }
        return goals;
    }

    private static EvaluatedGoal estimated(
            Inputs inputs, Specification specification, Goal goal, int number, int position) {
        try {
            GoalPanel panel = GoalPanel.of(inputs, goal, specification);
            return new EvaluatedGoal(
                    number,
                    goal,
                    panel.indicator(),
                    GoalRun.series(goal),
                    position,
                    panel.panel(),
                    panel.choice().of(panel.panel()).first(),
                    panel.treatedFrom());
        } catch (NotEvaluableException e) {
            return without(
                    inputs, goal, number); // under later software; that its effect lacks a panel is told by the check
        }
    }

    private static EvaluatedGoal without(Inputs inputs, Goal goal, int number) {
        return new EvaluatedGoal(
                number, goal, inputs.indicators().get(goal.indicator()), GoalRun.series(goal), null, null, null, null);
    }
}
