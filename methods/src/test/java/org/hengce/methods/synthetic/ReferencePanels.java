package org.hengce.methods.synthetic;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hengce.methods.Figures;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Panels that reference figures were computed on; tests that need them are skipped where the files are not there. */
final class ReferencePanels {
    static final String BASQUE = "Basque Country (Pais Vasco)";

    private static final List<String> SCHOOLS = List.of("school_illit", "school_prim", "school_med", "school_high");

    private ReferencePanels() {}

    /** Proposition 99 with these states treated from this year on. */
    static Panel prop99(String start, Set<String> treated) {
        List<Map<String, String>> rows = Figures.sharedRows("california-prop99.csv");
        PanelBuilder builder = Panel.builder(years(rows));
        rows.forEach(row -> builder.observe(text(row, "state"), text(row, "year"), number(row, "packs_per_capita")));
        treated.forEach(state -> builder.treatedFrom(state, start));
        return builder.build();
    }

    /**
     * The Basque Country and the other regions of Spain, without the whole. The levels of schooling, of which the two
     * upper ones are made one, are shares of their sum in percent: first averaged over all years, then divided.
     */
    static Panel basque(List<String> covariates) {
        List<Map<String, String>> rows = Figures.sharedRows("basque.csv").stream()
                .filter(row -> !text(row, "regionno").equals("1"))
                .toList();
        PanelBuilder builder = Panel.builder(years(rows)).columns(covariates, List.of());
        for (Map<String, String> row : rows) {
            double[] values = covariates.stream()
                    .mapToDouble(name -> SCHOOLS.contains(name) ? share(rows, row, name) : number(row, name))
                    .toArray();
            builder.observe(text(row, "regionname"), text(row, "year"), number(row, "gdpcap"), values, List.of());
        }
        return builder.treatedFrom(BASQUE, "1970").build();
    }

    /** Missing in the years in which schooling was not observed. */
    private static double share(List<Map<String, String>> rows, Map<String, String> row, String level) {
        if (Double.isNaN(people(row, level))) {
            return Double.NaN;
        }
        double own = 0;
        double all = 0;
        for (Map<String, String> other : rows) {
            if (text(other, "regionno").equals(text(row, "regionno")) && !Double.isNaN(people(other, level))) {
                own += people(other, level);
                all += SCHOOLS.stream().mapToDouble(name -> people(other, name)).sum();
            }
        }
        return 100 * own / all;
    }

    private static double people(Map<String, String> row, String level) {
        return number(row, level) + (level.equals("school_high") ? number(row, "school_post_high") : 0);
    }

    private static List<String> years(List<Map<String, String>> rows) {
        return rows.stream().map(row -> text(row, "year")).distinct().sorted().toList();
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static double number(Map<String, String> row, String column) {
        String text = text(row, column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
