package org.hengce.methods.honest;

/** What is assumed of the differential trend δ; m says how much of it is allowed. */
public enum Delta {
    /**
     * Relative magnitudes: from one period to the next, δ changes after the treatment by at most m times the largest
     * change before it. m has no unit; 1 is "no worse than what was seen before".
     */
    RELATIVE,
    /**
     * Smoothness: the slope of δ changes from one period to the next by at most m, which is in the outcome's unit per
     * period squared. 0 is a linear trend.
     */
    SMOOTHNESS
}
