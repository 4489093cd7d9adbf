package org.hengce.contracts.indicator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored observations of one indicator and one vintage, on {@code hengce.observations}: part {@code part} of {@code parts}.
 *
 * <p>A reader holds a vintage back until all its parts and its previous vintage are there.
 *
 * @param vintage known from this instant, to the microsecond
 * @param previousVintage the indicator's vintage before this one; null for its first
 * @param part 1-based
 */
public record ObservationsV1(
        String indicator, Instant vintage, @Nullable Instant previousVintage, int part, int parts, List<Row> rows) {
    public static final String TYPE = "org.hengce.observations.v1";

    /** At most so many rows stand in one event. */
    public static final int ROWS_PER_PART = 1_000;

    /**
     * One stored value.
     *
     * @param value null only where {@code status} says missing
     * @param status SDMX CL_OBS_STATUS
     * @param confidentiality SDMX CL_CONF_STATUS
     */
    public record Row(
            String region,
            String sector,
            String period,
            @Nullable Double value,
            String status,
            String confidentiality) {}
}
