package org.hengce.indicator.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hengce.contracts.Codes;
import org.hengce.indicator.disclosure.Sight;
import org.hengce.indicator.observations.ObservationFilter;
import org.hengce.indicator.observations.Selection;
import org.hengce.indicator.regions.RegionText;
import org.hengce.indicator.report.HeldRegions.Held;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what a report of an indicator shows, as its reader may see it. */
@ApplicationScoped
class SheetQuery {
    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper mapper;

    /** A value as it is shown. */
    record Value(String region, String period, @Nullable Double value, String status, Instant vintage) {
        /** Whether it may still change: estimated or provisional. */
        boolean isProvisional() {
            return status.equals("P") || status.equals("E");
        }
    }

    /** The regions with values, one jump in the index for each. */
    HeldRegions regions(String indicator) {
        return new HeldRegions(jdbi.withHandle(h -> h.createQuery("""
                        WITH RECURSIVE held (code) AS (
                            (SELECT region FROM observation WHERE indicator = :indicator ORDER BY region LIMIT 1)
                            UNION ALL
                            SELECT (SELECT o.region FROM observation o
                                    WHERE o.indicator = :indicator AND o.region > held.code ORDER BY o.region LIMIT 1)
                            FROM held WHERE held.code IS NOT NULL)
                        SELECT r.code, r.text FROM held JOIN region r USING (code) ORDER BY r.code""")
                .bind("indicator", indicator)
                .map((row, context) -> held(row.getString("code"), row.getString("text")))
                .list()));
    }

    private Held held(String code, String json) {
        try {
            RegionText text = mapper.readValue(json, RegionText.class);
            return new Held(code, text.name(), text.level());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("region " + code + " is not stored as one", e);
        }
    }

    /** The total where these regions have one, else the first sector of the first of them; empty where they have no value. */
    Optional<String> sector(String indicator, List<String> regions) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT coalesce(
                            (SELECT sector FROM observation
                             WHERE indicator = :indicator AND region = ANY (:regions) AND sector = :total LIMIT 1),
                            (SELECT min(sector) FROM observation
                             WHERE indicator = :indicator AND region = (CAST(:regions AS text[]))[1]))""")
                .bind("indicator", indicator)
                .bindArray("regions", String.class, regions)
                .bind("total", Codes.ALL_SECTORS)
                .mapTo(String.class)
                .findOne());
    }

    /** Whether there are more stored values than this, all vintages counted. */
    boolean hasMoreThan(int values, ObservationFilter filter, Sight sight) {
        Selection selection = new Selection(filter, null, sight);
        String sql = "SELECT count(*) > :most FROM (SELECT 1 FROM observation WHERE %s LIMIT :most + 1) counted"
                .formatted(selection.condition());
        return jdbi.withHandle(h -> selection
                .bind(h.createQuery(sql))
                .bind("most", values)
                .mapTo(Boolean.class)
                .one());
    }

    /** Of each cell the last value known then, by region and period; null where it is hidden from the reader. */
    List<Value> values(ObservationFilter filter, Sight sight) {
        Selection selection = new Selection(filter, null, sight);
        String sql = """
                SELECT region, period, CASE WHEN %1$s THEN value END, CASE WHEN %1$s THEN status ELSE 'Q' END, vintage
                FROM (SELECT DISTINCT ON (region, sector, period) * FROM observation WHERE %2$s
                      ORDER BY region, sector, period, vintage DESC) latest
                %3$s ORDER BY region, period""".formatted(sight.shown(), selection.condition(), sight.join());
        return jdbi.withHandle(h -> selection.bind(h.createQuery(sql)).scanResultSet((results, context) -> {
            try (context;
                    var row = results.get()) {
                List<Value> values = new ArrayList<>();
                while (row.next()) {
                    double number = row.getDouble(3);
                    @Nullable Double value = row.wasNull() ? null : Double.valueOf(number);
                    values.add(new Value(
                            row.getString(1),
                            row.getString(2),
                            value,
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                }
                return values;
            }
        }));
    }
}
