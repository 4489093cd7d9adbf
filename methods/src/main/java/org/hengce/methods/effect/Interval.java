package org.hengce.methods.effect;

import org.hengce.methods.option.OptionException;

/**
 * Two-sided and closed; an end that does not exist is NaN, and the interval then excludes nothing on that side.
 *
 * @param level coverage, in (0, 1)
 * @param low lower end in the unit of the estimate, or NaN
 * @param high upper end in the unit of the estimate, or NaN
 */
public record Interval(double level, double low, double high) {
    /** Checks the level and the order of the ends. */
    public Interval {
        if (!(level > 0 && level < 1)) {
            throw OptionException.level(level, "(0, 1)");
        }
        if (low > high) { // false where an end is NaN
            throw new IllegalArgumentException("low %s is above high %s".formatted(low, high));
        }
    }

    /** An interval of this level that excludes nothing, because neither end exists. */
    public static Interval withoutEnds(double level) {
        return new Interval(level, Double.NaN, Double.NaN);
    }

    /** Whether both ends exist. */
    public boolean hasBothEnds() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Whether the value is not excluded. */
    public boolean contains(double value) {
        return !liesAbove(value) && !liesBelow(value);
    }

    /** Whether all of the interval is greater than the value; never so without a lower end. */
    public boolean liesAbove(double value) {
        return low > value;
    }

    /** Whether all of the interval is less than the value; never so without an upper end. */
    public boolean liesBelow(double value) {
        return high < value;
    }

    /** Whether both ends exist and lie in the closed range from {@code from} to {@code to}. */
    public boolean liesWithin(double from, double to) {
        return low >= from && high <= to;
    }

    /** The interval of the effect with the opposite sign. */
    public Interval negated() {
        return new Interval(level, -high, -low);
    }
}
