package org.hengce.evaluation.run;

/** What started an evaluation; the names are those on the wire. */
public enum Trigger {
    /** A value came or was corrected. */
    OBSERVATIONS,
    /** A policy, or the register that it refers to, changed. */
    POLICY,
    /** The policy got another evaluation plan. */
    PLAN,
    /** The day of a reading has come. */
    SCHEDULE,
    /** Somebody asked for it. */
    REQUEST
}
