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
    EXACT_PLACEBO_FIT,
    /** A covariate, category or weight that the estimator needs is missing. */
    MISSING_COVARIATE,
    /** A fixed effect rests on its observations alone, which therefore say nothing of anything else. */
    SINGLETON,
    /** No cell of its cohort can be estimated. */
    NO_ESTIMABLE_CELL,
    /** It is neither treated nor, in this design, a control. */
    NOT_COMPARED
}
