package org.hengce.methods.did;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
                row -> row.get("first_treat").equals("0") ? "" : row.get("first_treat"));
    }

    /** Share of the insured; states expanding in 2015 left out, years to 2015, later expansions never treated. */
    static Panel medicaid(Predicate<String> kept) {
        List<Map<String, String>> rows = Figures.sharedRows("medicaid-ehec.csv").stream()
                .filter(row -> Integer.parseInt(row.get("year")) < 2016
                        && !row.get("yexp2").equals("2015")
                        && kept.test(row.get("state")))
                .toList();
        return of(rows, "state", "year", "dins", row -> row.get("yexp2").equals("2014") ? "2014" : "");
    }

    /** Log earnings by state and graduating class; reforms of mathematics. */
    static Panel mathReform() {
        return of(
                Figures.sharedRows("math-reform.csv"), "state", "class", "incearn_ln", row -> row.get("reformyr_math"));
    }

    /** Log violent crime and the laws' first years. */
    static Panel shallCarryLaws() {
        List<Map<String, String>> rows = Figures.sampleRows("us-shall-carry-laws.csv");
        Map<String, String> first = rows.stream()
                .filter(row -> row.get("law_in_force").equals("1"))
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.get("region"),
                        row -> row.get("year"),
                        (one, other) -> one.compareTo(other) < 0 ? one : other));
        return of(rows, "region", "year", "violent_crime_per_100000", row -> first.getOrDefault(row.get("region"), ""))
                .mapOutcomes(Math::log);
    }

    private static Panel of(
            List<Map<String, String>> rows,
            String unit,
            String time,
            String outcome,
            Function<Map<String, String>, String> firstTreated) {
        PanelBuilder panel = Panel.builder(
                rows.stream().map(row -> row.get(time)).distinct().sorted().toList());
        for (Map<String, String> row : rows) {
            panel.observe(row.get(unit), row.get(time), Double.parseDouble(row.get(outcome)));
            String first = firstTreated.apply(row);
            if (!first.isEmpty()) {
                panel.treatedFrom(row.get(unit), first);
            }
        }
        return panel.build();
    }
}
