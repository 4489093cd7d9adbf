package org.hengce.methods.honest;

/**
 * What can be said of the effect if the trends differ by up to m.
 *
 * @param m how much is allowed, see {@link Delta}
 * @param low lower end of the confidence interval at the analysis' level
 * @param high upper end
 * @param identifiedLow lower end of the identified set if the coefficients had no error; NaN where it is empty
 * @param identifiedHigh upper end, or NaN
 */
public record RobustInterval(double m, double low, double high, double identifiedLow, double identifiedHigh) {
    /** Checks that both ends exist and are in order. */
    public RobustInterval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low %s is above high %s at m = %s".formatted(low, high, m));
        }
    }

    /** Whether the closed interval does not hold 0. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
