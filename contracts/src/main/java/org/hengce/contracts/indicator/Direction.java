package org.hengce.contracts.indicator;

/** Which way an indicator should move; NEUTRAL is reported and never scored. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    NEUTRAL
}
