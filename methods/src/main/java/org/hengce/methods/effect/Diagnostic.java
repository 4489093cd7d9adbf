package org.hengce.methods.effect;

/**
 * A check of what an effect rests on.
 *
 * @param name which check
 * @param status only {@link Status#FAIL} makes a result contested
 * @param statistic NaN where there is none
 * @param pValue NaN where there is none
 * @param english one sentence for readers
 * @param chinese the same in Chinese
 */
public record Diagnostic(Name name, Status status, double statistic, double pValue, String english, String chinese) {

    /** What was found. */
    public enum Status {
        /** Nothing to worry about. */
        PASS,
        /** To be read with care. */
        WARN,
        /** The result is contested. */
        FAIL,
        /** The data do not allow the check. */
        NOT_TESTABLE
    }

    /** The checks; the constants' names are those on the wire. */
    public enum Name {
        /** Whether units to be treated moved like the others before. */
        PRE_TREND,
        /** How well the synthetic unit follows the treated one before treatment. */
        PRE_FIT,
        /** How much of a two-way regression compares with units already treated. */
        FORBIDDEN_COMPARISONS,
        /** How much rests on one donor. */
        WEIGHT_CONCENTRATION,
        /** How much the estimate moves without one of the donors. */
        LEAVE_ONE_OUT,
        /** Whether there are periods enough before the treatment. */
        SHORT_PRE,
        /** Whether the effect shows one period too early. */
        ANTICIPATION,
        /** Whether there are clusters enough for the errors. */
        FEW_CLUSTERS,
        /** How much of the data was left out. */
        MISSING,
        /** Whether the residuals of a series follow each other. */
        AUTOCORRELATION,
        /** Whether treated units have controls like them. */
        OVERLAP,
        /** Whether other policies touch the units compared. */
        CONTAMINATION,
        /** Whether a region's boundary changed within the window. */
        BOUNDARY_CHANGE,
        /** How much rests on cohorts of one unit. */
        SINGLE_UNIT_COHORTS,
        /** Whether the policy came into force within a period. */
        PARTIAL_PERIOD,
        /** Where the treated unit stands among placebos: for information. */
        PLACEBO_RANK
    }
}
