package org.hengce.methods.effect;

import java.util.List;

/** The panel does not allow this estimator; nothing is wrong with the program. */
public final class NotEstimableException extends RuntimeException {
    /** What the panel lacks. */
    public enum Code {
        /** No unit becomes treated within the panel. */
        NO_TREATED_UNIT,
        /** Units become treated at different times where one start is needed; the units are named. */
        SEVERAL_TREATED_UNITS,
        /** The treated unit, or every one, lacks observations or covariates; they are named. */
        TREATED_UNIT_HAS_GAPS,
        /** No never-treated unit without gaps; those with gaps are named. */
        NO_DONOR,
        /** Too few periods before the treatment; the treated units are named. */
        TOO_FEW_PRE_PERIODS,
        /** Too few periods from the treatment on; the treated units are named. */
        TOO_FEW_POST_PERIODS,
        /** Every treated unit is treated from the panel's first period on; the units are named. */
        ALWAYS_TREATED,
        /** No unit is left to compare with. */
        NO_CONTROL,
        /** The panel has one unit only. */
        ONE_UNIT,
        /** The panel has one period only. */
        ONE_PERIOD,
        /** The outcome is the same everywhere. */
        CONSTANT_OUTCOME,
        /** A regressor is a combination of others; it is named in the message. */
        COLLINEAR,
        /** A covariate tells treated from controls without error, so that there is no overlap. */
        PERFECT_SEPARATION,
        /** Too few units or clusters for the inference asked for. */
        TOO_FEW_CLUSTERS,
        /** No group-time cell can be estimated; the message says why, cell by cell. */
        NO_ESTIMABLE_CELL,
        /** The estimator needs every unit in every period; units with gaps are named. */
        UNBALANCED,
        /** Values so large or so small that their squares are no numbers. */
        OUT_OF_RANGE,
        /** Treated units start in different periods, and the inference asked for needs one start. */
        SEVERAL_STARTS,
        /** What is said to be the covariance of coefficients cannot be one. */
        NO_COVARIANCE,
        /** Fixed effects could not be projected out to the accuracy promised. */
        NO_CONVERGENCE
    }

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient List<String> units;
    private final String chinese;

    /** Says what is missing, which units it concerns (possibly none), and the message in both languages. */
    public NotEstimableException(Code code, List<String> units, String english, String chinese) {
        super(english);
        this.code = code;
        this.units = List.copyOf(units);
        this.chinese = chinese;
    }

    /** What is missing. */
    public Code code() {
        return code;
    }

    /** Codes of the units concerned, in index order; possibly none. */
    public List<String> units() {
        return units;
    }

    /** The same as a reason for numbers that do not exist, with the message in both languages. */
    public Reason reason() {
        return new Reason(ReasonCode.NOT_ENOUGH_DATA, String.valueOf(getMessage()), chinese);
    }
}
