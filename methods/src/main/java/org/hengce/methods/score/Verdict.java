package org.hengce.methods.score;

/** What one effect lets one say about one goal; the names are those on the wire. */
public enum Verdict {
    /** The 90 % interval lies within ± the smallest effect of interest. */
    NO_MATERIAL_EFFECT,
    /** The interval lies on the good side of 0 and the estimate is large enough to matter. */
    BENEFICIAL,
    /** The interval lies on the bad side of 0 and the estimate is large enough to matter. */
    HARMFUL,
    /** None of these, or the interval lacks an end. */
    CANNOT_TELL
}
