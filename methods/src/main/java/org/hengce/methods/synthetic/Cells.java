package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.panel.Panel;

/** Outcomes and covariates of all units of a design: donors first, then the cohorts. Never written to. */
final class Cells {
    private final double[][] outcomes;
    private final double[][][] covariates; // by covariate, row, period

    private Cells(double[][] outcomes, double[][][] covariates) {
        this.outcomes = outcomes;
        this.covariates = covariates;
    }

    /**
     * From the panel.
     *
     * @param columns indices of the covariates
     */
    static Cells of(Panel panel, Design design, List<Integer> columns) {
        List<Integer> units = new ArrayList<>(design.donors());
        design.cohorts().forEach(cohort -> units.addAll(cohort.units()));
        double[][][] covariates = new double[columns.size()][units.size()][panel.periodCount()];
        for (int k = 0; k < covariates.length; k++) {
            for (int row = 0; row < units.size(); row++) {
                for (int t = 0; t < panel.periodCount(); t++) {
                    double value = panel.covariate(columns.get(k), units.get(row), t);
                    Magnitudes.check(panel.covariates().get(columns.get(k)), value);
                    covariates[k][row][t] = value;
                }
            }
        }
        return new Cells(units.stream().map(panel::outcomes).toArray(double[][]::new), covariates);
    }

    double[][] outcomes() {
        return outcomes;
    }

    int rows() {
        return outcomes.length;
    }

    int periods() {
        return outcomes[0].length;
    }

    int covariates() {
        return covariates.length;
    }

    double[][] covariate(int covariate) {
        return covariates[covariate];
    }

    /** Outcomes less what covariates with these coefficients explain; without covariates the outcomes themselves. */
    double[][] residuals(double[] coefficients) {
        if (coefficients.length == 0) {
            return outcomes;
        }
        double[][] residuals = new double[outcomes.length][];
        for (int row = 0; row < residuals.length; row++) {
            residuals[row] = outcomes[row].clone();
            for (int k = 0; k < coefficients.length; k++) {
                for (int t = 0; t < residuals[row].length; t++) {
                    residuals[row][t] -= coefficients[k] * covariates[k][row][t];
                }
            }
        }
        return residuals;
    }
}
