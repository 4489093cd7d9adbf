package org.hengce.methods.score;

import java.util.Arrays;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;

/** How much never-treated units change from just before the treated periods to them. */
final class UntreatedChanges {
    private static final int UNITS_NEEDED = 5;

    private UntreatedChanges() {}

    static YardstickSearch yardstick(Panel panel) {
        int start = firstCohort(panel);
        if (start == Panel.NEVER) {
            return none("no unit becomes treated within the panel", "面板内没有单位开始受处理");
        }
        int after = panel.periodCount() - start;
        if (after > start) {
            return none(
                    "needs as many periods before the treatment as after it: %d before, %d after"
                            .formatted(start, after),
                    "处理前的期数须不少于处理后的期数：处理前 %d 期，处理后 %d 期".formatted(start, after));
        }
        double[] changes = changes(panel, start);
        if (changes.length < UNITS_NEEDED) {
            return none(
                    "needs at least %d never-treated units without gaps, there are %d"
                            .formatted(UNITS_NEEDED, changes.length),
                    "至少需要 %d 个从未受处理且无缺失的单位，现有 %d 个".formatted(UNITS_NEEDED, changes.length));
        }
        double sd = standardDeviation(changes);
        return sd > 0
                ? YardstickSearch.found(new Yardstick(sd, YardstickSource.UNTREATED_SD))
                : none("the untreated units all change by the same amount", "未受处理的单位变化量完全相同");
    }

    private static int firstCohort(Panel panel) {
        int first = Panel.NEVER;
        for (int u = 0; u < panel.unitCount(); u++) {
            if (!panel.alwaysTreated(u)) {
                first = Math.min(first, panel.firstTreated(u));
            }
        }
        return first;
    }

    /** One per never-treated unit without a gap from {@code 2·start − periods} on. */
    private static double[] changes(Panel panel, int start) {
        int after = panel.periodCount() - start;
        double[] changes = new double[panel.unitCount()];
        int n = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            if (panel.neverTreated(u)) {
                double change = 0;
                for (int t = start; t < panel.periodCount(); t++) {
                    change += panel.outcome(u, t) - panel.outcome(u, t - after);
                }
                if (!Double.isNaN(change)) {
                    changes[n++] = change / after;
                }
            }
        }
        return Arrays.copyOf(changes, n);
    }

    private static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    private static YardstickSearch none(String english, String chinese) {
        return YardstickSearch.none(new Reason(ReasonCode.NO_YARDSTICK, english, chinese));
    }
}
