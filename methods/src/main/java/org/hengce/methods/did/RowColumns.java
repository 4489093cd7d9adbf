package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.cohort.Cohorts;
import org.hengce.methods.linalg.NormalEquations;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;

/**
 * Covariates, treatment regressors and outcome row by row, fixed effects taken out, and the least squares between them.
 * Each column is residualised by one thread; sums run in the order of rows.
 */
final class RowColumns {
    /** A column of which less than this share of its squares is left is a combination of the fixed effects. */
    private static final double ABSORBED = 1e-18;
    /** The same where a column is large beside what it varies by: rounding of its values. */
    private static final double ROUNDING = 1e-28;

    private final Design design;
    private final Rows rows;
    private final Terms terms;
    private final FactorProjection projection;
    final List<String> covariates = new ArrayList<>();
    final List<String> collinear = new ArrayList<>();
    /** Covariates kept, then treatment regressors. */
    final double[][] columns;

    final double[] residuals;
    final double[] coefficients;
    final double[][] bread;
    final double largest;

    RowColumns(Design design, Rows rows, Terms terms, FactorProjection projection) {
        this.design = design;
        this.rows = rows;
        this.terms = terms;
        this.projection = projection;
        int given = design.panel().covariates().size();
        List<Column> made = Parallel.inOrder(given + terms.count() + 1, design.threads(), this::residualised);
        Column outcome = made.remove(made.size() - 1);
        residuals = outcome.values;
        largest = outcome.largest;
        NormalEquations all = NormalEquations.of(gram(made));
        List<String> lost = new ArrayList<>();
        List<Column> kept = new ArrayList<>();
        for (int k = 0; k < made.size(); k++) {
            boolean combination = all.collinear().contains(k);
            if (combination) {
                (k < given ? collinear : lost).add(name(k));
            } else {
                kept.add(made.get(k));
                covariates.addAll(k < given ? List.of(name(k)) : List.of());
            }
        }
        if (!lost.isEmpty()) {
            throw Refusals.collinear(lost, design.panel().covariates());
        }
        columns = kept.stream().map(column -> column.values).toArray(double[][]::new);
        NormalEquations equations = NormalEquations.of(gram(kept));
        double[] right = new double[columns.length];
        for (int k = 0; k < right.length; k++) {
            right[k] = product(columns[k], residuals);
        }
        coefficients = equations.solve(right);
        bread = equations.inverse();
        for (int k = 0; k < columns.length; k++) {
            for (int row = 0; row < residuals.length; row++) {
                residuals[row] -= coefficients[k] * columns[k][row];
            }
        }
    }

    private static final class Column {
        final double[] values;
        final boolean absorbed;
        final double largest;

        Column(double[] values, boolean absorbed, double largest) {
            this.values = values;
            this.absorbed = absorbed;
            this.largest = largest;
        }
    }

    private String name(int index) {
        int given = design.panel().covariates().size();
        if (index < given) {
            return design.panel().covariates().get(index);
        }
        return index < given + terms.count() ? terms.term(index - given).name() : "the outcome";
    }

    private Column residualised(int index) {
        double[] values = read(index);
        double largest = 0;
        double mean = 0;
        double squares = 0;
        for (int row = 0; row < values.length; row++) {
            largest = Math.max(largest, Math.abs(values[row]));
            mean += rows.weight(row) * values[row];
            squares += rows.weight(row) * values[row] * values[row];
        }
        int given = design.panel().covariates().size();
        if (index >= given + terms.count()) {
            Refusals.checkRange(design.panel(), largest);
        } else if (!(squares < Double.POSITIVE_INFINITY)) {
            throw Refusals.covariateOutOfRange(name(index), largest);
        }
        double centred = squares - mean * mean / rows.totalWeight();
        if (!projection.residualise(values, null)) {
            throw Refusals.noConvergence(name(index));
        }
        return new Column(values, product(values, values) <= Math.max(ABSORBED * centred, ROUNDING * squares), largest);
    }

    private double[] read(int index) {
        Panel panel = design.panel();
        int given = panel.covariates().size();
        Cohorts cohorts = Cohorts.of(panel);
        int periods = panel.periodCount();
        double[] values = new double[rows.count()];
        for (int row = 0; row < values.length; row++) {
            int u = rows.cells[row] / periods;
            int t = rows.cells[row] % periods;
            if (index < given) {
                values[row] = panel.covariate(index, u, t);
            } else if (index < given + terms.count()) {
                values[row] = terms.column(cohorts.indexOf(panel.firstTreated(u)), t) == index - given ? 1 : 0;
            } else {
                values[row] = panel.outcome(u, t);
            }
        }
        return values;
    }

    private double[][] gram(List<Column> of) {
        return Parallel.inOrder(of.size(), design.threads(), k -> {
                    double[] products = new double[of.size()];
                    for (int l = 0; l <= k; l++) {
                        products[l] = of.get(k).absorbed || of.get(l).absorbed
                                ? 0
                                : product(of.get(k).values, of.get(l).values);
                    }
                    return products;
                })
                .toArray(double[][]::new);
    }

    private double product(double[] one, double[] other) {
        double sum = 0;
        for (int row = 0; row < one.length; row++) {
            sum += rows.weight(row) * one[row] * other[row];
        }
        return sum;
    }
}
