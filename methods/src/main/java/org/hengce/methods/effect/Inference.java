package org.hengce.methods.effect;

/** The procedure from which both the interval and the p-value of an effect come; the names are those on the wire. */
public enum Inference {
    /**
     * Each donor is treated as if it were the treated unit; their absolute mean gaps, each divided by the donor's own
     * pre-RMSPE, are the distribution under no effect. Makes no assumption about its shape.
     */
    PLACEBO_STUDENTISED,
    /** The standard deviation of the donors' placebo estimates is the standard error of a normal estimate. */
    PLACEBO_NORMAL
}
