package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.PlanDocument;
import org.hengce.presentation.json.ReadingDocument;
import org.hengce.presentation.json.Standing;

/**
 * A reading that was made.
 *
 * @param version of the plan that named it
 * @param reading its number there, from 1
 * @param asOf the day on which it was made
 * @param spent by series, the error at which its effect was tested; none for one that was not testable
 */
public record HeldReading(int version, int reading, LocalDate asOf, SortedMap<String, Double> spent) {
    /** Copies the map. */
    public HeldReading {
        spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
    }

    /** That which an evaluation is; empty where it is none. */
    public static Optional<HeldReading> of(Inputs inputs, EvaluationDocument evaluation) {
        PlanDocument plan = evaluation.plan();
        PlanAt at = inputs.planAt();
        if (evaluation.standing() != Standing.READING || plan == null || plan.reading() == null || at == null) {
            return Optional.empty();
        }
        SortedMap<String, Double> spent = new TreeMap<>();
        List<Goal> goals = inputs.policy().policy().goals();
        List<OptionalInt> positions = EffectPositions.of(goals.size(), evaluation);
        for (int i = 0; i < goals.size(); i++) {
            if (positions.get(i).isPresent()) {
                ReadingDocument tested =
                        evaluation.effects().get(positions.get(i).getAsInt()).reading();
                if (tested != null && tested.level() != null) {
                    spent.put(GoalRun.series(goals.get(i)), tested.alpha());
                }
            }
        }
        return Optional.of(new HeldReading(plan.version(), plan.reading(), at.asOf(), spent));
    }
}
