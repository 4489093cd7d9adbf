package org.hengce.presentation.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.Transform;

/**
 * What a reader needs to know of an analysis and its result does not say.
 *
 * @param outcome its name
 * @param transform of the outcome
 * @param decimals of the outcome as it was observed; of one that was transformed more than can be shown
 * @param periods all of the panel, in order; empty where there is no panel
 * @param cohorts units by first treated period, always treated ones aside
 */
public record AnalysisSubject(
        String outcome, Transform transform, int decimals, List<String> periods, Map<String, List<String>> cohorts) {
    private static final int MOST = 12;
    private static final int SIGNIFICANT = 12;
    private static final int LOOKED_AT = 1000;

    /** Copies the collections. */
    public AnalysisSubject {
        periods = List.copyOf(periods);
        cohorts = Collections.unmodifiableMap(new TreeMap<>(cohorts));
    }

    /** Of an analysis of a panel. */
    public static AnalysisSubject of(String outcome, Transform transform, Panel panel) {
        Map<String, List<String>> cohorts = new TreeMap<>();
        for (int t = 1; t < panel.periodCount(); t++) {
            List<String> units = unitsFrom(panel, t);
            if (!units.isEmpty()) {
                cohorts.put(panel.period(t), units);
            }
        }
        boolean own = transform == Transform.LEVEL || transform == Transform.LOG;
        return new AnalysisSubject(
                outcome, transform, own ? decimals(panel, transform) : MOST, panel.periods(), cohorts);
    }

    /** Of an analysis of coefficients. */
    public static AnalysisSubject ofCoefficients(String name) {
        return new AnalysisSubject(name, Transform.LEVEL, MOST, List.of(), Map.of());
    }

    /** The earliest first treated period; empty where nobody becomes treated. */
    public String start() {
        return periods.stream().filter(cohorts::containsKey).findFirst().orElse("");
    }

    private static List<String> unitsFrom(Panel panel, int period) {
        return IntStream.range(0, panel.unitCount())
                .filter(u -> panel.firstTreated(u) == period)
                .mapToObj(panel::unit)
                .toList();
    }

    /** As many as the first thousand outcomes have at the most, rounding by the logarithm undone. */
    private static int decimals(Panel panel, Transform transform) {
        int decimals = 0;
        int cells = 0;
        for (int u = 0; u < panel.unitCount() && cells < LOOKED_AT; u++) {
            for (int t = 0; t < panel.periodCount(); t++, cells++) {
                double y = panel.outcome(u, t);
                if (!Double.isNaN(y)) {
                    BigDecimal observed = BigDecimal.valueOf(transform == Transform.LOG ? Math.exp(y) : y)
                            .round(new MathContext(SIGNIFICANT));
                    decimals = Math.max(decimals, observed.stripTrailingZeros().scale());
                }
            }
        }
        return Math.min(decimals, MOST);
    }
}
