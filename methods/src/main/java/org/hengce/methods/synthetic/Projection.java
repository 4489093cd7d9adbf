package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.linalg.NormalEquations;

/**
 * Coefficients of covariates in a regression of the outcome on them, unit effects and period effects, over the cells that
 * are not treated: all of the donors', and those of treated units before their treatment. What remains of the outcome
 * is what synthetic difference-in-differences is then computed on (Arkhangelsky et al. 2021, footnote 4). Over untreated
 * cells and not over all, so that the effect does not leak into the coefficients (Kranz 2022; what Clarke, Pailañir,
 * Athey and Imbens 2023 call projected, in contrast to coefficients found together with the weights).
 */
final class Projection {
    /** A covariate that varies within units by less than this share (squared) is constant within units. */
    private static final double WITHOUT_VARIATION = 1e-24;

    private final Cells cells;
    private final int dummies; // period effects; the first period has none
    private final double[][] gram; // period effects, then covariates
    private final double[] right;
    private final double[] squares; // of each covariate as it is

    private Projection(Cells cells) {
        this.cells = cells;
        dummies = cells.periods() - 1;
        gram = new double[dummies + cells.covariates()][dummies + cells.covariates()];
        right = new double[gram.length];
        squares = new double[cells.covariates()];
    }

    /**
     * One coefficient per covariate; 0 for those that are combinations of the rest.
     *
     * @param collinear takes the indices of those
     */
    static double[] coefficients(Cells cells, Pattern pattern, List<Integer> collinear) {
        if (cells.covariates() == 0) {
            return new double[0];
        }
        Projection projection = new Projection(cells);
        for (int row : pattern.donors()) {
            projection.add(row, cells.periods());
        }
        for (int c = 0; c < pattern.cohorts(); c++) {
            for (int row : pattern.treated(c)) {
                projection.add(row, pattern.start(c));
            }
        }
        return projection.solved(collinear);
    }

    /** Refuses covariates that the regression cannot tell from the rest. */
    static void refuseCollinear(Cells cells, Pattern pattern, List<String> names) {
        List<Integer> collinear = new ArrayList<>();
        coefficients(cells, pattern, collinear);
        if (!collinear.isEmpty()) {
            throw Refusals.collinear(collinear.stream().map(names::get).toList());
        }
    }

    private double[] solved(List<Integer> collinear) {
        for (int k = 0; k < squares.length; k++) {
            int at = dummies + k;
            if (gram[at][at] <= WITHOUT_VARIATION * squares[k]) {
                gram[at][at] = 0; // rounding would else be taken for a covariate
            }
        }
        NormalEquations equations = NormalEquations.of(gram);
        double[] all = equations.solve(right);
        double[] coefficients = new double[cells.covariates()];
        for (int k = 0; k < coefficients.length; k++) {
            double coefficient = all[dummies + k];
            if (Double.isNaN(coefficient)) {
                collinear.add(k);
            } else {
                coefficients[k] = coefficient;
            }
        }
        return coefficients;
    }

    /** Adds the row's first cells, each less its mean over them, which takes its unit effect out. */
    private void add(int row, int untreated) {
        List<double[]> columns = new ArrayList<>();
        for (int k = 0; k < cells.covariates(); k++) {
            double[] values = cells.covariate(k)[row];
            columns.add(centred(values, untreated));
            squares[k] += product(values, values);
        }
        double[] outcome = centred(cells.outcomes()[row], untreated);
        for (int t = 1; t < untreated; t++) {
            for (int s = 1; s <= t; s++) {
                gram[t - 1][s - 1] += (s == t ? 1.0 : 0.0) - 1.0 / untreated;
            }
            right[t - 1] += outcome[t];
        }
        for (int k = 0; k < columns.size(); k++) {
            double[] column = columns.get(k);
            int at = dummies + k;
            for (int t = 1; t < untreated; t++) {
                gram[at][t - 1] += column[t];
            }
            for (int l = 0; l <= k; l++) {
                gram[at][dummies + l] += product(column, columns.get(l));
            }
            right[at] += product(column, outcome);
        }
    }

    private static double[] centred(double[] values, int count) {
        double sum = 0;
        for (int t = 0; t < count; t++) {
            sum += values[t];
        }
        double[] centred = new double[count];
        for (int t = 0; t < count; t++) {
            centred[t] = values[t] - sum / count;
        }
        return centred;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
