package org.hengce.methods.honest;

import org.hengce.methods.effect.Covariance;

/**
 * R with Σ = R Rᵀ by Cholesky, the largest remaining variance first (Higham, Accuracy and Stability of Numerical
 * Algorithms, §10.3), which singular matrices do not stop; on correlations, so that it does not depend on units.
 */
final class CovarianceRoot {
    /** Matrices are often written with seven digits; what falls short by no more than that is rounding. */
    private static final double ROUNDING = 1e-6;

    /** Below this remaining share of its variance a coefficient is a combination of others. */
    private static final double DEPENDENT = 1e-10;

    private CovarianceRoot() {}

    /**
     * One row per coefficient, as many columns as coefficients; those beyond the rank are 0.
     *
     * @throws IllegalArgumentException if the matrix is not positive semidefinite beyond rounding
     */
    static double[][] of(Covariance sigma) {
        int n = sigma.size();
        double[] deviations = new double[n];
        for (int i = 0; i < n; i++) {
            if (sigma.at(i, i) < 0) {
                throw new IllegalArgumentException(
                        "the variance of coefficient %d is negative: %s".formatted(i + 1, sigma.at(i, i)));
            }
            deviations[i] = Math.sqrt(sigma.at(i, i));
        }
        double[][] rest = correlations(sigma, deviations);
        double[][] root = new double[n][n];
        for (int step = 0; step < n; step++) {
            int pivot = largest(rest);
            if (rest[pivot][pivot] <= DEPENDENT) {
                break;
            }
            double length = Math.sqrt(rest[pivot][pivot]);
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = rest[i][pivot] / length;
                root[i][step] = column[i] * deviations[i];
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    rest[i][j] -= column[i] * column[j];
                }
            }
            // Exactly nothing is left of it; rounding would make it come again.
            for (int i = 0; i < n; i++) {
                rest[i][pivot] = 0;
                rest[pivot][i] = 0;
            }
        }
        check(rest);
        return root;
    }

    private static double[][] correlations(Covariance sigma, double[] deviations) {
        int n = deviations.length;
        double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (sigma.at(i, j) != 0) {
                    // Divided twice: the product of two small deviations may be 0. What has no variance gives infinity.
                    correlations[i][j] = sigma.at(i, j) / deviations[i] / deviations[j];
                }
            }
        }
        return correlations;
    }

    private static int largest(double[][] rest) {
        int pivot = 0;
        for (int i = 1; i < rest.length; i++) {
            if (rest[i][i] > rest[pivot][pivot]) {
                pivot = i;
            }
        }
        return pivot;
    }

    private static void check(double[][] rest) {
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length; j++) {
                if (!(Math.abs(rest[i][j]) <= ROUNDING)) {
                    throw new IllegalArgumentException(("the covariance is not positive semidefinite: coefficients %d"
                                    + " and %d vary together more than their variances, and the others, allow")
                            .formatted(Math.min(i, j) + 1, Math.max(i, j) + 1));
                }
            }
        }
    }
}
