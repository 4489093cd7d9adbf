package org.hengce.methods.effect;

/** The estimator behind an effect. */
public enum Method {
    /** Before and after: {@code org.hengce.methods.its.BeforeAfter}. */
    BEFORE_AFTER,
    /** Interrupted time series: {@code org.hengce.methods.its.InterruptedTimeSeries}. */
    INTERRUPTED_TIME_SERIES,
    /** Difference-in-differences by regression: {@code org.hengce.methods.did.DifferenceInDifferences}. */
    DIFFERENCE_IN_DIFFERENCES,
    /** Group-time average effects: {@code org.hengce.methods.grouptime.GroupTimeAtt}. */
    GROUP_TIME_ATT,
    /** Synthetic control: {@code org.hengce.methods.synthetic.SyntheticControl}. */
    SYNTHETIC_CONTROL,
    /** Synthetic difference-in-differences: {@code org.hengce.methods.synthetic.SyntheticDifferenceInDifferences}. */
    SYNTHETIC_DID,
    /** What a two-way regression is made of: {@code org.hengce.methods.did.BaconDecomposition}; no effect of its own. */
    BACON_DECOMPOSITION,
    /** Robust intervals of another result: {@code org.hengce.methods.honest.HonestSensitivity}. */
    HONEST_SENSITIVITY,
    /** What a design could find: {@code org.hengce.methods.power.Power}; no effect. */
    POWER;

    /** The name that documents carry. */
    public String wireName() {
        return switch (this) {
            case GROUP_TIME_ATT -> "GROUP_TIME";
            case BACON_DECOMPOSITION -> "BACON";
            case HONEST_SENSITIVITY -> "HONEST";
            case BEFORE_AFTER,
                    INTERRUPTED_TIME_SERIES,
                    DIFFERENCE_IN_DIFFERENCES,
                    SYNTHETIC_CONTROL,
                    SYNTHETIC_DID,
                    POWER -> name();
        };
    }
}
