package org.hengce.methods.honest;

import java.util.List;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;

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
     * @throws NotEstimableException if the matrix is not positive semidefinite beyond rounding
     */
    static double[][] of(Covariance sigma) {
        int n = sigma.size();
        double[] deviations = new double[n];
        for (int i = 0; i < n; i++) {
            if (sigma.at(i, i) < 0) {
                throw none(
                        "the variance of coefficient %d is negative: %s".formatted(i + 1, sigma.at(i, i)),
                        "第 %d 个系数的方差为负：%s".formatted(i + 1, sigma.at(i, i)));
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
            for (int j = 0; j <= i; j++) {
                if (!(Math.abs(rest[i][j]) <= ROUNDING)) {
                    throw i == j
                            ? none(
                                    "the covariance is not positive semidefinite: coefficient %d varies less than its covariances with the others need"
                                            .formatted(i + 1),
                                    "协方差矩阵不是半正定的：第 %d 个系数的方差小于其与其他系数的协方差所要求的值".formatted(i + 1))
                            : none(
                                    "the covariance is not positive semidefinite: coefficients %d and %d vary together more than their variances, and the others, allow"
                                            .formatted(j + 1, i + 1),
                                    "协方差矩阵不是半正定的：第 %d 与第 %d 个系数的协方差超过其方差及其他系数所允许的值".formatted(j + 1, i + 1));
                }
            }
        }
    }

    static NotEstimableException none(String english, String chinese) {
        return new NotEstimableException(Code.NO_COVARIANCE, List.of(), english, chinese);
    }
}
