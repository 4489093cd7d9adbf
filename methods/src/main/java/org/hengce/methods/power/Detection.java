package org.hengce.methods.power;

import org.hengce.methods.effect.NotEstimableException;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of an effect at which one replication rejects no effect: those up to {@code upTo}, where its estimate leans the
 * other way, and those from {@code from} on.
 *
 * @param upTo negative where an effect of size 0 is not rejected, or with the sign of the effect
 * @param from 0 or more; infinite where no effect is large enough
 * @param scale what the sizes are to be measured by: half the interval's width, or a part of the spread of the outcome
 * @param testable whether there is a p-value without an effect
 * @param refusal why the estimator has no answer; null where it has
 */
record Detection(
        double upTo,
        double from,
        double scale,
        boolean testable,
        @Nullable NotEstimableException refusal) {
    boolean rejectsAt(double effect) {
        return effect <= upTo || effect >= from;
    }
}
