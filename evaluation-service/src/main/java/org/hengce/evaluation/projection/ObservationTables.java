package org.hengce.evaluation.projection;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.kit.inbox.IllegalEventException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every vintage of every value in one side's tables, and lets a vintage be seen only when all its parts and all vintages
 * before it are there: a part that is missing holds its indicator back instead of leaving a hole. What came before changes
 * nothing.
 */
public final class ObservationTables {
    private ObservationTables() {}

    /**
     * Holds an event to the rules.
     *
     * @throws IllegalEventException if it breaks one that no later event can mend
     */
    public static void check(ObservationsV1 event) {
        if (event.part() < 1 || event.part() > event.parts()) {
            throw new IllegalEventException("part %d of %d parts".formatted(event.part(), event.parts()));
        }
        for (ObservationsV1.Row row : event.rows()) {
            try {
                Period.parse(row.period());
            } catch (IllegalArgumentException e) {
                throw new IllegalEventException(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Keeps parts that were checked.
     *
     * @return the indicators of which more is seen now, with the last vintage that is
     */
    public static Map<String, Instant> keep(Handle h, Side side, List<ObservationsV1> parts) {
        Set<String> indicators = new TreeSet<>();
        parts.forEach(part -> indicators.add(part.indicator()));
        lock(h, side, indicators);
        insertParts(h, side, parts);
        parts.forEach(part -> insertRows(h, side, part));
        return advance(h, side, indicators);
    }

    /** First the indicators' rows, in one order: parts that two consumers hold during a rebalance wait for each other here. */
    private static void lock(Handle h, Side side, Collection<String> indicators) {
        h.createUpdate("""
                        INSERT INTO %s (indicator) SELECT unnest(:indicators) ON CONFLICT DO NOTHING""".formatted(side.table("visible_vintage")))
                .bindArray("indicators", String.class, indicators)
                .execute();
        h.createQuery("""
                        SELECT indicator FROM %s WHERE indicator = ANY (:indicators) ORDER BY indicator FOR UPDATE""".formatted(side.table("visible_vintage")))
                .bindArray("indicators", String.class, indicators)
                .mapTo(String.class)
                .list();
    }

    private static void insertParts(Handle h, Side side, List<ObservationsV1> parts) {
        PreparedBatch insert = h.prepareBatch("""
                INSERT INTO %s (indicator, vintage, previous, part, parts)
                VALUES (:indicator, :vintage, :previous, :part, :parts) ON CONFLICT DO NOTHING""".formatted(side.table("vintage_part")));
        for (ObservationsV1 part : parts) {
            insert.bind("indicator", part.indicator())
                    .bind("vintage", part.vintage())
                    .bind("previous", part.previousVintage())
                    .bind("part", part.part())
                    .bind("parts", part.parts())
                    .add();
        }
        insert.execute();
    }

    /** The rows of a part by one statement: one by one they would take many times as long. */
    private static void insertRows(Handle h, Side side, ObservationsV1 part) {
        List<ObservationsV1.Row> rows = part.rows();
        h.createUpdate("""
                        INSERT INTO %s (indicator, region, sector, period, vintage, value, status, confidentiality)
                        SELECT :indicator, region, sector, period, :vintage, value, status, confidentiality
                        FROM unnest(:regions, :sectors, :periods, :values, :statuses, :confidentialities)
                            AS sent (region, sector, period, value, status, confidentiality)
                        ON CONFLICT DO NOTHING""".formatted(side.table("observation")))
                .bind("indicator", part.indicator())
                .bind("vintage", part.vintage())
                .bind("regions", column("text", rows, ObservationsV1.Row::region))
                .bind("sectors", column("text", rows, ObservationsV1.Row::sector))
                .bind("periods", column("text", rows, ObservationsV1.Row::period))
                .bind("values", column("float8", rows, ObservationsV1.Row::value))
                .bind("statuses", column("text", rows, ObservationsV1.Row::status))
                .bind("confidentialities", column("text", rows, ObservationsV1.Row::confidentiality))
                .execute();
    }

    private static Argument column(
            String type, List<ObservationsV1.Row> rows, Function<ObservationsV1.Row, @Nullable Object> value) {
        @Nullable Object[] values = rows.stream().map(value).toArray();
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }

    /**
     * Follows the chains of vintages as far as they are complete. Vintages rise; a chain that turned back would have no end.
     */
    private static Map<String, Instant> advance(Handle h, Side side, Collection<String> indicators) {
        return h.createQuery("""
                        WITH RECURSIVE complete AS (
                            SELECT part.indicator, part.vintage, coalesce(min(part.previous), '-infinity') AS previous
                            FROM %2$s part JOIN %1$s seen USING (indicator)
                            WHERE indicator = ANY (:indicators) AND part.vintage > coalesce(seen.vintage, '-infinity')
                            GROUP BY part.indicator, part.vintage HAVING count(*) = max(parts)),
                        chain AS (
                            SELECT indicator, coalesce(vintage, '-infinity') AS vintage FROM %1$s WHERE indicator = ANY (:indicators)
                            UNION ALL
                            SELECT complete.indicator, complete.vintage FROM complete JOIN chain
                            ON complete.indicator = chain.indicator AND complete.previous = chain.vintage
                                AND complete.vintage > chain.vintage)
                        UPDATE %1$s AS seen SET vintage = newest.vintage
                        FROM (SELECT indicator, max(vintage) AS vintage FROM chain GROUP BY indicator) newest
                        WHERE seen.indicator = newest.indicator AND newest.vintage > coalesce(seen.vintage, '-infinity')
                        RETURNING seen.indicator, seen.vintage""".formatted(side.table("visible_vintage"), side.table("vintage_part")))
                .bindArray("indicators", String.class, indicators)
                .map((row, context) -> Map.entry(
                        row.getString("indicator"), row.getTimestamp("vintage").toInstant()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
