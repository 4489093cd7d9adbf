package org.hengce.methods.did;

import java.util.Map;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.WildBootstrap;
import org.hengce.methods.inference.ReferenceLaw;
import org.jspecify.annotations.Nullable;

/**
 * What one procedure says of one number.
 *
 * @param standardError NaN where there is none
 * @param inference null where there is none, as then are both intervals
 * @param interval at the level asked for
 * @param equivalence at 90 %
 * @param pValue NaN where there is none
 * @param wild null unless the bootstrap is the procedure
 * @param reasons by component of the effect
 */
record Answer(
        double standardError,
        @Nullable Inference inference,
        @Nullable Interval interval,
        @Nullable Interval equivalence,
        double pValue,
        @Nullable WildBootstrap wild,
        Map<String, Reason> reasons) {
    /** Errors below this share of the largest outcome are rounding. */
    private static final double NO_SPREAD = 1e-12;

    static Answer none(Reason why) {
        return new Answer(
                Double.NaN,
                null,
                null,
                null,
                Double.NaN,
                null,
                Map.of("standardError", why, "interval", why, "pValue", why));
    }

    /** Estimate ± t · standard error. */
    static Answer t(Inference inference, double estimate, double standardError, double freedom, double level) {
        ReferenceLaw law = ReferenceLaw.t(freedom);
        return new Answer(
                standardError,
                inference,
                law.interval(estimate, standardError, level),
                law.interval(estimate, standardError, Effect.EQUIVALENCE_LEVEL),
                law.pValue(estimate, standardError),
                null,
                Map.of());
    }

    static Answer pooled(PooledChanges changes, double level) {
        if (changes.degreesOfFreedom() < 1) {
            return none(new Reason(
                    ReasonCode.NOT_ENOUGH_DATA,
                    "a pooled t needs at least 3 units, there are 2",
                    "合并 t 检验至少需要 3 个单位，现有 2 个"));
        }
        if (exact(changes.standardError(), changes.largest())) {
            return none(EXACT);
        }
        return t(Inference.POOLED_T, changes.estimate(), changes.standardError(), changes.degreesOfFreedom(), level);
    }

    static final Reason EXACT = new Reason(
            ReasonCode.NOT_TESTABLE,
            "the fit leaves nothing but rounding, so that there is no spread to measure the estimate by",
            "拟合后仅余舍入误差，没有可用来衡量估计值的离散程度");

    /** Whether an error is nothing but rounding of outcomes of this size. */
    static boolean exact(double standardError, double largest) {
        return standardError <= NO_SPREAD * largest;
    }

    void into(EffectBuilder effect) {
        effect.standardError(standardError);
        if (inference != null && interval != null && equivalence != null) {
            effect.inference(inference, interval, equivalence, pValue);
        }
        reasons.forEach(effect::reason);
    }
}
