package org.hengce.methods.linalg;

import static org.hengce.methods.linalg.SimplexLeastSquares.addTo;
import static org.hengce.methods.linalg.SimplexLeastSquares.dot;

import java.util.Arrays;

/**
 * The minimum of ‖Σ w_j d_j‖² + ρ‖w‖² over Σ w = 1, whatever the signs of w.
 */
final class AffineMinimum {
    private static final int REFINEMENTS = 2;

    /** Up to so many columns the order of additions stays what it was: results must not change in their last bits. */
    private static final int FEW = 64;

    private final double[] weights;
    private final double[] residual;
    private final double mu;

    AffineMinimum(double[] weights, double[] residual, double mu) {
        this.weights = weights;
        this.residual = residual;
        this.mu = mu;
    }

    /**
     * Of columns that are not affinely dependent.
     *
     * @param lower the factor of their Gram matrix, see {@link GramFactor}
     */
    static AffineMinimum of(double[][] columns, double[][] lower, double ridge) {
        int k = columns.length;
        double[] u = new double[k];
        Arrays.fill(u, 1);
        solve(lower, u);
        double sumOfU = sum(u);
        double[] w = new double[k];
        addTo(w, 1 / sumOfU, u);

        double[] x = residual(columns, w);
        double[] g = gradient(columns, x, ridge, w);
        for (int round = 0; round < REFINEMENTS; round++) {
            // A Newton step within Σ w = 1, its gradient computed from the columns and not from their Gram matrix.
            double[] step = g.clone();
            solve(lower, step);
            double tau = (sum(step) + 1 - sum(w)) / sumOfU;
            for (int i = 0; i < k; i++) {
                w[i] += tau * u[i] - step[i];
            }
            x = residual(columns, w);
            g = gradient(columns, x, ridge, w);
        }
        return new AffineMinimum(w, x, dot(w, g));
    }

    static AffineMinimum at(double[][] columns, double ridge, double[] w) {
        double[] x = residual(columns, w);
        return new AffineMinimum(w, x, dot(w, gradient(columns, x, ridge, w)));
    }

    private static double[] residual(double[][] columns, double[] w) {
        double[] x = new double[columns[0].length];
        for (int i = 0; i < columns.length; i++) {
            addTo(x, w[i], columns[i]);
        }
        return x;
    }

    private static double[] gradient(double[][] columns, double[] x, double ridge, double[] w) {
        double[] g = new double[columns.length];
        SimplexLeastSquares.multiply(columns, x, g);
        for (int i = 0; i < columns.length; i++) {
            g[i] += ridge * w[i];
        }
        return g;
    }

    private static void solve(double[][] lower, double[] b) {
        int k = b.length;
        for (int i = 0; i < k; i++) {
            for (int l = 0; l < i; l++) {
                b[i] -= lower[i][l] * b[l];
            }
            b[i] /= lower[i][i];
        }
        if (k > FEW) {
            solveByRows(lower, b);
            return;
        }
        for (int i = k - 1; i >= 0; i--) {
            for (int l = i + 1; l < k; l++) {
                b[i] -= lower[l][i] * b[l];
            }
            b[i] /= lower[i][i];
        }
    }

    /** The second half, along rows: columns would be walked down from row to row, all over the memory. */
    private static void solveByRows(double[][] lower, double[] b) {
        for (int l = b.length - 1; l >= 0; l--) {
            double[] row = lower[l];
            double value = b[l] / row[l];
            b[l] = value;
            for (int i = 0; i < l; i++) {
                b[i] -= row[i] * value;
            }
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** One per column. */
    double[] weights() {
        return weights;
    }

    /** Σ w_j d_j. */
    double[] residual() {
        return residual;
    }

    /** Half the gradient, the same at every column. */
    double mu() {
        return mu;
    }
}
