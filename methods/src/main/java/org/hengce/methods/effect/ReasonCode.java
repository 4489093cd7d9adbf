package org.hengce.methods.effect;

/** Why a number does not exist; the names are those on the wire. */
public enum ReasonCode {
    /** There are too few units or periods. */
    NOT_ENOUGH_DATA,
    /** The data leave nothing to compare with: an exact fit, or placebos without spread. */
    NOT_TESTABLE,
    /** The procedure behind the result has no such number. */
    NOT_DEFINED,
    /** There is no target and the untreated units give no yardstick. */
    NO_YARDSTICK,
    /** The indicator is neither better high nor better low: it is reported and not scored. */
    NEUTRAL_INDICATOR,
    /** A covariate is a combination of others among the units compared; it is named. */
    COLLINEAR,
    /** Covariates tell treated units from controls without error, so that there is no overlap. */
    PERFECT_SEPARATION
}
