package org.hengce.methods.diagnostic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.methods.Figures;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** The samples whose designs are not synthetic controls. */
final class SamplePanels {
    private SamplePanels() {}

    /** Log violent crime of 51 states, law by law. */
    static Panel shallCarry() {
        return shallCarryWithout("", "");
    }

    /** The same without one observation. */
    static Panel shallCarryWithout(String region, String year) {
        List<Map<String, String>> rows = Figures.sampleRows("us-shall-carry-laws.csv");
        PanelBuilder panel = Panel.builder(
                rows.stream().map(row -> cell(row, "year")).distinct().sorted().toList());
        Map<String, String> first = new HashMap<>();
        for (Map<String, String> row : rows) {
            if (!(cell(row, "region").equals(region) && cell(row, "year").equals(year))) {
                panel.observe(
                        cell(row, "region"),
                        cell(row, "year"),
                        StrictMath.log(Double.parseDouble(cell(row, "violent_crime_per_100000"))));
            }
            if (cell(row, "law_in_force").equals("1")) {
                first.putIfAbsent(cell(row, "region"), cell(row, "year"));
            }
        }
        first.forEach(panel::treatedFrom);
        return panel.build();
    }

    /** Log drivers killed or seriously injured, month by month. */
    static Panel seatBelts() {
        List<Map<String, String>> rows = Figures.sampleRows("uk-seatbelts.csv");
        PanelBuilder panel =
                Panel.builder(rows.stream().map(row -> cell(row, "period")).toList());
        for (Map<String, String> row : rows) {
            double drivers = Double.parseDouble(cell(row, "drivers_killed_or_seriously_injured"));
            panel.observe("GB", cell(row, "period"), StrictMath.log(drivers));
        }
        return panel.treatedFrom("GB", "1983-02").build();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
