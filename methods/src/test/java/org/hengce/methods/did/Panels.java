package org.hengce.methods.did;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hengce.methods.Figures;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** The panels behind the reference figures; all but the shall-carry laws need the shared folder. */
final class Panels {
    private Panels() {}

    /** Counties' teen employment (log) and minimum wages. */
    static Panel mpdta() {
        return of(
                Figures.sharedRows("mpdta.csv"),
                "countyreal",
                "year",
                "lemp",
                row -> cell(row, "first_treat").equals("0") ? "" : cell(row, "first_treat"));
    }

    /** Share of the insured; states expanding in 2015 left out, years to 2015, later expansions never treated. */
    static Panel medicaid(Predicate<String> kept) {
        List<Map<String, String>> rows = Figures.sharedRows("medicaid-ehec.csv").stream()
                .filter(row -> Integer.parseInt(cell(row, "year")) < 2016
                        && !cell(row, "yexp2").equals("2015")
                        && kept.test(cell(row, "state")))
                .toList();
        return of(rows, "state", "year", "dins", row -> cell(row, "yexp2").equals("2014") ? "2014" : "");
    }

    /** Log earnings by state and graduating class; reforms of mathematics. */
    static Panel mathReform() {
        return of(
                Figures.sharedRows("math-reform.csv"),
                "state",
                "class",
                "incearn_ln",
                row -> cell(row, "reformyr_math"));
    }

    /** Log violent crime and the laws' first years. */
    static Panel shallCarryLaws() {
        List<Map<String, String>> rows = Figures.sampleRows("us-shall-carry-laws.csv");
        Map<String, String> first = rows.stream()
                .filter(row -> cell(row, "law_in_force").equals("1"))
                .collect(Collectors.toMap(
                        row -> cell(row, "region"),
                        row -> cell(row, "year"),
                        (one, other) -> one.compareTo(other) < 0 ? one : other));
        return of(
                        rows,
                        "region",
                        "year",
                        "violent_crime_per_100000",
                        row -> first.getOrDefault(cell(row, "region"), ""))
                .mapOutcomes(Math::log);
    }

    private static Panel of(
            List<Map<String, String>> rows,
            String unit,
            String time,
            String outcome,
            Function<Map<String, String>, String> firstTreated) {
        PanelBuilder panel = Panel.builder(
                rows.stream().map(row -> cell(row, time)).distinct().sorted().toList());
        for (Map<String, String> row : rows) {
            panel.observe(cell(row, unit), cell(row, time), Double.parseDouble(cell(row, outcome)));
            String first = firstTreated.apply(row);
            if (!first.isEmpty()) {
                panel.treatedFrom(cell(row, unit), first);
            }
        }
        return panel.build();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
