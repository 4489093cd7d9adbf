package org.hengce.methods.effect;

/** The estimator behind an effect; the constants' names are the names on the wire. */
public enum Method {
    /** Synthetic control: {@code org.hengce.methods.synthetic.SyntheticControl}. */
    SYNTHETIC_CONTROL,
    /** Synthetic difference-in-differences: {@code org.hengce.methods.synthetic.SyntheticDifferenceInDifferences}. */
    SYNTHETIC_DID
}
