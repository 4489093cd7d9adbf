package org.hengce.methods.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Collects rows into a {@link Panel}; their order does not matter. Used by one thread, for one panel.
 *
 * <p>Rows that occur twice are reported together by {@link #build}, since whoever mends a file wants to see them all.
 * Covariates and categorical columns are declared before the first row.
 */
public final class PanelBuilder {
    private static final int NAMED_AT_MOST = 10;
    private static final double[] NO_COVARIATES = {};
    private static final List<String> NO_LEVELS = List.of();

    private final List<String> periods;
    private final Map<String, Integer> periodIndex = new HashMap<>();
    private final Map<String, Integer> unitIndex = new HashMap<>();
    private final List<String> units = new ArrayList<>();
    private final TreeSet<String> duplicates = new TreeSet<>();
    private final BitSet seen = new BitSet();
    private double[] outcomes = new double[0];
    private int[] firstTreated = new int[0];
    private double[] weights = new double[0];
    private boolean weighted;
    private final List<CovariateColumn> covariates = new ArrayList<>();
    private final List<FactorColumn> factors = new ArrayList<>();

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
     * Declares further columns, before the first row.
     *
     * @param covariateNames numeric ones
     * @param factorNames categorical ones
     * @throws IllegalArgumentException if a name occurs twice
     */
    public PanelBuilder columns(List<String> covariateNames, List<String> factorNames) {
        if (!units.isEmpty()) {
            throw new IllegalStateException("columns are declared before the first row");
        }
        List<String> names =
                Stream.concat(covariateNames.stream(), factorNames.stream()).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("a column is named twice in %s; name each once".formatted(names));
        }
        covariateNames.forEach(name -> covariates.add(new CovariateColumn(name)));
        factorNames.forEach(name -> factors.add(new FactorColumn(name)));
        return this;
    }

    /**
     * Adds one observation.
     *
     * @param value the outcome; NaN says explicitly that there is none
     * @throws IllegalArgumentException if the period is not one of the panel's or the value is infinite
     */
    public PanelBuilder observe(String unit, String period, double value) {
        return observe(unit, period, value, NO_COVARIATES, NO_LEVELS);
    }

    /**
     * Adds one observation with the columns declared.
     *
     * @param value the outcome; NaN says explicitly that there is none
     * @param covariateValues in the order declared, NaN where one is missing
     * @param factorLevels in the order declared, empty where one is missing
     * @throws IllegalArgumentException if the period is not one of the panel's, a value is infinite, or there are more or
     *     fewer values than columns
     */
    public PanelBuilder observe(
            String unit, String period, double value, double[] covariateValues, List<String> factorLevels) {
        int t = indexOf(period);
        if (covariateValues.length != covariates.size() || factorLevels.size() != factors.size()) {
            throw new IllegalArgumentException("%d covariates and %d categories were declared, (%s, %s) has %d and %d"
                    .formatted(
                            covariates.size(),
                            factors.size(),
                            unit,
                            period,
                            covariateValues.length,
                            factorLevels.size()));
        }
        refuseInfinite(value, unit, period);
        for (double covariate : covariateValues) {
            refuseInfinite(covariate, unit, period);
        }
        int cell = row(unit) * periods.size() + t;
        if (seen.get(cell)) {
            duplicates.add("(%s, %s)".formatted(unit, period));
        }
        seen.set(cell);
        outcomes[cell] = value + 0.0; // turns negative zero into zero
        for (int k = 0; k < covariateValues.length; k++) {
            covariates.get(k).values[cell] = covariateValues[k] + 0.0;
        }
        for (int k = 0; k < factors.size(); k++) {
            factors.get(k).put(cell, factorLevels.get(k));
        }
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
        int u = row(unit);
        if (firstTreated[u] != Panel.NEVER && firstTreated[u] != t) {
            throw new IllegalArgumentException("unit %s is said to be treated from %s and from %s; say one"
                    .formatted(unit, periods.get(firstTreated[u]), period));
        }
        firstTreated[u] = t;
        return this;
    }

    /**
     * Gives a unit a weight; units of which none is given weigh 1.
     *
     * @throws IllegalArgumentException if it is not a positive finite number
     */
    public PanelBuilder weight(String unit, double weight) {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "unit %s has the weight %s; a weight is a positive number".formatted(unit, weight));
        }
        int u = row(unit); // first: a new unit may make the array anew
        weights[u] = weight;
        weighted = true;
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
        List<String> sorted = units.stream().sorted().toList();
        int[] order = sorted.stream().mapToInt(unitIndex::get).toArray();
        double[][] covariateCells = new double[covariates.size()][];
        for (int k = 0; k < covariateCells.length; k++) {
            covariateCells[k] = inOrder(covariates.get(k).values, order);
        }
        Columns columns = new Columns(
                weighted ? Arrays.stream(order).mapToDouble(u -> weights[u]).toArray() : null,
                covariates.stream().map(c -> c.name).toList(),
                covariateCells,
                factors.stream().map(f -> f.factor(order)).toList());
        return new Panel(
                periods,
                sorted,
                inOrder(outcomes, order),
                Arrays.stream(order).map(u -> firstTreated[u]).toArray(),
                columns.isEmpty() ? Columns.NONE : columns);
    }

    private double[] inOrder(double[] cells, int[] order) {
        int length = periods.size();
        double[] ordered = new double[order.length * length];
        for (int u = 0; u < order.length; u++) {
            System.arraycopy(cells, order[u] * length, ordered, u * length, length);
        }
        return ordered;
    }

    private static void refuseInfinite(double value, String unit, String period) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("unit %s has an infinite value in %s".formatted(unit, period));
        }
    }

    private int row(String unit) {
        Integer known = unitIndex.get(unit);
        if (known != null) {
            return known;
        }
        int u = units.size();
        units.add(unit);
        unitIndex.put(unit, u);
        if (u == firstTreated.length) {
            grow(u, Math.max(16, u + (u >> 1)));
        }
        return u;
    }

    private void grow(int from, int to) {
        int cells = Math.multiplyExact(to, periods.size());
        outcomes = grown(outcomes, cells);
        covariates.forEach(c -> c.values = grown(c.values, cells));
        factors.forEach(f -> f.grow(cells));
        firstTreated = Arrays.copyOf(firstTreated, to);
        Arrays.fill(firstTreated, from, to, Panel.NEVER);
        weights = Arrays.copyOf(weights, to);
        Arrays.fill(weights, from, to, 1);
    }

    private static double[] grown(double[] cells, int length) {
        double[] more = Arrays.copyOf(cells, length);
        Arrays.fill(more, cells.length, length, Double.NaN);
        return more;
    }

    private int indexOf(String period) {
        Integer t = periodIndex.get(period);
        if (t == null) {
            throw new IllegalArgumentException("period %s is not in the panel, which runs from %s to %s"
                    .formatted(period, periods.get(0), periods.get(periods.size() - 1)));
        }
        return t;
    }

    private static final class CovariateColumn {
        final String name;
        double[] values = new double[0];

        CovariateColumn(String name) {
            this.name = name;
        }
    }

    private final class FactorColumn {
        final String name;
        final Map<String, Integer> codes = new HashMap<>();
        int[] cells = new int[0];

        FactorColumn(String name) {
            this.name = name;
        }

        void grow(int length) {
            int from = cells.length;
            cells = Arrays.copyOf(cells, length);
            Arrays.fill(cells, from, length, Factor.MISSING);
        }

        void put(int cell, String level) {
            cells[cell] = level.isEmpty() ? Factor.MISSING : codes.computeIfAbsent(level, l -> codes.size());
        }

        /** With the levels in their names' order, so that the order of rows does not matter. */
        Factor factor(int[] order) {
            List<String> levels = codes.keySet().stream().sorted().toList();
            int[] rank = new int[levels.size()];
            for (int i = 0; i < rank.length; i++) {
                rank[codes.getOrDefault(levels.get(i), 0)] = i;
            }
            int length = periods.size();
            int[] ordered = new int[order.length * length];
            for (int i = 0; i < ordered.length; i++) {
                int code = cells[order[i / length] * length + i % length];
                ordered[i] = code == Factor.MISSING ? Factor.MISSING : rank[code];
            }
            return new Factor(name, levels, ordered, length);
        }
    }
}
