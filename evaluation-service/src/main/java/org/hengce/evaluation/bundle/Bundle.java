package org.hengce.evaluation.bundle;

import java.util.List;
import java.util.Map;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;

/**
 * What a bundle is made of.
 *
 * @param result the evaluation as its reader may see it, byte for byte as it is served
 * @param evaluation the same, read
 * @param policy in the version that was evaluated
 * @param goals all of the policy's; those that are for the reader with their panels
 * @param regions names by code, for the pages
 */
record Bundle(
        String result,
        EvaluationDocument evaluation,
        PolicyV1 policy,
        List<EvaluatedGoal> goals,
        Map<String, LocalizedText> regions) {

    /** Copies the collections. */
    Bundle {
        goals = List.copyOf(goals);
        regions = Map.copyOf(regions);
    }
}
