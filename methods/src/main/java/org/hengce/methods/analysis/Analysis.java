package org.hengce.methods.analysis;

import org.hengce.methods.diagnostic.Diagnostics;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/** A method with its settings: immutable, to be run on any number of panels. */
@FunctionalInterface
public interface Analysis {
    /**
     * What the method finds.
     *
     * @throws NotEstimableException if the panel does not allow it
     * @throws IllegalArgumentException if a setting does not go with the panel; the message says what to change
     */
    AnalysisResult on(Panel panel);

    /**
     * The method, set as asked for.
     *
     * @throws IllegalArgumentException if a setting is not what the method takes, or it does not take a panel
     */
    static Analysis of(AnalysisMethod method, AnalysisOptions options, Settings settings) {
        MethodOptions.check(method, options);
        return switch (method) {
            case BEFORE_AFTER -> effect(SeriesMethods.beforeAfter(options, settings), settings);
            case ITS -> effect(SeriesMethods.interrupted(options, settings), settings);
            case DID -> effect(RegressionMethods.differenceInDifferences(options, settings), settings);
            case BACON -> RegressionMethods.bacon(options);
            case GROUP_TIME -> effect(GroupTimeMethod.of(options, settings), settings);
            case SYNTHETIC_CONTROL -> effect(SyntheticMethods.control(options, settings), settings);
            case SDID -> effect(SyntheticMethods.did(options, settings), settings);
            case POWER -> PowerMethod.of(options, settings);
            case HONEST ->
                throw new OptionException(
                        "honest looks at the coefficients of an event study, not at a panel", "honest 分析事件研究的系数，而非面板");
        };
    }

    private static Analysis effect(Estimator estimator, Settings settings) {
        return panel -> {
            Effect effect = estimator.estimate(panel);
            MethodOptions.checkUsed(effect, settings);
            return new AnalysisResult.OfEffect(effect, Diagnostics.of(panel, estimator, effect));
        };
    }
}
