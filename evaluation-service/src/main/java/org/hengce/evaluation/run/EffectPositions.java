package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hengce.presentation.json.EvaluationDocument;

/** Which effect of an evaluation belongs to which goal of its policy: those that could not be estimated have none. */
public final class EffectPositions {
    private EffectPositions() {}

    /** For each of so many goals, in the policy's order, the place of its effect among the evaluation's. */
    public static List<OptionalInt> of(int goals, EvaluationDocument evaluation) {
        List<OptionalInt> positions = new ArrayList<>();
        int next = 0;
        for (int goal = 0; goal < goals; goal++) {
            boolean refused = evaluation.reasons().containsKey("effects[%d]".formatted(goal));
            boolean found = !refused && next < evaluation.effects().size();
            positions.add(found ? OptionalInt.of(next) : OptionalInt.empty());
            next += found ? 1 : 0;
        }
        return positions;
    }
}
