package org.hengce.methods.honest;

import java.util.List;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;

/**
 * Coefficients, and the root of their covariance, in standard errors of the target, so that nothing depends on units.
 */
final class Standardised {
    private final double unit;
    private final double[] estimates;
    private final double[][] root;
    private final double[] weights;
    private final int pre;

    /**
     * @throws IllegalArgumentException if weights are not as many as effects
     * @throws NotEstimableException if the covariance is not positive semidefinite or gives the target no variance, or if
     *     numbers are too large or too small to be squared
     */
    Standardised(Coefficients coefficients, Target target) {
        pre = coefficients.pre();
        double[] own = target.over(coefficients.post() - coefficients.anticipated());
        weights = new double[coefficients.post()];
        System.arraycopy(own, 0, weights, coefficients.anticipated(), own.length);
        root = CovarianceRoot.of(coefficients.covariance());
        estimates = coefficients.estimates().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] row = new double[root.length];
        for (int t = 0; t < weights.length; t++) {
            for (int k = 0; k < row.length; k++) {
                row[k] += weights[t] * root[pre + t][k];
            }
        }
        unit = length(row);
        if (unit == 0) {
            throw CovarianceRoot.none("the covariance says that the effect is known without error", "按此协方差，效应没有误差");
        }
        scale();
    }

    private void scale() {
        double sum = 0;
        for (int i = 0; i < estimates.length; i++) {
            estimates[i] /= unit;
            sum += estimates[i] * estimates[i];
            for (int k = 0; k < root.length; k++) {
                root[i][k] /= unit;
                sum += root[i][k] * root[i][k];
            }
        }
        if (!Double.isFinite(sum)) {
            throw outOfRange();
        }
    }

    static NotEstimableException outOfRange() {
        return new NotEstimableException(
                Code.OUT_OF_RANGE,
                List.of(),
                "coefficients, covariance and m are too far apart in size to be computed with",
                "系数、协方差与 m 的量级相差过大，无法计算");
    }

    static double length(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** The target's standard error, in the outcome's unit. */
    double unit() {
        return unit;
    }

    /** Before the reference, then after it, in units. */
    double[] estimates() {
        return estimates;
    }

    /** One row per coefficient; the products of rows are the covariance, in units squared. */
    double[][] root() {
        return root;
    }

    /** One per coefficient after the reference. */
    double[] weights() {
        return weights;
    }

    int pre() {
        return pre;
    }

    /** The target under parallel trends, in units. */
    double estimate() {
        double sum = 0;
        for (int t = 0; t < weights.length; t++) {
            sum += weights[t] * estimates[pre + t];
        }
        return sum;
    }
}
