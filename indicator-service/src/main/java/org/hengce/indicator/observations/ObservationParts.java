package org.hengce.indicator.observations;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.kit.outbox.PointedData;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads one part of a vintage for the relay: stored rows are not copied into the outbox. */
@ApplicationScoped
public class ObservationParts implements PointedData {
    @Inject
    ObjectMapper json;

    /** Where in the order of an indicator's values a row stands. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Key(String region, String sector, String period) {}

    /**
     * Which part of which vintage.
     *
     * @param part 1-based
     * @param first the key of its first row, so that what is before it need not be read
     * @param last the key of its last row
     * @param epoch under which it is published; 0 in rows from before there was one
     */
    record Pointer(String indicator, Instant vintage, int part, Key first, Key last, int epoch) {}

    /** How many parts a vintage of so many rows has. */
    static int count(long rows) {
        return Math.toIntExact((rows + ObservationsV1.ROWS_PER_PART - 1) / ObservationsV1.ROWS_PER_PART);
    }

    @Override
    public Object read(Handle handle, JsonNode node) {
        Pointer pointer = pointer(node);
        return handle.createQuery(
                        "SELECT previous, rows FROM vintage WHERE indicator = :indicator AND vintage = :vintage")
                .bind("indicator", pointer.indicator())
                .bind("vintage", pointer.vintage())
                .map((row, context) -> {
                    @Nullable OffsetDateTime previous = row.getObject("previous", OffsetDateTime.class);
                    return new ObservationsV1(
                            pointer.indicator(),
                            pointer.vintage(),
                            previous == null ? null : previous.toInstant(),
                            pointer.part(),
                            count(row.getLong("rows")),
                            rows(handle, pointer),
                            pointer.epoch());
                })
                .one();
    }

    private Pointer pointer(JsonNode node) {
        try {
            return json.treeToValue(node, Pointer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds a pointer that is none of ours: " + node, e);
        }
    }

    private static List<ObservationsV1.Row> rows(Handle handle, Pointer pointer) {
        return handle.createQuery("""
                        SELECT region, sector, period, value, status, confidentiality FROM observation
                        WHERE indicator = :indicator AND vintage = :vintage
                          AND (region, sector, period) >= (:firstRegion, :firstSector, :firstPeriod)
                          AND (region, sector, period) <= (:lastRegion, :lastSector, :lastPeriod)
                        ORDER BY region, sector, period""")
                .bind("indicator", pointer.indicator())
                .bind("vintage", pointer.vintage())
                .bind("firstRegion", pointer.first().region())
                .bind("firstSector", pointer.first().sector())
                .bind("firstPeriod", pointer.first().period())
                .bind("lastRegion", pointer.last().region())
                .bind("lastSector", pointer.last().sector())
                .bind("lastPeriod", pointer.last().period())
                .map((row, context) -> new ObservationsV1.Row(
                        row.getString("region"),
                        row.getString("sector"),
                        row.getString("period"),
                        row.getObject("value", Double.class),
                        row.getString("status"),
                        row.getString("confidentiality")))
                .list();
    }
}
