package org.hengce.methods.plan;

import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.WildBootstrap;

/** How small a p-value a method could give, however large the effect. */
final class SmallestPValue {
    private SmallestPValue() {}

    /** 1 ÷ the ways that there are where it is a rank; 0 where it is read off a distribution; NaN where there is none. */
    static double of(Effect effect) {
        Inference inference = effect.inference();
        if (inference == null || Double.isNaN(effect.pValue())) {
            return Double.NaN;
        }
        return switch (inference) {
            case PLACEBO_STUDENTISED -> 1.0 / (effect.placebos().size() + 1);
            case WILD_CLUSTER -> ofDraws(effect);
            case PLACEBO_NORMAL,
                    WELCH,
                    HAC_T,
                    CLUSTER_T,
                    POOLED_T,
                    INFLUENCE_NORMAL,
                    MULTIPLIER_BOOTSTRAP,
                    JACKKNIFE,
                    BOOTSTRAP,
                    COVARIANCE_NORMAL -> 0;
        };
    }

    /** The sample is one of the draws; enumerated ones hold its mirror image, too. */
    private static double ofDraws(Effect effect) {
        WildBootstrap wild = effect.detail() instanceof RegressionDetail of ? of.wild() : null;
        if (wild == null) {
            return Double.NaN;
        }
        return wild.enumerated() ? 2.0 / wild.draws() : 1.0 / (wild.draws() + 1);
    }
}
