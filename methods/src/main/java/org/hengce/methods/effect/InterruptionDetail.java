package org.hengce.methods.effect;

import java.util.List;

/**
 * Of an interrupted time series.
 *
 * @param interruptions earliest first; the first is the policy's, whose path and headline are given
 * @param coefficients all of them, in the order of the regressors
 * @param effects what the model says of each period from the policy's interruption on: level + slope · periods since
 * @param lag of the Newey–West estimator
 * @param harmonics pairs of sine and cosine
 * @param degreesOfFreedom of the residuals
 * @param ljungBox of the residuals: small p means autocorrelation
 * @param breuschGodfrey of the residuals at the same lags, given the regressors
 * @param durbinWatson of the residuals
 */
public record InterruptionDetail(
        List<Interruption> interruptions,
        List<Coefficient> coefficients,
        List<PeriodEffect> effects,
        int lag,
        int harmonics,
        int degreesOfFreedom,
        TestStatistic ljungBox,
        TestStatistic breuschGodfrey,
        double durbinWatson)
        implements Detail {
    /** Copies the lists. */
    public InterruptionDetail {
        interruptions = List.copyOf(interruptions);
        coefficients = List.copyOf(coefficients);
        effects = List.copyOf(effects);
    }

    /**
     * The effect that the model has for one period. Unlike the path's it leaves the noise of that period aside.
     *
     * @param standardError by the procedure of the result; NaN where there is none
     * @param low lower end of the pointwise interval at the result's level; NaN where there is none
     * @param high upper end, or NaN
     */
    public record PeriodEffect(String period, double estimate, double standardError, double low, double high) {}
}
