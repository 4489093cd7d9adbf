package org.hengce.evaluation.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one goal's indicator and sector as they were known at the pin.
 *
 * @param vintage the last complete vintage; null while there is none
 */
public record Series(@Nullable Instant vintage, List<Value> values) {
    /** One value; those that are missing or suppressed are not here. */
    public record Value(String region, String period, double value) {}
}
