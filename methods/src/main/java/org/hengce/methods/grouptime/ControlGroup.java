package org.hengce.methods.grouptime;

/** With whom a cohort is compared. */
public enum ControlGroup {
    /** Units that are never treated in the panel. */
    NEVER,
    /** These and, in each comparison, units whose treatment (anticipation included) begins after both of its periods. */
    NOT_YET
}
