package org.hengce.evaluation.run;

/** What started an evaluation; the names are those on the wire. */
public enum Trigger {
    /** A value came or was corrected. */
    OBSERVATIONS,
    /** A policy, or the register that it refers to, changed. */
    POLICY,
    /** Somebody asked for it. */
    REQUEST
}
