package org.hengce.methods.power;

import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of an effect at which one replication rejects no effect: those up to {@code upTo}, where its estimate leans the
 * other way, and those from {@code from} on.
 *
 * @param upTo negative where an effect of size 0 is not rejected, or with the sign of the effect
 * @param from 0 or more; infinite where no effect is large enough
 * @param scale what the sizes are to be measured by: half the interval's width, or a part of the spread of the outcome
 * @param untested why there is no p-value without an effect; null where there is one
 * @param refusal why the estimator has no answer at all; null where it has
 */
record Detection(
        double upTo,
        double from,
        double scale,
        @Nullable Reason untested,
        @Nullable NotEstimableException refusal) {
    boolean testable() {
        return untested == null;
    }

    boolean rejectsAt(double effect) {
        return effect <= upTo || effect >= from;
    }
}
