package org.hengce.methods.score;

/**
 * On which side of 0 an effect's own interval lies, whatever its size: shown beside the verdict, so that "the direction
 * is clear, whether it matters is not" can be said.
 */
public enum Tendency {
    /** All of the interval is a benefit. */
    BENEFICIAL,
    /** All of the interval is a harm. */
    HARMFUL,
    /** The interval holds 0 or lacks an end, or there is none, or the indicator is NEUTRAL. */
    UNCLEAR
}
