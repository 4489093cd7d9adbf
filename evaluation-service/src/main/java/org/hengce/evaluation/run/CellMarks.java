package org.hengce.evaluation.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a panel are marked with.
 *
 * @param provisional how many are provisional or estimated
 * @param breaks by unit, periods after the panel's first whose value follows a break
 * @param restricted units of which a value that not everybody may read went in, be it as an outcome, as that before it, or
 *     as a weight
 */
record CellMarks(int provisional, SortedMap<String, SortedSet<Period>> breaks, SortedSet<String> restricted) {
    static CellMarks of(
            Panel panel,
            List<Period> periods,
            Series series,
            Transform transform,
            @Nullable Series weighting,
            @Nullable UnitWeights weights) {
        Set<Period> known = new HashSet<>(periods);
        int provisional = 0;
        SortedMap<String, SortedSet<Period>> breaks = new TreeMap<>();
        SortedSet<String> restricted = new TreeSet<>();
        Map<String, Period> read = new HashMap<>(); // few, each of many regions
        for (Series.Value value : series.values()) {
            if (panel.indexOf(value.region()) >= 0) {
                Period period = read.computeIfAbsent(value.period(), Period::parse);
                boolean in = known.contains(period);
                provisional += in && value.provisional() ? 1 : 0;
                if (in && value.afterBreak() && !period.equals(periods.get(0))) {
                    breaks.computeIfAbsent(value.region(), r -> new TreeSet<>()).add(period);
                }
                // A growth rate has the value before in it, which may lie before the window.
                if (!value.free() && (in || transform == Transform.GROWTH)) {
                    restricted.add(value.region());
                }
            }
        }
        if (weighting != null && weights != null) {
            // Who is left out for want of a weight is left out because of what the values are.
            weighting.values().stream()
                    .filter(value -> !value.free()
                            && (panel.indexOf(value.region()) >= 0
                                    || weights.missing().contains(value.region())))
                    .forEach(value -> restricted.add(value.region()));
        }
        return new CellMarks(provisional, breaks, restricted);
    }
}
