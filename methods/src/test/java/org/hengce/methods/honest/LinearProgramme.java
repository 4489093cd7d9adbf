package org.hengce.methods.honest;

import java.util.Arrays;

/**
 * The moment inequalities of one polyhedron as the paper has them, and their linear programme solved the slow way: by
 * trying every basis. Knows nothing of the closed form.
 */
final class LinearProgramme {
    private final int rows;
    private final double[] moments; // A β
    private final double[][] covariance; // A Σ A'
    private final double[] alongTheta;
    private final double[][] matrix; // standard deviations, then the nuisance columns
    private double[] dual = new double[0];

    /** Of ±(δ_t − δ_{t−1}) − m v ≤ 0 for t after the reference, v being the step s before it with a sign. */
    LinearProgramme(double[] betahat, double[][] sigma, int pre, double[] weights, double m, int s, int sign) {
        int post = weights.length;
        int n = pre + post;
        rows = 2 * post;
        double[][] a = new double[rows][n];
        for (int t = 0; t < post; t++) {
            for (int side = 0; side < 2; side++) {
                double[] row = a[2 * t + side];
                double plus = side == 0 ? 1 : -1;
                row[pre + t] += plus;
                if (t > 0) {
                    row[pre + t - 1] -= plus;
                }
                if (s + 1 < pre) {
                    row[s + 1] -= m * sign;
                }
                row[s] += m * sign;
            }
        }
        moments = new double[rows];
        covariance = new double[rows][rows];
        double[] deviations = new double[rows];
        for (int i = 0; i < rows; i++) {
            moments[i] = dot(a[i], betahat);
            for (int j = 0; j < rows; j++) {
                for (int k = 0; k < n; k++) {
                    covariance[i][j] += a[i][k] * dot(sigma[k], a[j]);
                }
            }
            deviations[i] = Math.sqrt(covariance[i][i]);
        }
        // Effects are θ e_k / l_k + Σ_j u_j (e_j − l_j / l_k e_k), for some k with l_k ≠ 0.
        int pivot = 0;
        while (weights[pivot] == 0) {
            pivot++;
        }
        alongTheta = new double[rows];
        matrix = new double[rows][post];
        for (int i = 0; i < rows; i++) {
            alongTheta[i] = a[i][pre + pivot] / weights[pivot];
            matrix[i][0] = deviations[i];
            int column = 1;
            for (int j = 0; j < post; j++) {
                if (j != pivot) {
                    matrix[i][column++] = a[i][pre + j] - weights[j] / weights[pivot] * a[i][pre + pivot];
                }
            }
        }
    }

    double[] at(double theta) {
        double[] y = new double[rows];
        Arrays.setAll(y, i -> moments[i] - alongTheta[i] * theta);
        return y;
    }

    /** The smallest η with y ≤ η σ + X u for some u; keeps the dual. */
    double solve(double[] y) {
        int size = matrix[0].length;
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << rows; set++) {
            if (Integer.bitCount(set) == size) {
                int[] basis = basis(set, size);
                double[][] system = new double[size][];
                double[] right = new double[size];
                for (int i = 0; i < size; i++) {
                    system[i] = matrix[basis[i]].clone();
                    right[i] = y[basis[i]];
                }
                double[] x = gauss(system, right);
                if (x.length > 0 && x[0] < best && feasible(x, y)) {
                    best = x[0];
                    keepDual(basis);
                }
            }
        }
        return best;
    }

    private boolean feasible(double[] x, double[] y) {
        for (int i = 0; i < rows; i++) {
            if (y[i] - dot(matrix[i], x) > 1e-9 * (1 + Math.abs(y[i]))) {
                return false;
            }
        }
        return true;
    }

    private void keepDual(int[] basis) {
        int size = basis.length;
        double[][] transposed = new double[size][size];
        double[] right = new double[size];
        right[0] = 1;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                transposed[i][j] = matrix[basis[j]][i];
            }
        }
        double[] gamma = gauss(transposed, right);
        dual = new double[rows];
        for (int i = 0; i < size; i++) {
            dual[basis[i]] = gamma[i];
        }
    }

    /** Where η may lie so that this dual stays optimal, by bisection, and its standard deviation: low, η, high, σ. */
    double[] conditioned(double theta, double highest) {
        double[] y = at(theta);
        double eta = solve(y);
        double[] gamma = dual.clone();
        double[] noise = new double[rows];
        Arrays.setAll(noise, i -> dot(covariance[i], gamma));
        double variance = dot(gamma, noise);
        double far = 1e3;
        return new double[] {
            end(y, noise, variance, eta, eta - far), eta, end(y, noise, variance, eta, highest), Math.sqrt(variance)
        };
    }

    private double end(double[] y, double[] noise, double variance, double eta, double limit) {
        double inside = eta;
        double outside = limit;
        if (stays(y, noise, variance, eta, outside)) {
            return outside;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (inside + outside) / 2;
            if (stays(y, noise, variance, eta, middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private boolean stays(double[] y, double[] noise, double variance, double eta, double c) {
        double[] moved = new double[rows];
        Arrays.setAll(moved, i -> y[i] + noise[i] / variance * (c - eta));
        return Math.abs(solve(moved) - c) <= 1e-9 * (1 + Math.abs(c));
    }

    private static int[] basis(int set, int size) {
        int[] basis = new int[size];
        int count = 0;
        for (int i = 0; count < size; i++) {
            if ((set >> i & 1) == 1) {
                basis[count++] = i;
            }
        }
        return basis;
    }

    /** With partial pivoting; nothing where it is singular. */
    private static double[] gauss(double[][] a, double[] b) {
        int n = b.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            if (Math.abs(a[pivot][k]) < 1e-10) {
                return new double[0];
            }
            double[] row = a[k];
            a[k] = a[pivot];
            a[pivot] = row;
            double value = b[k];
            b[k] = b[pivot];
            b[pivot] = value;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                b[i] -= factor * b[k];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * x[j];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
