package org.hengce.methods.its;

import java.util.Arrays;
import java.util.List;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.linalg.LeastSquares;

/** A segmented regression with its covariance; sums of coefficients are given by their weights. */
final class SegmentedFit {
    private final double[] coefficients;
    private final double[] residuals;
    private final int degreesOfFreedom;
    private final double residualVariance;
    private final NeweyWest covariance;

    private SegmentedFit(LeastSquares fit, NeweyWest covariance) {
        this.coefficients = fit.coefficients();
        this.residuals = fit.residuals();
        this.degreesOfFreedom = fit.degreesOfFreedom();
        this.residualVariance = Arrays.stream(residuals).map(e -> e * e).sum() / degreesOfFreedom;
        this.covariance = covariance;
    }

    /**
     * Regresses the series on the model.
     *
     * @throws NotEstimableException if there are no more periods than coefficients, or regressors are combinations of
     *     others
     */
    static SegmentedFit of(TreatedSeries series, SegmentedModel model, int lag, boolean adjust) {
        double[][] columns = model.columns();
        LeastSquares fit = LeastSquares.of(columns, series.values());
        int n = series.values().length;
        if (n <= columns.length) {
            throw new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    series.treated(),
                    "%s has %d periods for %d coefficients, at least %d are needed: %s"
                            .formatted(
                                    Names.of(series.treated()),
                                    n,
                                    columns.length,
                                    columns.length + 1,
                                    String.join(", ", model.names())),
                    "%s 只有 %d 期，而模型有 %d 个系数，至少需要 %d 期：%s"
                            .formatted(
                                    Names.ofChinese(series.treated()),
                                    n,
                                    columns.length,
                                    columns.length + 1,
                                    String.join("、", model.names())));
        }
        if (!fit.collinear().isEmpty()) {
            List<String> named =
                    fit.collinear().stream().map(model.names()::get).toList();
            throw new NotEstimableException(
                    Code.COLLINEAR,
                    series.treated(),
                    "%d of %d regressors are combinations of others, since the series' season has fewer harmonics: %s"
                            .formatted(named.size(), columns.length, String.join(", ", named)),
                    "%d 个回归变量（共 %d 个）是其他变量的组合，因为该序列的季节周期没有这么多谐波：%s"
                            .formatted(named.size(), columns.length, String.join("、", named)));
        }
        return new SegmentedFit(fit, NeweyWest.of(columns, fit, lag, adjust));
    }

    /** The sum of the coefficients with these weights. */
    double value(double[] weights) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * coefficients[j];
        }
        return sum;
    }

    /** Of that sum. */
    double standardError(double[] weights) {
        return covariance.standardError(weights);
    }

    /** Weights that pick one coefficient. */
    double[] only(int coefficient) {
        double[] weights = new double[coefficients.length];
        weights[coefficient] = 1;
        return weights;
    }

    NeweyWest covariance() {
        return covariance;
    }

    /** One per period; a copy. */
    double[] residuals() {
        return residuals.clone();
    }

    /** Of a residual: their squares ÷ degrees of freedom. */
    double residualVariance() {
        return residualVariance;
    }

    /** Periods less coefficients. */
    int degreesOfFreedom() {
        return degreesOfFreedom;
    }
}
