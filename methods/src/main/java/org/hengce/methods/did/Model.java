package org.hengce.methods.did;

/** Which treatment regressors there are. */
public enum Model {
    /** One: 1 in every treated unit-period. */
    TWO_WAY,
    /** One for each distance from the treatment, −1 left out as the reference. */
    EVENT_STUDY,
    /** One for each distance of each cohort, averaged by cohort shares (Sun and Abraham 2021). */
    SUN_ABRAHAM
}
