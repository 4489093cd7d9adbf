package org.hengce.contracts.indicator;

import java.time.Instant;
import java.util.List;
import org.hengce.contracts.event.Added;
import org.jspecify.annotations.Nullable;

/**
 * Stored observations of one indicator and one vintage, on {@code hengce.observations}: part {@code part} of {@code parts}.
 *
 * <p>A reader holds a vintage back until all its parts and its previous vintage are there.
 *
 * @param vintage known from this instant, to the microsecond
 * @param previousVintage the indicator's vintage before this one; null for its first
 * @param part 1-based
 * @param epoch raised when the owner's database was restored and everything published again
 */
public record ObservationsV1(
        String indicator,
        Instant vintage,
        @Nullable Instant previousVintage,
        int part,
        int parts,
        List<Row> rows,
        @Added int epoch) {
    public static final String TYPE = "org.hengce.observations.v1";

    /** Events from before observations had an epoch are of the first. */
    public ObservationsV1 {
        epoch = epoch == 0 ? 1 : epoch;
    }

    /** A part of the first epoch. */
    public ObservationsV1(
            String indicator, Instant vintage, @Nullable Instant previousVintage, int part, int parts, List<Row> rows) {
        this(indicator, vintage, previousVintage, part, parts, rows, 1);
    }

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
