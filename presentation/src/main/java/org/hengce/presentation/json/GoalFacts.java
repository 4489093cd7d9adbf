package org.hengce.presentation.json;

import java.util.List;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.Yardstick;
import org.hengce.presentation.json.EffectDocument.AdjustedPValues;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's goal adds to the effect that an estimator found.
 *
 * @param indicator code
 * @param unitMeasure what the effect is measured in
 * @param transform of the outcome
 * @param treatedFrom first treated period; later ones are those the effect is the mean of
 * @param methodReason why this estimator was chosen
 * @param yardstick null where there is none
 * @param noYardstick why there is none; null where there is one
 * @param result what the effect means for the goal
 * @param diagnostics checks of what the effect rests on; empty where none were made
 * @param adjustedPValues beside the other goals'; null where the effect has no p-value or no other goal was looked at
 * @param findings what else was found of the goal
 */
public record GoalFacts(
        String indicator,
        String unitMeasure,
        Transform transform,
        String treatedFrom,
        LocalizedText methodReason,
        @Nullable Yardstick yardstick,
        @Nullable Reason noYardstick,
        GoalResult result,
        List<Diagnostic> diagnostics,
        @Nullable AdjustedPValues adjustedPValues,
        GoalFindings findings) {
    /** Copies the list. */
    public GoalFacts {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Of whose goal nothing else was looked for. */
    public GoalFacts(
            String indicator,
            String unitMeasure,
            Transform transform,
            String treatedFrom,
            LocalizedText methodReason,
            @Nullable Yardstick yardstick,
            @Nullable Reason noYardstick,
            GoalResult result,
            List<Diagnostic> diagnostics,
            @Nullable AdjustedPValues adjustedPValues) {
        this(
                indicator,
                unitMeasure,
                transform,
                treatedFrom,
                methodReason,
                yardstick,
                noYardstick,
                result,
                diagnostics,
                adjustedPValues,
                GoalFindings.NONE);
    }
}
