package org.hengce.methods.heterogeneity;

import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.inference.ReferenceLaw;
import org.jspecify.annotations.Nullable;

/**
 * The effect on a part of those treated.
 *
 * @param label which part: a unit, a cohort, a sector
 * @param estimate NaN with the reason where there is none
 * @param standardError NaN where the inference gives none
 * @param interval of this part alone, at the level of its estimator; null where there is none
 * @param inference behind the interval; null where there is none
 * @param reason why there is no estimate, or no interval; null where there are both
 */
public record PartialEffect(
        String label,
        double estimate,
        double standardError,
        @Nullable Interval interval,
        @Nullable Inference inference,
        @Nullable Reason reason) {

    /** What an estimator found for the part. */
    public static PartialEffect of(String label, Effect effect) {
        return new PartialEffect(
                label,
                effect.estimate(),
                effect.standardError(),
                effect.interval(),
                effect.inference(),
                effect.interval() == null ? effect.reasons().get("interval") : null);
    }

    /** An estimate that is taken to be normal with this error. */
    public static PartialEffect normal(String label, double estimate, double standardError, double level) {
        if (!Double.isFinite(estimate) || !(standardError > 0) || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException(
                    "an estimate and its error are finite, the error positive; not %s and %s of %s"
                            .formatted(estimate, standardError, label));
        }
        return new PartialEffect(
                label,
                estimate,
                standardError,
                ReferenceLaw.normal().interval(estimate, standardError, level),
                Inference.COVARIANCE_NORMAL,
                null);
    }

    /** A part that cannot be estimated. */
    public static PartialEffect none(String label, Reason why) {
        return new PartialEffect(label, Double.NaN, Double.NaN, null, null, why);
    }
}
