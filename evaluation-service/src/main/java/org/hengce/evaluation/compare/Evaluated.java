package org.hengce.evaluation.compare;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.evaluation.run.EffectPositions;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.presentation.json.EvaluationDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a state on the path says to a reader.
 *
 * @param estimates of the goals that have one, by series
 * @param score the mean of the score; null where there is none
 * @param hidden series whose goals rest on values that are not for the reader; with any, there is no score either
 */
record Evaluated(Map<String, Double> estimates, @Nullable Double score, Set<String> hidden) {
    /**
     * Of goals in the policy's order; those that could not be estimated have no effect in the document.
     *
     * @param evaluation whole
     * @param mayRead whether values of a region that are not free may be read
     */
    static Evaluated of(List<Goal> goals, EvaluationDocument evaluation, Predicate<String> mayRead) {
        EvaluationDocument shown = Disclosure.forReader(evaluation, mayRead);
        Set<String> fields = Disclosure.hidden(evaluation, mayRead);
        Map<String, Double> estimates = new LinkedHashMap<>();
        Set<String> hidden = new LinkedHashSet<>();
        List<OptionalInt> positions = EffectPositions.of(goals.size(), shown);
        for (int i = 0; i < positions.size(); i++) {
            String series = EvaluatedInputs.series(goals.get(i));
            if (fields.contains("effects[%d]".formatted(i))) {
                hidden.add(series);
            }
            if (positions.get(i).isPresent()) {
                estimates.put(
                        series, shown.effects().get(positions.get(i).getAsInt()).estimate());
            }
        }
        return new Evaluated(
                estimates, shown.score() == null ? null : shown.score().mean(), hidden);
    }
}
