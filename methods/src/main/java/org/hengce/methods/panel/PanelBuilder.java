package org.hengce.methods.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.methods.option.OptionException;

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
    private Map<String, Integer> unitIndex = new HashMap<>();
    private final List<String> units = new ArrayList<>();
    private final TreeSet<String> duplicates = new TreeSet<>();
    private final BitSet seen = new BitSet();
    private double[] outcomes = new double[0];
    private int[] firstTreated = new int[0];
    private double[] weights = new double[0];
    private boolean weighted;
    private final List<CovariateColumn> covariates = new ArrayList<>();
    private final List<FactorColumn> factors = new ArrayList<>();
    private boolean built;

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
     * Makes room for these units at once, each to be addressed by its place in the list; before the first row. For those
     * who know them all: rows are then added without looking up names.
     *
     * @throws IllegalArgumentException if a unit is named twice
     */
    public PanelBuilder units(List<String> codes) {
        if (!units.isEmpty()) {
            throw new IllegalStateException("units are declared before the first row");
        }
        unitIndex = new HashMap<>(2 * codes.size());
        for (String code : codes) {
            if (unitIndex.put(code, units.size()) != null) {
                throw new IllegalArgumentException("unit %s is named twice; name each once".formatted(code));
            }
            units.add(code);
        }
        grow(0, codes.size());
        return this;
    }

    /**
     * Declares the levels of a categorical column, each to be addressed by its place in the list.
     *
     * @param factor place of the column among those declared
     * @throws IllegalArgumentException if a level is empty or named twice
     */
    public PanelBuilder levels(int factor, List<String> names) {
        FactorColumn column = factors.get(factor);
        for (String name : names) {
            if (name.isEmpty() || column.codes.put(name, column.codes.size()) != null) {
                throw new IllegalArgumentException(
                        "level '%s' of %s is empty or named twice".formatted(name, column.name));
            }
        }
        return this;
    }

    /**
     * Adds one observation of a unit and a period addressed by index.
     *
     * @param value the outcome; NaN says explicitly that there is none
     * @return the cell, by which {@link #covariate} and {@link #level} know it
     * @throws IllegalArgumentException if the value is infinite
     */
    public int observe(int unit, int period, double value) {
        refuseIfBuilt();
        Objects.checkIndex(unit, units.size());
        int cell = unit * periods.size() + Objects.checkIndex(period, periods.size());
        refuseInfinite(value, cell);
        if (seen.get(cell)) {
            duplicates.add(name(cell));
        }
        seen.set(cell);
        outcomes[cell] = value + 0.0; // turns negative zero into zero
        return cell;
    }

    /** Sets a covariate of a cell that was observed; NaN where it is missing. */
    public void covariate(int covariate, int cell, double value) {
        refuseIfBuilt();
        refuseInfinite(value, cell);
        covariates.get(covariate).values[cell] = value + 0.0;
    }

    /** Sets the level of a cell that was observed, by its place among those declared, or {@link Factor#MISSING}. */
    public void level(int factor, int cell, int level) {
        refuseIfBuilt();
        FactorColumn column = factors.get(factor);
        column.cells[cell] = level == Factor.MISSING ? level : Objects.checkIndex(level, column.codes.size());
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
        int cell = observe(row(unit), t, value);
        for (int k = 0; k < covariateValues.length; k++) {
            covariate(k, cell, covariateValues[k]);
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
        return treatedFrom(row(unit), t);
    }

    /** The same by index. */
    public PanelBuilder treatedFrom(int unit, int period) {
        refuseIfBuilt();
        Objects.checkIndex(period, periods.size());
        if (firstTreated[unit] != Panel.NEVER && firstTreated[unit] != period) {
            throw new IllegalArgumentException("unit %s is said to be treated from %s and from %s; say one"
                    .formatted(units.get(unit), periods.get(firstTreated[unit]), periods.get(period)));
        }
        firstTreated[unit] = period;
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
        refuseIfBuilt();
        int u = row(unit); // first: a new unit may make the array anew
        weights[u] = weight;
        weighted = true;
        return this;
    }

    /**
     * The panel; the builder is used up.
     *
     * @throws IllegalArgumentException if a (unit, period) was observed more than once; the message names them
     */
    public Panel build() {
        refuseIfBuilt();
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
        built = true; // from here on the arrays may be the panel's
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
        if (cells.length == order.length * length
                && IntStream.range(0, order.length).allMatch(u -> order[u] == u)) {
            return cells;
        }
        double[] ordered = new double[order.length * length];
        for (int u = 0; u < order.length; u++) {
            System.arraycopy(cells, order[u] * length, ordered, u * length, length);
        }
        return ordered;
    }

    private void refuseInfinite(double value, int cell) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("unit %s has an infinite value in %s"
                    .formatted(units.get(cell / periods.size()), periods.get(cell % periods.size())));
        }
    }

    private String name(int cell) {
        return "(%s, %s)".formatted(units.get(cell / periods.size()), periods.get(cell % periods.size()));
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

    private void refuseIfBuilt() {
        if (built) {
            throw new IllegalStateException("a builder builds one panel, which nothing may change");
        }
    }

    private static double[] grown(double[] cells, int length) {
        double[] more = Arrays.copyOf(cells, length);
        Arrays.fill(more, cells.length, length, Double.NaN);
        return more;
    }

    private int indexOf(String period) {
        Integer t = periodIndex.get(period);
        if (t == null) {
            String first = periods.get(0);
            String last = periods.get(periods.size() - 1);
            throw new OptionException(
                    "period %s is not in the panel, which runs from %s to %s".formatted(period, first, last),
                    "时期 %s 不在面板之内；面板自 %s 至 %s".formatted(period, first, last));
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
