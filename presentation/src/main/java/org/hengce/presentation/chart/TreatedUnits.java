package org.hengce.presentation.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.GroupTimeParts;
import org.hengce.presentation.json.SyntheticParts.CohortEffect;

/**
 * How many treated units each point of a path is the mean of, where units start at different times.
 *
 * @param before in the periods before the first start
 * @param from by period, from which on they are so many
 */
record TreatedUnits(int before, Map<String, Integer> from) {
    /** None that change, where all start together or the method has no path by period treated. */
    static TreatedUnits of(EffectDocument effect) {
        Map<String, Integer> from = new HashMap<>();
        List<CohortEffect> cohorts = effect.found().own().synthetic().cohorts();
        int all = 0;
        if (cohorts != null) {
            for (CohortEffect cohort : cohorts) {
                all += cohort.treatedUnits();
                from.put(cohort.cohort(), all);
            }
            return new TreatedUnits(all, from);
        }
        Map<String, GroupTimeParts.Average> averages =
                effect.found().own().groupTime().aggregates();
        GroupTimeParts.Average calendar = averages == null ? null : averages.get("calendar");
        if (calendar != null) {
            calendar.parts().forEach(part -> from.put(part.key(), part.treatedUnits()));
        }
        return new TreatedUnits(0, from);
    }

    /** For each of these periods, which are in order. */
    int[] in(List<String> periods) {
        int[] units = new int[periods.size()];
        int now = before;
        for (int i = 0; i < units.length; i++) {
            now = from.getOrDefault(periods.get(i), now);
            units[i] = now;
        }
        return units;
    }
}
