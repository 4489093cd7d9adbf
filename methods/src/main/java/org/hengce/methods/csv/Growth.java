package org.hengce.methods.csv;

import org.hengce.methods.panel.Panel;

/** Outcomes as their change since the period before, as a share of what they were then. */
final class Growth {
    private Growth() {}

    /** Without the first period, which has no change. Outcomes are positive. */
    static Panel of(Panel panel) {
        return panel.mapSeries(Growth::change).select(unit -> true, 1, panel.periodCount());
    }

    private static void change(double[] series) {
        for (int t = series.length - 1; t > 0; t--) {
            series[t] = series[t] / series[t - 1] - 1;
        }
    }
}
