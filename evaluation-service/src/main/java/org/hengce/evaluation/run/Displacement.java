package org.hengce.evaluation.run;

import static org.hengce.evaluation.run.NotEvaluableException.nothingToVary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hengce.methods.panel.Panel;

/** The panel in which those that border a treated unit count as treated from when it is, and the treated are not there. */
record Displacement(Lineage lineage, GoalPanel of) {
    /** @throws NotEvaluableException if no unit compared with borders a treated one that was not treated throughout */
    Panel panel() throws NotEvaluableException {
        Panel all = of.panel();
        Map<String, Integer> starts = starts(all);
        if (starts.isEmpty()) {
            throw nothingToVary("no unit compared with is known to border a treated one", "没有已知与受处理单位相邻的对照单位");
        }
        Panel others = all.select(
                u -> all.neverTreated(u)
                        && (starts.containsKey(all.unit(u))
                                || !of.guard().neighbours().contains(all.unit(u))),
                0,
                all.periodCount());
        int periods = others.periodCount();
        double[] outcomes = new double[others.unitCount() * periods];
        others.readOutcomes(0, others.unitCount(), outcomes);
        int[] firstTreated = new int[others.unitCount()];
        for (int u = 0; u < firstTreated.length; u++) {
            firstTreated[u] = starts.getOrDefault(others.unit(u), Panel.NEVER);
        }
        return others.with(outcomes, firstTreated);
    }

    /** By neighbour, the earliest start beside it. */
    private Map<String, Integer> starts(Panel all) {
        Map<Integer, List<String>> cohorts = new TreeMap<>();
        for (int u = 0; u < all.unitCount(); u++) {
            if (!all.neverTreated(u) && !all.alwaysTreated(u)) {
                cohorts.computeIfAbsent(all.firstTreated(u), start -> new ArrayList<>())
                        .add(all.unit(u));
            }
        }
        Map<String, Integer> starts = new TreeMap<>();
        cohorts.forEach((start, units) -> lineage
                .bordering(Set.copyOf(units), of.guard().neighbours())
                .stream()
                .filter(unit -> all.indexOf(unit) >= 0)
                .forEach(unit -> starts.putIfAbsent(unit, start)));
        return starts;
    }
}
