package org.hengce.methods.did;

/** From which procedure interval and p-value are to come. */
public enum InferenceRule {
    /**
     * {@link #POOLED_T} with fewer than 5 treated units (or, of a common start, fewer than 5 others) where that is
     * possible; else {@link #WILD_CLUSTER} below 30 clusters or 5 treated ones; else {@link #CLUSTER_T}. With clusters of
     * two dimensions always {@link #CLUSTER_T}.
     */
    AUTO,
    /** Clustered standard error and t with one degree of freedom less than clusters. */
    CLUSTER_T,
    /** Restricted wild cluster bootstrap-t, the interval being what the test does not reject. */
    WILD_CLUSTER,
    /** One change per unit and a pooled two-sample t; needs one start, and no covariates or further fixed effects. */
    POOLED_T
}
