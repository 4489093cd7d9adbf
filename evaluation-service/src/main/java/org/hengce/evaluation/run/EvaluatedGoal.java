package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.jspecify.annotations.Nullable;

/**
 * A goal with what its effect was estimated on and by, made again from the inputs of an evaluation that is there.
 *
 * @param number of the goal in its policy, from 1
 * @param indicator null where it is not known
 * @param series as the evaluation's provenance names it: the indicator, with its sector or sectors where it is not all of them together
 * @param effect position among the evaluation's effects, from 0; null where the goal could not be estimated, or is not for
 *     the reader
 * @param panel with the transformed outcome; null as is the effect
 * @param cells of a goal that lists several sectors, what its panel is the mean of, units as {@link SectorUnit} names them; null
 *     where it does not, and as is the effect
 * @param estimator set as it was for the headline; null as is the effect
 * @param smallestEffect of interest, by which its effect was judged: the plan's, or the policy's; null for the default
 * @param treatedFrom the first period in which a covered region becomes treated; null as is the effect
 */
public record EvaluatedGoal(
        int number,
        Goal goal,
        @Nullable IndicatorV1 indicator,
        String series,
        @Nullable Integer effect,
        @Nullable Panel panel,
        @Nullable Panel cells,
        @Nullable Estimator estimator,
        @Nullable Double smallestEffect,
        @Nullable String treatedFrom) {

    /**
     * All goals of the evaluation's policy, in its order.
     *
     * @param inputs those that the evaluation was made from
     * @param specification by which it was made
     * @param evaluation as its reader may see it: a goal whose effect is not there has no panel here, either
     * @param kept the panel of a goal by its number, if it was kept; else it is made again
     */
    public static List<EvaluatedGoal> of(
            Inputs inputs,
            Specification specification,
            EvaluationDocument evaluation,
            IntFunction<Optional<Panel>> kept) {
        List<Goal> all = inputs.policy().policy().goals();
        List<OptionalInt> positions = EffectPositions.of(all.size(), evaluation);
        List<EvaluatedGoal> goals = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Goal goal = all.get(i);
            OptionalInt position = positions.get(i);
            goals.add(
                    position.isPresent()
                            ? estimated(
                                    inputs,
                                    specification,
                                    goal,
                                    i + 1,
                                    position.getAsInt(),
                                    evaluation.effects().get(position.getAsInt()),
                                    kept.apply(i + 1))
                            : without(inputs, goal, i + 1));
        }
        return goals;
    }

    private static EvaluatedGoal estimated(
            Inputs inputs,
            Specification specification,
            Goal goal,
            int number,
            int position,
            EffectDocument effect,
            Optional<Panel> kept) {
        try {
            String series = GoalRun.series(goal);
            IndicatorV1 indicator = GoalPanel.definedIndicator(inputs, goal, GoalPanel.field(inputs, goal));
            Panel panel = kept.isPresent()
                    ? kept.get()
                    : GoalPanel.of(inputs, goal, specification).panel();
            UnderPlan under = PolicyPlan.of(inputs).of(series);
            PanelChoice choice =
                    PanelChoice.of(specification, series, indicator, UnderPlan.transform(goal.transform()), under);
            return new EvaluatedGoal(
                    number,
                    goal,
                    indicator,
                    series,
                    position,
                    panel,
                    cells(inputs, specification, goal, panel),
                    estimator(choice, panel, effect),
                    smallest(under.smallestEffect(goal)),
                    GoalPanel.treatedFrom(panel));
        } catch (NotEvaluableException e) {
            return without(
                    inputs, goal, number); // under later software; that its effect lacks a panel is told by the check
        }
    }

    private static @Nullable Panel cells(Inputs inputs, Specification specification, Goal goal, Panel panel)
            throws NotEvaluableException {
        return GoalSectors.of(goal).size() > 1
                ? GoalPanel.of(inputs, goal, specification).values().sectors().cells(panel)
                : null;
    }

    /** As it was set: at the level of a reading, and without the plan's method where that turned out not to be possible. */
    private static @Nullable Estimator estimator(PanelChoice choice, Panel panel, EffectDocument effect) {
        PanelChoice at = effect.interval() == null
                ? choice
                : choice.withLevel(effect.interval().level());
        Estimator first = at.of(panel).first();
        return first != null && first.method().wireName().equals(effect.method())
                ? first
                : at.withoutPlanned().of(panel).first();
    }

    private static @Nullable Double smallest(double epsilon) {
        return Double.isNaN(epsilon) ? null : Double.valueOf(epsilon);
    }

    private static EvaluatedGoal without(Inputs inputs, Goal goal, int number) {
        return new EvaluatedGoal(
                number,
                goal,
                inputs.indicators().get(goal.indicator()),
                GoalRun.series(goal),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
