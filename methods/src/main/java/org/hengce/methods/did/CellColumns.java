package org.hengce.methods.did;

import java.util.List;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.cohort.Cohorts;
import org.hengce.methods.linalg.NormalEquations;

/**
 * The regression of cohort means on treatment regressors with unit and period effects: with regressors that depend on
 * cohort and period alone and no gaps its coefficients are those of the regression on all rows.
 */
final class CellColumns {
    /** A regressor of which less than this share of its squares is left is a combination of the fixed effects. */
    private static final double ABSORBED = 1e-18;

    final int cohorts;
    final int periods;
    final double[] weight; // by cohort
    final double[][] columns; // residualised: by regressor, then cohort and period
    final double[] coefficients;
    final double[][] bread;
    final double[] residuals; // of cohort means, by cohort and period

    private CellColumns(
            int cohorts,
            int periods,
            double[] weight,
            double[][] columns,
            double[] coefficients,
            double[][] bread,
            double[] residuals) {
        this.cohorts = cohorts;
        this.periods = periods;
        this.weight = weight;
        this.columns = columns;
        this.coefficients = coefficients;
        this.bread = bread;
        this.residuals = residuals;
    }

    static CellColumns of(CohortMoments moments, Terms terms) {
        Cohorts cohorts = moments.cohorts();
        int periods = terms.periods();
        double[] weight = new double[cohorts.count()];
        double[] outcome = new double[cohorts.count() * periods];
        for (int c = 0; c < weight.length; c++) {
            weight[c] = moments.weight(c);
            for (int t = 0; t < periods; t++) {
                outcome[c * periods + t] = moments.ownDeviation(c, t);
            }
        }
        residualise(outcome, weight, periods);
        double[][] columns = new double[terms.count()][];
        boolean[] absorbed = new boolean[terms.count()];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = new double[outcome.length];
            double before = 0;
            for (int c = 0; c < weight.length; c++) {
                for (int t = 0; t < periods; t++) {
                    if (terms.column(c, t) == k) {
                        columns[k][c * periods + t] = 1;
                        before += weight[c];
                    }
                }
            }
            residualise(columns[k], weight, periods);
            absorbed[k] = product(columns[k], columns[k], weight, periods) <= ABSORBED * before;
        }
        double[][] gram = new double[columns.length][columns.length];
        double[] right = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            for (int i = 0; i < outcome.length && !absorbed[k]; i++) {
                // Of the other regressor it is enough to take it as it was: residualising twice changes nothing.
                int l = terms.column(i / periods, i % periods);
                if (l != Terms.NONE && !absorbed[l]) {
                    gram[k][l] += weight[i / periods] * columns[k][i];
                }
            }
            right[k] = product(columns[k], outcome, weight, periods);
        }
        NormalEquations equations = NormalEquations.of(gram);
        if (!equations.collinear().isEmpty()) {
            throw Refusals.collinear(
                    equations.collinear().stream()
                            .map(k -> terms.term(k).name())
                            .toList(),
                    List.of());
        }
        double[] coefficients = equations.solve(right);
        for (int k = 0; k < columns.length; k++) {
            for (int i = 0; i < outcome.length; i++) {
                outcome[i] -= coefficients[k] * columns[k][i];
            }
        }
        return new CellColumns(weight.length, periods, weight, columns, coefficients, equations.inverse(), outcome);
    }

    /** Takes out unit and period means; all units of a cohort have the same values. */
    private static void residualise(double[] cells, double[] weight, int periods) {
        double total = 0;
        double[] mean = new double[periods];
        for (int c = 0; c < weight.length; c++) {
            double own = 0;
            for (int t = c * periods; t < (c + 1) * periods; t++) {
                own += cells[t];
            }
            own /= periods;
            for (int t = 0; t < periods; t++) {
                cells[c * periods + t] -= own;
                mean[t] += weight[c] * cells[c * periods + t];
            }
            total += weight[c];
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] -= mean[i % periods] / total;
        }
    }

    private static double product(double[] one, double[] other, double[] weight, int periods) {
        double sum = 0;
        for (int c = 0; c < weight.length; c++) {
            double own = 0;
            for (int t = c * periods; t < (c + 1) * periods; t++) {
                own += one[t] * other[t];
            }
            sum += weight[c] * own;
        }
        return sum;
    }

    /** x̃ᵀ times a vector over periods, for one cohort. */
    double along(int column, int cohort, double[] vector, int from) {
        double sum = 0;
        for (int t = 0; t < periods; t++) {
            sum += columns[column][cohort * periods + t] * vector[from + t];
        }
        return sum;
    }
}
