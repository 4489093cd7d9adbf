package org.hengce.methods.choice;

import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.grouptime.ControlGroup;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;

/**
 * The estimators with the choice's level, seed and threads; all else as their defaults say, but that a synthetic headline
 * leaves each donor out once: that check belongs to it.
 */
final class Estimators {
    private final MethodChoice options;

    Estimators(MethodChoice options) {
        this.options = options;
    }

    Estimator groupTime(boolean notYetTreated) {
        GroupTimeAtt plain = GroupTimeAtt.withDefaults()
                .withControls(notYetTreated ? ControlGroup.NOT_YET : ControlGroup.NEVER)
                .withLevel(options.level())
                .withThreads(options.threads());
        return options.seed().isPresent() ? plain.withSeed(options.seed().getAsLong()) : plain;
    }

    Estimator sunAbraham() {
        return withOptions(DifferenceInDifferences.withDefaults().withSunAbraham());
    }

    /** With one change per unit where all treated units start together; else the inference that the panel suggests. */
    Estimator differences(boolean oneStart) {
        return withOptions(DifferenceInDifferences.withDefaults()
                .withInference(oneStart ? InferenceRule.POOLED_T : InferenceRule.AUTO));
    }

    private Estimator withOptions(DifferenceInDifferences of) {
        DifferenceInDifferences plain = of.withLevel(options.level()).withThreads(options.threads());
        return options.seed().isPresent() ? plain.withSeed(options.seed().getAsLong()) : plain;
    }

    Estimator syntheticDid() {
        SyntheticDifferenceInDifferences plain = SyntheticDifferenceInDifferences.withDefaults()
                .withLeaveOneOut(true)
                .withLevel(options.level())
                .withThreads(options.threads());
        return options.seed().isPresent() ? plain.withSeed(options.seed().getAsLong()) : plain;
    }

    Estimator syntheticControl(boolean headline) {
        SyntheticControl plain = SyntheticControl.withDefaults()
                .withLeaveOneOut(headline)
                .withLevel(options.level())
                .withThreads(options.threads());
        return options.seed().isPresent() ? plain.withSeed(options.seed().getAsLong()) : plain;
    }

    Estimator series() {
        InterruptedTimeSeries plain = InterruptedTimeSeries.withDefaults()
                .withAggregate(options.aggregate())
                .withLevel(options.level());
        return options.seed().isPresent() ? plain.withSeed(options.seed().getAsLong()) : plain;
    }

    Estimator beforeAfter() {
        BeforeAfter plain =
                BeforeAfter.withDefaults().withAggregate(options.aggregate()).withLevel(options.level());
        return options.seed().isPresent() ? plain.withSeed(options.seed().getAsLong()) : plain;
    }
}
