package org.hengce.evaluation.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.run.EffectPositions;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.presentation.json.EvaluationDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a state on the path says.
 *
 * @param estimates of the goals that have one, by series
 * @param score the mean of the score; null where there is none
 */
record Evaluated(Map<String, Double> estimates, @Nullable Double score) {
    /** Of goals in the policy's order; those that could not be estimated have no effect in the document. */
    static Evaluated of(List<Goal> goals, EvaluationDocument evaluation) {
        Map<String, Double> estimates = new LinkedHashMap<>();
        List<OptionalInt> positions = EffectPositions.of(goals.size(), evaluation);
        for (int i = 0; i < goals.size(); i++) {
            if (positions.get(i).isPresent()) {
                @Nullable
                Double estimate =
                        evaluation.effects().get(positions.get(i).getAsInt()).estimate();
                if (estimate != null) {
                    estimates.put(EvaluatedInputs.series(goals.get(i)), estimate);
                }
            }
        }
        return new Evaluated(
                estimates,
                evaluation.score() == null ? null : evaluation.score().mean());
    }
}
