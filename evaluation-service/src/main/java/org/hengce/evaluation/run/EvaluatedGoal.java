package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.choice.MethodChoice;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.jspecify.annotations.Nullable;

/**
 * A goal with what its effect was estimated on and by, made again from the inputs of an evaluation that is there.
 *
 * @param number of the goal in its policy, from 1
 * @param indicator null where it is not known
 * @param series as the evaluation's provenance names it: the indicator, with its sector where it is not all of them
 * @param effect position among the evaluation's effects, from 0; null where the goal could not be estimated
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
     */
    public static List<EvaluatedGoal> of(Inputs inputs, EvaluationDocument evaluation) {
        List<EvaluatedGoal> goals = new ArrayList<>();
        int estimated = 0;
        for (Goal goal : inputs.policy().policy().goals()) {
            boolean refused = evaluation.reasons().containsKey(GoalPanel.field(inputs, goal));
            boolean found = !refused && estimated < evaluation.effects().size();
            goals.add(
                    found
                            ? estimated(
                                    inputs,
                                    goal,
                                    goals.size() + 1,
                                    evaluation.effects().get(estimated),
                                    estimated)
                            : without(inputs, goal, goals.size() + 1));
            estimated += found ? 1 : 0;
        }
        return goals;
    }

    private static EvaluatedGoal estimated(Inputs inputs, Goal goal, int number, EffectDocument effect, int position) {
        try {
            GoalPanel panel = GoalPanel.of(inputs, goal);
            return new EvaluatedGoal(
                    number,
                    goal,
                    panel.indicator(),
                    GoalRun.series(goal),
                    position,
                    panel.panel(),
                    estimator(panel, effect.method()),
                    panel.treatedFrom());
        } catch (NotEvaluableException e) {
            return without(inputs, goal, number);
        }
    }

    private static EvaluatedGoal without(Inputs inputs, Goal goal, int number) {
        return new EvaluatedGoal(
                number, goal, inputs.indicators().get(goal.indicator()), GoalRun.series(goal), null, null, null, null);
    }

    /** What the data lead to, unless an analyst named another method. */
    private static @Nullable Estimator estimator(GoalPanel panel, String method) {
        MethodChoice choosing = MethodChoice.withDefaults().withAggregate(GoalRun.aggregate(panel));
        Choice byDesign = choosing.choose(panel.panel());
        if (byDesign.first() != null && byDesign.first().method().wireName().equals(method)) {
            return byDesign.first();
        }
        for (Method named : Method.values()) {
            if (named.wireName().equals(method)) {
                return choosing.choose(panel.panel(), named).first();
            }
        }
        return null;
    }
}
