package org.hengce.methods.effect;

/** Why a unit of the panel has no part in an effect, or only a smaller one. */
public enum DropReason {
    /** It lacks an observation in at least one period, and gaps are never filled. */
    GAPS,
    /** It was treated in the panel's first period already: nothing is known of it without treatment. */
    ALWAYS_TREATED,
    /**
     * Its own placebo fits the pre-period exactly, so that its gap has nothing to be measured by: left out of the
     * placebos only, still a donor.
     */
    EXACT_PLACEBO_FIT
}
