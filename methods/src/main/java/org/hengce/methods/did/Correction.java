package org.hengce.methods.did;

/** The small-sample factor on a clustered covariance; n rows, G clusters (of two dimensions the fewer), K parameters. */
public enum Correction {
    /**
     * G/(G − 1) · (n − 1)/(n − K), fixed effects nested in clusters not counted in K: what {@code fixest} does by default.
     */
    CLUSTER,
    /** The same with every fixed effect counted: {@code HC1} of {@code sandwich::vcovCL}. */
    HC1,
    /** None. */
    NONE
}
