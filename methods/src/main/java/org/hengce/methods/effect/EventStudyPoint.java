package org.hengce.methods.effect;

import org.jspecify.annotations.Nullable;

/**
 * The effect at one distance from the treatment.
 *
 * @param eventTime periods since the first treated one: 0 is that period, negative ones lie before
 * @param estimate 0 at the reference
 * @param standardError NaN at the reference and where there is none
 * @param pointwise interval of this point alone; null where there is none
 * @param uniform interval that holds for all points together; null where the method has none
 * @param treatedUnits treated units observed at this distance
 * @param reference whether others are measured against this one
 */
public record EventStudyPoint(
        int eventTime,
        double estimate,
        double standardError,
        @Nullable Interval pointwise,
        @Nullable Interval uniform,
        int treatedUnits,
        boolean reference) {}
