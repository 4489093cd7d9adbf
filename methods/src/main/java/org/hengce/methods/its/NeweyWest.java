package org.hengce.methods.its;

import org.hengce.methods.linalg.LeastSquares;

/**
 * Covariance of the coefficients of a regression whose errors are heteroscedastic and autocorrelated (Newey and West,
 * Econometrica 55(3), 1987), without prewhitening: (X'X)⁻¹ S (X'X)⁻¹ with S the sum over l = −L … L of
 * (1 − |l|/(L+1)) Σ_t e_t e_{t−l} x_t x'_{t−l}.
 */
final class NeweyWest {
    private final double[][] covariance;

    private NeweyWest(double[][] covariance) {
        this.covariance = covariance;
    }

    /**
     * Of a regression without collinear columns. Cost O(lag · rows · columns²).
     *
     * @param lag L, 0 or more; 0 is White's HC0
     * @param adjust multiplies by n ÷ (n − k)
     */
    static NeweyWest of(double[][] columns, LeastSquares fit, int lag, boolean adjust) {
        double[] residuals = fit.residuals();
        int k = columns.length;
        int n = residuals.length;
        double[][] scores = new double[k][n];
        for (int i = 0; i < k; i++) {
            for (int t = 0; t < n; t++) {
                scores[i][t] = columns[i][t] * residuals[t];
            }
        }
        double[][] middle = new double[k][k];
        for (int l = 0; l <= lag; l++) {
            double weight = l == 0 ? 0.5 : 1 - l / (lag + 1.0); // half, since i, j and j, i are added up below
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    double sum = 0;
                    for (int t = l; t < n; t++) {
                        sum += scores[i][t] * scores[j][t - l];
                    }
                    middle[i][j] += weight * sum;
                    middle[j][i] += weight * sum;
                }
            }
        }
        double[][] inverse = fit.inverseGram();
        double[][] covariance = product(product(inverse, middle), inverse);
        double factor = adjust ? (double) n / fit.degreesOfFreedom() : 1;
        for (double[] row : covariance) {
            for (int j = 0; j < k; j++) {
                row[j] *= factor;
            }
        }
        return new NeweyWest(covariance);
    }

    /** Of a sum of coefficients with these weights; 0 where rounding would make it negative. */
    double standardError(double[] weights) {
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                variance += weights[i] * weights[j] * covariance[i][j];
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /** Covariance of two coefficients. */
    double at(int i, int j) {
        return covariance[i][j];
    }

    private static double[][] product(double[][] a, double[][] b) {
        int k = a.length;
        double[][] product = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int m = 0; m < k; m++) {
                for (int j = 0; j < k; j++) {
                    product[i][j] += a[i][m] * b[m][j];
                }
            }
        }
        return product;
    }
}
