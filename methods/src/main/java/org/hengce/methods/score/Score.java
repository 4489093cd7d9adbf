package org.hengce.methods.score;

/**
 * From 0 (as harmful as the yardstick is good) over 50 (no effect) to 100 (as good as the yardstick, or better).
 *
 * @param point the formula at the estimate
 * @param mean over the draws; NaN, like all that follows but the level, where the effect has no interval
 * @param low lower end of the interval of the draws
 * @param high upper end
 * @param level of that interval: 0.90
 * @param probabilityBeneficial share of the draws with a benefit: a flat-prior reading of the sampling distribution
 */
public record Score(double point, double mean, double low, double high, double level, double probabilityBeneficial) {
    /** The level of every score's interval. */
    public static final double LEVEL = 0.90;

    /** Whether there is more than the point. */
    public boolean hasInterval() {
        return !Double.isNaN(mean);
    }
}
