package org.hengce.methods.grouptime;

import org.hengce.methods.effect.Interval;
import org.hengce.methods.inference.ReferenceLaw;
import org.jspecify.annotations.Nullable;

/** Intervals of parts; null where there is no error or no critical value. */
final class Intervals {
    private Intervals() {}

    static @Nullable Interval pointwise(double att, double error, double level) {
        return error > 0 ? ReferenceLaw.normal().interval(att, error, level) : null;
    }

    static @Nullable Interval uniform(double att, double error, double criticalValue, double level) {
        return error > 0 && criticalValue > 0
                ? new Interval(level, att - criticalValue * error, att + criticalValue * error)
                : null;
    }
}
