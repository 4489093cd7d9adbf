package org.hengce.methods.grouptime;

/** How one cohort's change is compared with its controls' where there are covariates; without any, all three agree. */
public enum CellEstimator {
    /** Doubly robust: right if either the outcome regression or the propensity is (Sant'Anna and Zhao 2020). */
    DR(true, true),
    /** Inverse probability weighting with weights that sum to 1. */
    IPW(false, true),
    /** Regression of the controls' changes, evaluated at the treated units. */
    REG(true, false);

    private final boolean outcomes;
    private final boolean propensity;

    CellEstimator(boolean outcomes, boolean propensity) {
        this.outcomes = outcomes;
        this.propensity = propensity;
    }

    boolean regressesOutcomes() {
        return outcomes;
    }

    boolean fitsPropensity() {
        return propensity;
    }
}
