package org.hengce.methods.score;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;

/** How much never-treated units change from just before the treated periods to them. */
final class UntreatedChanges {
    private static final int UNITS_NEEDED = 5;

    private UntreatedChanges() {}

    static YardstickSearch yardstick(Panel panel) {
        SortedMap<Integer, Integer> cohorts = cohorts(panel);
        if (cohorts.isEmpty()) {
            return none("no unit becomes treated within the panel", "面板内没有单位开始受处理");
        }
        int start = cohorts.lastKey();
        int periods = panel.periodCount();
        // A cohort that is treated for longer than it was observed before has no stretch to compare with.
        cohorts.keySet().removeIf(g -> periods - g > g);
        if (cohorts.isEmpty()) {
            return none(
                    "needs as many periods before the treatment as after it: %d before, %d after"
                            .formatted(start, periods - start),
                    "处理前的期数须不少于处理后的期数：处理前 %d 期，处理后 %d 期".formatted(start, periods - start));
        }
        double[] changes = changes(panel, cohorts);
        if (changes.length < UNITS_NEEDED) {
            return none(
                    "needs at least %d never-treated units without gaps, there are %d"
                            .formatted(UNITS_NEEDED, changes.length),
                    "至少需要 %d 个从未受处理且无缺失的单位，现有 %d 个".formatted(UNITS_NEEDED, changes.length));
        }
        double sd = Spread.standardDeviation(changes, largest(panel));
        return sd > 0
                ? YardstickSearch.found(new Yardstick(sd, YardstickSource.UNTREATED_SD))
                : none("the untreated units all change by the same amount", "未受处理的单位变化量完全相同");
    }

    /** How many units become treated in which period. */
    private static SortedMap<Integer, Integer> cohorts(Panel panel) {
        SortedMap<Integer, Integer> cohorts = new TreeMap<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            if (!panel.alwaysTreated(u) && !panel.neverTreated(u)) {
                cohorts.merge(panel.firstTreated(u), 1, Integer::sum);
            }
        }
        return cohorts;
    }

    /** One per never-treated unit without a gap in the stretches: the mean over the cohorts, by their size. */
    private static double[] changes(Panel panel, SortedMap<Integer, Integer> cohorts) {
        int treated = cohorts.values().stream().mapToInt(Integer::intValue).sum();
        double[] changes = new double[panel.unitCount()];
        int n = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            if (panel.neverTreated(u)) {
                double change = 0;
                for (var cohort : cohorts.entrySet()) {
                    change += change(panel, u, cohort.getKey()) * cohort.getValue() / treated;
                }
                if (!Double.isNaN(change)) {
                    changes[n++] = change;
                }
            }
        }
        return Arrays.copyOf(changes, n);
    }

    private static double change(Panel panel, int unit, int start) {
        int after = panel.periodCount() - start;
        double change = 0;
        for (int t = start; t < panel.periodCount(); t++) {
            change += panel.outcome(unit, t) - panel.outcome(unit, t - after);
        }
        return change / after;
    }

    private static double largest(Panel panel) {
        double largest = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            for (int t = 0; t < panel.periodCount(); t++) {
                // Not Math.max, which would hand a gap's NaN on.
                double size = Math.abs(panel.outcome(u, t));
                largest = size > largest ? size : largest;
            }
        }
        return largest;
    }

    private static YardstickSearch none(String english, String chinese) {
        return YardstickSearch.none(new Reason(ReasonCode.NO_YARDSTICK, english, chinese));
    }
}
