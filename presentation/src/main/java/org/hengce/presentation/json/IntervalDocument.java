package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.effect.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Two-sided and closed, in the unit of the estimate; an end that does not exist is null and excludes nothing.
 *
 * @param level coverage, in (0, 1)
 */
@Schema(
        name = "Interval",
        description = "Two-sided and closed, in the unit of the estimate; an end that is null excludes nothing.")
public record IntervalDocument(
        double level, @Nullable Double low, @Nullable Double high) {
    /** The interval as {@code methods} gives it, or null where there is none. */
    public static @Nullable IntervalDocument of(@Nullable Interval interval) {
        return interval == null
                ? null
                : new IntervalDocument(interval.level(), Parts.number(interval.low()), Parts.number(interval.high()));
    }

    /** Whether the value is not excluded. */
    public boolean contains(double value) {
        return !(low != null && low > value) && !(high != null && high < value);
    }

    /** Whether neither end is missing. */
    @JsonIgnore
    public boolean isComplete() {
        return low != null && high != null;
    }
}
