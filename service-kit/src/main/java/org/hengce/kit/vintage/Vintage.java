package org.hengce.kit.vintage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The instant from which values are known, to the microsecond, per indicator strictly increasing whatever the clocks do.
 *
 * @param previous the indicator's vintage before this one; null for its first
 */
public record Vintage(Instant instant, @Nullable Instant previous) {
    /** {@code max(previous + 1 µs, now)}; the caller holds the indicator's lock from here to its commit. */
    public static Vintage after(@Nullable Instant previous, Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.MICROS);
        if (previous == null || current.isAfter(previous)) {
            return new Vintage(current, previous);
        }
        return new Vintage(previous.plus(1, ChronoUnit.MICROS), previous);
    }
}
