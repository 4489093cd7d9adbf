package org.hengce.policy.imports;

/** What wrong lines do to the others. */
public enum OnError {
    /** Nothing of the file is registered. */
    REJECT_FILE,
    /** The others are registered. */
    REJECT_ROWS
}
