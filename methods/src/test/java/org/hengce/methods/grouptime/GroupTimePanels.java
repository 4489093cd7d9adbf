package org.hengce.methods.grouptime;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** The panels on which R's did computed the figures. */
final class GroupTimePanels {
    private GroupTimePanels() {}

    /**
     * County teen employment (log), minimum wages raised in 2004, 2006 and 2007; states as clusters.
     *
     * @param covariates {@code lpop} or none
     */
    static Panel mpdta(String... covariates) {
        List<Map<String, String>> rows = Figures.sharedRows("mpdta.csv");
        PanelBuilder panel = Panel.builder(periods(rows, "year")).columns(List.of(covariates), List.of("state"));
        for (Map<String, String> row : rows) {
            // Padded, so that the order of units is that of the file.
            String unit = "%05d".formatted(Integer.parseInt(cell(row, "countyreal")));
            double[] values = List.of(covariates).stream()
                    .mapToDouble(name -> Double.parseDouble(cell(row, name)))
                    .toArray();
            String state = unit.substring(0, 2);
            panel.observe(unit, cell(row, "year"), Double.parseDouble(cell(row, "lemp")), values, List.of(state));
            if (!cell(row, "first_treat").equals("0")) {
                panel.treatedFrom(unit, cell(row, "first_treat"));
            }
        }
        return panel.build();
    }

    /** Log violent crime in the states of the US and the first year in which a shall-carry law was in force. */
    static Panel shallCarry() {
        List<Map<String, String>> rows = Figures.sampleRows("us-shall-carry-laws.csv");
        PanelBuilder panel = Panel.builder(periods(rows, "year"));
        for (Map<String, String> row : rows) {
            panel.observe(
                    cell(row, "region"),
                    cell(row, "year"),
                    Math.log(Double.parseDouble(cell(row, "violent_crime_per_100000"))));
        }
        rows.stream().map(row -> cell(row, "region")).distinct().forEach(region -> rows.stream()
                .filter(row -> cell(row, "region").equals(region)
                        && cell(row, "law_in_force").equals("1"))
                .map(row -> cell(row, "year"))
                .min(String::compareTo)
                .ifPresent(year -> panel.treatedFrom(region, year)));
        return panel.build();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static List<String> periods(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> cell(row, column)).distinct().sorted().toList();
    }
}
