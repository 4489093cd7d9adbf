package org.hengce.methods.score;

/** Where a yardstick comes from; the names are those on the wire. */
public enum YardstickSource {
    /** The policy's own target. */
    TARGET,
    /** How much untreated units change over as many periods. */
    UNTREATED_SD,
    /** How much the treated unit itself changed over as many periods, in its own past. */
    OWN_PAST_SD
}
