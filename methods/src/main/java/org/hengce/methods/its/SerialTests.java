package org.hengce.methods.its;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.linalg.LeastSquares;

/** Whether the residuals of a regression over time follow each other. They have mean 0 and are not all 0. */
final class SerialTests {
    private SerialTests() {}

    /** Of the first autocorrelations together (Ljung and Box, Biometrika 65(2), 1978). */
    static TestStatistic ljungBox(double[] residuals, int lags) {
        int n = residuals.length;
        double squares = product(residuals, 0);
        double sum = 0;
        for (int l = 1; l <= lags; l++) {
            double correlation = product(residuals, l) / squares;
            sum += correlation * correlation / (n - l);
        }
        return chiSquared(n * (n + 2.0) * sum, lags);
    }

    /**
     * Of autoregressive errors (Breusch, Australian Economic Papers 17, 1978; Godfrey, Econometrica 46(6), 1978): n times
     * the R² of the residuals on the regressors and their own lags, those before the first period being 0. NaN where
     * that regression would have no residuals of its own.
     */
    static TestStatistic breuschGodfrey(double[][] columns, double[] residuals, int lags) {
        int n = residuals.length;
        if (n <= columns.length + lags) {
            return new TestStatistic(Double.NaN, lags, Double.NaN);
        }
        double[][] all = Arrays.copyOf(columns, columns.length + lags);
        for (int l = 1; l <= lags; l++) {
            double[] lagged = new double[n];
            System.arraycopy(residuals, 0, lagged, l, n - l);
            all[columns.length + l - 1] = lagged;
        }
        double left = product(LeastSquares.of(all, residuals).residuals(), 0);
        return chiSquared(n * Math.max(0, 1 - left / product(residuals, 0)), lags);
    }

    /** About 2 without autocorrelation of neighbours, towards 0 where they are alike (Durbin and Watson 1950). */
    static double durbinWatson(double[] residuals) {
        double sum = 0;
        for (int t = 1; t < residuals.length; t++) {
            sum += (residuals[t] - residuals[t - 1]) * (residuals[t] - residuals[t - 1]);
        }
        return sum / product(residuals, 0);
    }

    private static TestStatistic chiSquared(double statistic, int degreesOfFreedom) {
        double p = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
        return new TestStatistic(statistic, degreesOfFreedom, p);
    }

    private static double product(double[] residuals, int lag) {
        double sum = 0;
        for (int t = lag; t < residuals.length; t++) {
            sum += residuals[t] * residuals[t - lag];
        }
        return sum;
    }
}
