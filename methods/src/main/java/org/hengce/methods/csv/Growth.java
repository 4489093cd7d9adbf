package org.hengce.methods.csv;

import java.util.stream.IntStream;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.panel.Panel;

/** Outcomes as their change since the period before, as a share of what they were then. */
final class Growth {
    private Growth() {}

    /** Without the first period, which has no change. Outcomes are positive. */
    static Panel of(Panel panel, String outcome, Problems problems) {
        int periods = panel.periodCount();
        double[] growth = new double[panel.unitCount() * periods];
        double[] series = new double[periods];
        for (int u = 0; u < panel.unitCount(); u++) {
            panel.readOutcomes(u, series);
            growth[u * periods] = Double.NaN;
            for (int t = 1; t < periods; t++) {
                double change = series[t] / series[t - 1] - 1;
                growth[u * periods + t] = change;
                if (Double.isInfinite(change)) {
                    String place = "%s, %s".formatted(panel.unit(u), panel.period(t));
                    problems.add(
                            Code.NOT_FINITE,
                            0,
                            outcome,
                            "%s: from %s to %s the growth is not finite".formatted(place, series[t - 1], series[t]),
                            "%s：从 %s 到 %s 的增长率不是有限数".formatted(place, series[t - 1], series[t]));
                }
            }
        }
        problems.check();
        int[] firstTreated =
                IntStream.range(0, panel.unitCount()).map(panel::firstTreated).toArray();
        return panel.with(growth, firstTreated).select(unit -> true, 1, periods);
    }
}
