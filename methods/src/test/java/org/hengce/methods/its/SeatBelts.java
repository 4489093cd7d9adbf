package org.hengce.methods.its;

import java.util.List;
import java.util.Map;
import org.hengce.methods.Figures;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Log of drivers killed or seriously injured in Great Britain by month; the law is in force from February 1983 on. */
final class SeatBelts {
    static final String LAW = "1983-02";

    private SeatBelts() {}

    /** The sample: always there. */
    static Panel ofSample() {
        return panel(Figures.sampleRows("uk-seatbelts.csv"), "period", "drivers_killed_or_seriously_injured");
    }

    /** The same data in the shared folder; skips the test where there is none. */
    static Panel shared() {
        return panel(Figures.sharedRows("seatbelts-uk.csv"), "month", "drivers");
    }

    private static Panel panel(List<Map<String, String>> rows, String period, String drivers) {
        List<String> months =
                rows.stream().map(row -> row.getOrDefault(period, "")).toList();
        PanelBuilder panel = Panel.builder(months);
        for (int t = 0; t < months.size(); t++) {
            double count = Double.parseDouble(rows.get(t).getOrDefault(drivers, ""));
            panel.observe("GB", months.get(t), StrictMath.log(count));
        }
        return panel.treatedFrom("GB", LAW).build();
    }
}
