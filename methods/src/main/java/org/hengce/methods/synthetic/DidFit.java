package org.hengce.methods.synthetic;

import org.hengce.methods.linalg.SimplexLeastSquares;

/**
 * A synthetic difference-in-differences of units treated from the same period on: donor weights, time weights over the periods before the treatment,
 * and effects in every period, shifted so that the weighted mean before is 0.
 */
final class DidFit {
    private final double[] weights;
    private final double[] timeWeights;
    private final double[] effects;
    private final double estimate;

    private DidFit(double[] weights, double[] timeWeights, double[] effects, double estimate) {
        this.weights = weights;
        this.timeWeights = timeWeights;
        this.effects = effects;
        this.estimate = estimate;
    }

    static DidFit of(Outcomes outcomes, Regularisation zeta) {
        return of(outcomes, omega(outcomes, zeta.omega()), lambda(outcomes, zeta.lambda()));
    }

    /** With weights that are given: one per donor, one per period before the treatment. */
    static DidFit of(Outcomes outcomes, double[] omega, double[] lambda) {
        double[] effects = outcomes.gaps(omega);
        double before = 0;
        for (int t = 0; t < lambda.length; t++) {
            before += lambda[t] * effects[t];
        }
        for (int t = 0; t < effects.length; t++) {
            effects[t] -= before;
        }
        return new DidFit(omega, lambda, effects, outcomes.meanPost(effects));
    }

    /** Columns are donors, rows the periods before the treatment. */
    private static double[] omega(Outcomes outcomes, double zeta) {
        double[][] columns = outcomes.donorsPre();
        double[] target = outcomes.treatedPre();
        return centredSolution(columns, target, zeta);
    }

    /** Columns are the periods before the treatment, rows the donors; the target is each donor's mean afterwards. */
    private static double[] lambda(Outcomes outcomes, double zeta) {
        int n = outcomes.donorCount();
        double[][] columns = new double[outcomes.preCount()][n];
        double[] target = new double[n];
        for (int j = 0; j < n; j++) {
            target[j] = outcomes.meanPostOfDonor(j);
            for (int t = 0; t < columns.length; t++) {
                columns[t][j] = outcomes.donor(j, t);
            }
        }
        return centredSolution(columns, target, zeta);
    }

    /** Centring every column and the target removes the intercept; only weights on the simplex remain to be found. */
    private static double[] centredSolution(double[][] columns, double[] target, double zeta) {
        for (double[] column : columns) {
            centre(column);
        }
        centre(target);
        return SimplexLeastSquares.solve(columns, target, target.length * zeta * zeta);
    }

    private static void centre(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        double mean = sum / column.length;
        for (int i = 0; i < column.length; i++) {
            column[i] -= mean;
        }
    }

    double[] weights() {
        return weights;
    }

    double[] timeWeights() {
        return timeWeights;
    }

    double[] effects() {
        return effects;
    }

    double estimate() {
        return estimate;
    }
}
