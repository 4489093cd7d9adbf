package org.hengce.evaluation.run;

import java.util.TreeMap;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.kit.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * All that {@link Estimated} depends on, as a hash. Which policy a goal is of is no part of it, nor what its text says beside:
 * two policies that ask the same of the same panel get the same answer.
 */
final class EstimateKey {
    private EstimateKey() {}

    /**
     * Of a goal.
     *
     * @param build of the software, which the version does not tell from one that was built before
     * @throws NotEvaluableException if the goal has no panel
     */
    static String of(PreparedInputs prepared, Goal goal, String build) throws NotEvaluableException {
        Inputs inputs = prepared.inputs();
        PolicyText policy = inputs.policy().policy();
        Specification specification = prepared.specification();
        GoalPanel panel = prepared.panel(goal);
        Guard guard = panel.guard();
        // Records print all their components, and none of these has a collection without an order.
        return Sha256.hex(String.join(
                "\0",
                build,
                inputs.software(),
                goal.toString(),
                // That it was published again under another epoch changes nothing in what it says.
                panel.indicator().inEpoch(1).toString(),
                // Without the number of threads, which changes nothing.
                specification.stored().toString(),
                new TreeMap<>(specification.seeds()).toString(),
                panel.under().toString(),
                policy.coverage().toString(),
                String.valueOf(policy.comparison()),
                String.valueOf(policy.window()),
                String.valueOf(policy.budget()),
                inputs.register().sha256(),
                guard.all().sha256(),
                panel.sectorsIdentity(),
                guard.hasOther() ? guard.clean().sha256() : "",
                Boolean.toString(guard.excludes()),
                guard.neighbours().toString(),
                panel.marks().toString(),
                beyondThePanel(inputs, goal, panel)));
    }

    /**
     * What is looked at beside the panel: values as they were reported, where a target is one; and what the panel becomes without
     * provisional values, which is guarded anew.
     */
    private static String beyondThePanel(Inputs inputs, Goal goal, GoalPanel panel) {
        boolean provisional = panel.marks().provisional() > 0;
        if (goal.targetValue() == null && !provisional) {
            return "";
        }
        String weight = goal.unitWeight();
        return String.join(
                " ",
                hash(inputs.series().get(goal)),
                hash(weight == null ? null : inputs.weights().get(weight)),
                provisional ? panel.guard().overlaps().places() : "");
    }

    private static String hash(@Nullable Series series) {
        StringBuilder values = new StringBuilder();
        if (series != null) {
            series.values().forEach(value -> values.append(value).append('\n'));
        }
        return Sha256.hex(values.toString());
    }
}
