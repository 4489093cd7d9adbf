package org.hengce.methods.score;

import org.hengce.methods.effect.BeforeAfterDetail;
import org.hengce.methods.effect.Detail;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.inference.ReferenceLaw;
import org.jspecify.annotations.Nullable;

/**
 * How far an estimate may lie from the truth: its error, and the law of what it is multiplied by.
 *
 * @param error the standard error, else half the interval ÷ the law's quantile of its level; NaN where neither exists
 * @param law t where interval and p-value come from t, else the normal one
 */
record Uncertainty(double error, ReferenceLaw law) {
    private static final double LEVEL = 0.95;

    static Uncertainty of(Effect effect) {
        ReferenceLaw law = lawOf(effect.inference(), effect.detail());
        Interval interval = effect.interval();
        if (!Double.isNaN(effect.standardError())) {
            return new Uncertainty(effect.standardError(), law);
        }
        if (interval == null || !interval.hasBothEnds()) {
            return new Uncertainty(Double.NaN, law);
        }
        return new Uncertainty((interval.high() - interval.low()) / 2 / law.quantile(interval.level()), law);
    }

    /** Half the 95 % interval. */
    double half() {
        return law.quantile(LEVEL) * error;
    }

    private static ReferenceLaw lawOf(@Nullable Inference inference, @Nullable Detail detail) {
        double degreesOfFreedom = degreesOfFreedom(detail);
        boolean t = inference == Inference.WELCH
                || inference == Inference.HAC_T
                || inference == Inference.CLUSTER_T
                || inference == Inference.POOLED_T;
        return t && degreesOfFreedom > 0 ? ReferenceLaw.t(degreesOfFreedom) : ReferenceLaw.normal();
    }

    private static double degreesOfFreedom(@Nullable Detail detail) {
        if (detail instanceof BeforeAfterDetail of) {
            return of.degreesOfFreedom();
        }
        if (detail instanceof InterruptionDetail of) {
            return of.degreesOfFreedom();
        }
        return detail instanceof RegressionDetail of ? of.degreesOfFreedom() : Double.NaN;
    }
}
