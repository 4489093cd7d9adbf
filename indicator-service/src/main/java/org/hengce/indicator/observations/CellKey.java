package org.hengce.indicator.observations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of an indicator's values ends: the key of its last row, as the index has it.
 *
 * @param vintage null where a cell has one row only
 */
public record CellKey(
        String region,
        String sector,
        String period,
        @Nullable Instant vintage) {
    private static final String BETWEEN = "|"; // stands in no code and no period

    /**
     * Reads what {@link #text} wrote; null for the first page.
     *
     * @throws Problem 400 if another list wrote it
     */
    public static @Nullable CellKey of(PageRequest page, boolean withVintage) {
        if (page.after().isEmpty()) {
            return null;
        }
        String[] parts = page.after().split("\\|", -1);
        if (parts.length != (withVintage ? 4 : 3)) {
            throw PageRequest.foreignCursor();
        }
        return new CellKey(parts[0], parts[1], parts[2], withVintage ? moment(parts[3]) : null);
    }

    /**
     * An instant in a cursor, as microseconds since 1970.
     *
     * @throws Problem 400 if it is none that the database holds
     */
    public static Instant moment(String micros) {
        try {
            Instant moment = Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
            if (!moment.isBefore(Instant.EPOCH) && !moment.isAfter(DayOrInstant.END_OF_TIME)) {
                return moment;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number that is too large
        }
        throw PageRequest.foreignCursor();
    }

    static CellKey of(ObservationView row, boolean withVintage) {
        return new CellKey(row.region(), row.sector(), row.period(), withVintage ? row.vintage() : null);
    }

    /** As a cursor carries the key of a cell. */
    public static String text(String region, String sector, String period) {
        return String.join(BETWEEN, region, sector, period);
    }

    String text() {
        String cell = text(region, sector, period);
        return vintage == null ? cell : cell + BETWEEN + ChronoUnit.MICROS.between(Instant.EPOCH, vintage);
    }
}
