package org.hengce.methods.effect;

/**
 * Of a comparison of before and after.
 *
 * @param degreesOfFreedom Welch–Satterthwaite
 * @param before mean before
 * @param after mean after
 * @param autocorrelation lag-1, within segments, floored at 0; 0 where the plain test was asked for
 */
public record BeforeAfterDetail(double degreesOfFreedom, double before, double after, double autocorrelation)
        implements Detail {}
