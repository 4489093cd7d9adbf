package org.hengce.evaluation.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.jspecify.annotations.Nullable;

/**
 * Free values that went into a goal's result: once one of them is hidden, the result is for those alone who may read it. Those
 * that are not free stand with the result already.
 *
 * @param goal as reasons name it
 * @param vintage the last that went in
 * @param regions null: all that have a value
 * @param first period, null: the first there is
 * @param last period, null: the last there is
 */
public record UsedCells(
        String goal,
        String indicator,
        String sector,
        Instant vintage,
        @Nullable List<String> regions,
        @Nullable String first,
        @Nullable String last) {
    /** Of all goals; where no panel came about, all that might have gone in. */
    public static List<UsedCells> of(PreparedInputs prepared) {
        List<UsedCells> used = new ArrayList<>();
        for (Goal goal : prepared.inputs().policy().policy().goals()) {
            used.addAll(of(prepared, goal));
        }
        return used;
    }

    private static List<UsedCells> of(PreparedInputs prepared, Goal goal) {
        Inputs inputs = prepared.inputs();
        try {
            GoalPanel panel = prepared.panel(goal);
            List<Period> periods = List.copyOf(panel.values().values().keySet());
            SortedSet<String> regions = new TreeSet<>(panel.guard().all().units());
            if (panel.weights() != null) {
                regions.addAll(panel.weights().missing());
            }
            regions.removeAll(panel.marks().restricted());
            return of(
                    inputs,
                    goal,
                    List.copyOf(regions),
                    // A growth rate has the value before in it.
                    panel.transform() == Transform.GROWTH
                            ? null
                            : periods.get(0).toString(),
                    periods.get(periods.size() - 1).toString());
        } catch (NotEvaluableException e) {
            return of(inputs, goal, null, null, null);
        }
    }

    private static List<UsedCells> of(
            Inputs inputs, Goal goal, @Nullable List<String> regions, @Nullable String first, @Nullable String last) {
        List<UsedCells> used = new ArrayList<>();
        String field = GoalPanel.field(inputs, goal);
        Series values = inputs.series().get(goal);
        if (values != null && values.vintage() != null) {
            for (String sector : GoalSectors.of(goal)) {
                used.add(new UsedCells(field, goal.indicator(), sector, values.vintage(), regions, first, last));
            }
        }
        Series weights = goal.unitWeight() == null ? null : inputs.weights().get(goal.unitWeight());
        if (goal.unitWeight() != null && weights != null && weights.vintage() != null) {
            used.add(
                    new UsedCells(field, goal.unitWeight(), Codes.ALL_SECTORS, weights.vintage(), regions, null, null));
        }
        return used;
    }
}
