package org.hengce.methods.effect;

/** The procedure from which both the interval and the p-value of an effect come; the names are those on the wire. */
public enum Inference {
    /**
     * Each donor is treated as if it were the treated unit; their absolute mean gaps, each divided by the donor's own
     * pre-RMSPE, are the distribution under no effect. Makes no assumption about its shape.
     */
    PLACEBO_STUDENTISED,
    /** The standard deviation of the donors' placebo estimates is the standard error of a normal estimate. */
    PLACEBO_NORMAL,
    /** Welch's t on two segments, the variance inflated by their autocorrelation. */
    WELCH,
    /** Newey–West standard error, t with the regression's residual degrees of freedom. */
    HAC_T,
    /** Standard error clustered by unit or as asked, t with one degree of freedom less than clusters. */
    CLUSTER_T,
    /** Restricted wild cluster bootstrap; the interval is what the test does not reject. */
    WILD_CLUSTER,
    /** One change per unit and a pooled two-sample t (Donald and Lang 2007). */
    POOLED_T,
    /** The spread of influence functions is the standard error of a normal estimate. */
    INFLUENCE_NORMAL,
    /** Influence functions multiplied by random signs. */
    MULTIPLIER_BOOTSTRAP,
    /** Each unit left out once, the weights of the others kept. */
    JACKKNIFE,
    /** Units drawn again with replacement. */
    BOOTSTRAP,
    /** Coefficients taken to be normal with the covariance that came with them. */
    COVARIANCE_NORMAL
}
