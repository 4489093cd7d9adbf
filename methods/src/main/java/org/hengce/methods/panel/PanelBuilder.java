package org.hengce.methods.panel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects rows into a {@link Panel}; their order does not matter. Used by one thread, for one panel.
 *
 * <p>Rows that occur twice are reported together by {@link #build}, since whoever mends a file wants to see them all.
 */
public final class PanelBuilder {
    private static final int NAMED_AT_MOST = 10;

    private final List<String> periods;
    private final Map<String, Integer> periodIndex = new HashMap<>();
    private final TreeMap<String, Row> rows = new TreeMap<>();
    private final TreeSet<String> duplicates = new TreeSet<>();

    PanelBuilder(List<String> periodsInOrder) {
        periods = List.copyOf(periodsInOrder);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a panel needs at least one period");
        }
        for (int t = 0; t < periods.size(); t++) {
            if (periodIndex.put(periods.get(t), t) != null) {
                throw new IllegalArgumentException(
                        "period %s is listed twice; list every period once".formatted(periods.get(t)));
            }
        }
    }

    /**
     * Adds one observation.
     *
     * @param value the outcome; NaN says explicitly that there is none
     * @throws IllegalArgumentException if the period is not one of the panel's or the value is infinite
     */
    public PanelBuilder observe(String unit, String period, double value) {
        int t = indexOf(period);
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("unit %s has an infinite value in %s".formatted(unit, period));
        }
        Row row = row(unit);
        if (row.seen.get(t)) {
            duplicates.add("(%s, %s)".formatted(unit, period));
        }
        row.seen.set(t);
        row.outcomes[t] = value + 0.0; // turns negative zero into zero
        return this;
    }

    /**
     * Says from which period on a unit is treated; the panel's first period makes it always treated. A unit of which
     * this is never said is never treated.
     *
     * @throws IllegalArgumentException if the period is not one of the panel's or the unit already has another one
     */
    public PanelBuilder treatedFrom(String unit, String period) {
        int t = indexOf(period);
        Row row = row(unit);
        if (row.firstTreated != Panel.NEVER && row.firstTreated != t) {
            throw new IllegalArgumentException("unit %s is said to be treated from %s and from %s; say one"
                    .formatted(unit, periods.get(row.firstTreated), period));
        }
        row.firstTreated = t;
        return this;
    }

    /**
     * The panel.
     *
     * @throws IllegalArgumentException if a (unit, period) was observed more than once; the message names them
     */
    public Panel build() {
        if (!duplicates.isEmpty()) {
            String named =
                    String.join(", ", duplicates.stream().limit(NAMED_AT_MOST).toList());
            throw new IllegalArgumentException("%d (unit, period) observed more than once: %s%s; keep one row of each"
                    .formatted(duplicates.size(), named, duplicates.size() > NAMED_AT_MOST ? ", …" : ""));
        }
        double[] outcomes = new double[rows.size() * periods.size()];
        int[] firstTreated = new int[rows.size()];
        int u = 0;
        for (Row row : rows.values()) {
            System.arraycopy(row.outcomes, 0, outcomes, u * periods.size(), periods.size());
            firstTreated[u++] = row.firstTreated;
        }
        return new Panel(periods, List.copyOf(rows.keySet()), outcomes, firstTreated);
    }

    private Row row(String unit) {
        return rows.computeIfAbsent(unit, code -> new Row(periods.size()));
    }

    private int indexOf(String period) {
        Integer t = periodIndex.get(period);
        if (t == null) {
            throw new IllegalArgumentException("period %s is not in the panel, which runs from %s to %s"
                    .formatted(period, periods.get(0), periods.get(periods.size() - 1)));
        }
        return t;
    }

    private static final class Row {
        final double[] outcomes;
        final BitSet seen = new BitSet();
        int firstTreated = Panel.NEVER;

        Row(int periods) {
            outcomes = new double[periods];
            Arrays.fill(outcomes, Double.NaN);
        }
    }
}
