package org.hengce.methods.grouptime;

/** From which period the change up to the period of an effect is measured. */
public enum BasePeriod {
    /** From treatment on the last period before it (before its anticipation); before treatment the period just before. */
    VARYING,
    /** Always the last period before the treatment (before its anticipation), whose own effect is 0. */
    UNIVERSAL
}
