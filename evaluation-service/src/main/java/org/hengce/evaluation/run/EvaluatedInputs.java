package org.hengce.evaluation.run;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.policy.PolicyText.Goal;

/** What can be told of inputs without estimating anything. */
public final class EvaluatedInputs {
    private EvaluatedInputs() {}

    /** How provenance names a goal's series: the indicator, with its sector or sectors where it is not all of them together. */
    public static String series(Goal goal) {
        return GoalRun.series(goal);
    }

    /**
     * The identity of each goal's panel by series, as provenance has it; goals that have no panel are not in it.
     *
     * @param specification what was evaluated: how many clean units a method needs is a part of the panel's making
     */
    public static SortedMap<String, String> panelHashes(Inputs inputs, Specification specification) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Goal goal : inputs.policy().policy().goals()) {
            try {
                hashes.put(
                        GoalRun.series(goal),
                        GoalPanel.of(inputs, goal, specification).panel().sha256());
            } catch (NotEvaluableException e) {
                // No panel, no hash; the evaluation says why.
            }
        }
        return hashes;
    }
}
