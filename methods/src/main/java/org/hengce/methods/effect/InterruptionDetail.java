package org.hengce.methods.effect;

import java.util.List;

/**
 * Of an interrupted time series.
 *
 * @param interruptions earliest first; the first is the policy's, whose path and headline are given
 * @param coefficients all of them, in the order of the regressors
 * @param lag of the Newey–West estimator
 * @param harmonics pairs of sine and cosine
 * @param degreesOfFreedom of the residuals
 * @param ljungBox of the residuals: small p means autocorrelation
 * @param durbinWatson of the residuals
 */
public record InterruptionDetail(
        List<Interruption> interruptions,
        List<Coefficient> coefficients,
        int lag,
        int harmonics,
        int degreesOfFreedom,
        TestStatistic ljungBox,
        double durbinWatson)
        implements Detail {
    /** Copies the lists. */
    public InterruptionDetail {
        interruptions = List.copyOf(interruptions);
        coefficients = List.copyOf(coefficients);
    }
}
