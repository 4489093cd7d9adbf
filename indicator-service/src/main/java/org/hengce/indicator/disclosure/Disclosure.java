package org.hengce.indicator.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hengce.contracts.indicator.Aggregation;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Decides, before a batch is published, what of an indicator is hidden from then on. A hidden cell has the confidentiality N in
 * its next vintage, whatever was sent, so that whoever reads vintages or events knows it; its earlier vintages are hidden by
 * the row in {@code hidden_cell}.
 */
public final class Disclosure {
    private Disclosure() {}

    /**
     * What was decided.
     *
     * @param added rows of cells that are stored already and hidden from now on, put into the batch
     * @param restricted whether the batch has values that are not for everybody
     */
    public record Protection(long added, boolean restricted) {}

    private record Rule(@Nullable Double minimumCell, boolean sums) {}

    /** Prepares the rows of an indicator in a batch; the caller holds the indicator's lock. */
    public static Protection protect(Handle handle, UUID batch, String indicator) {
        Rule rule = rule(handle, indicator);
        hideSentAndSmall(handle, batch, indicator, rule);
        if (!hasHidden(handle, indicator)) {
            return new Protection(0, false);
        }
        keepHidden(handle, batch, indicator);
        long added = rule.sums() ? complement(handle, batch, indicator, touched(handle, batch, indicator)) : 0;
        return new Protection(added, hasRestricted(handle, batch, indicator));
    }

    /**
     * Puts into a batch the stored cells that tell of too few by the rule as it is now, and what would give hidden cells away as
     * the hierarchies stand now; the caller holds the indicator's lock.
     */
    public static void protectAgain(Handle handle, UUID batch, String indicator) {
        Rule rule = rule(handle, indicator);
        List<String> small = hideStoredSmall(handle, indicator, rule);
        if (!small.isEmpty()) {
            addStored(handle, batch, indicator, small);
        }
        if (rule.sums()) {
            List<String> periods = handle.createQuery(
                            "SELECT DISTINCT period FROM hidden_cell WHERE indicator = :indicator")
                    .bind("indicator", indicator)
                    .mapTo(String.class)
                    .list();
            complement(handle, batch, indicator, periods);
        }
    }

    private static Rule rule(Handle handle, String indicator) {
        return handle.createQuery("""
                        SELECT cast(text->'disclosure'->>'minimumCell' AS double precision) AS minimum, text->>'aggregation' AS aggregation
                        FROM indicator WHERE code = :indicator""")
                .bind("indicator", indicator)
                .map((row, context) -> new Rule(
                        row.getObject("minimum", Double.class),
                        Aggregation.SUM.name().equals(row.getString("aggregation"))))
                .one();
    }

    private static void hideSentAndSmall(Handle handle, UUID batch, String indicator, Rule rule) {
        handle.createUpdate("""
                        INSERT INTO hidden_cell (indicator, region, sector, period, reason)
                        SELECT indicator, region, sector, period,
                            CASE WHEN confidentiality <> 'F' THEN 'CONFIDENTIAL' ELSE 'SMALL' END
                        FROM staged_observation
                        WHERE batch = :batch AND indicator = :indicator
                          AND (confidentiality <> 'F' OR (value > 0 AND value < cast(:minimum AS double precision)))
                        ON CONFLICT DO NOTHING""")
                .bind("batch", batch)
                .bind("indicator", indicator)
                .bind("minimum", rule.minimumCell())
                .execute();
    }

    /** The periods of stored cells that are hidden from now on, since one of their vintages is below the smallest cell. */
    private static List<String> hideStoredSmall(Handle handle, String indicator, Rule rule) {
        if (rule.minimumCell() == null) {
            return List.of();
        }
        return handle.createQuery("""
                        WITH hidden AS (
                            INSERT INTO hidden_cell (indicator, region, sector, period, reason)
                            SELECT DISTINCT indicator, region, sector, period, 'SMALL' FROM observation
                            WHERE indicator = :indicator AND value > 0 AND value < :minimum
                            ON CONFLICT DO NOTHING RETURNING period)
                        SELECT DISTINCT period FROM hidden""")
                .bind("indicator", indicator)
                .bind("minimum", rule.minimumCell())
                .mapTo(String.class)
                .list();
    }

    private static boolean hasHidden(Handle handle, String indicator) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM hidden_cell WHERE indicator = :indicator)")
                .bind("indicator", indicator)
                .mapTo(Boolean.class)
                .one();
    }

    private static boolean hasRestricted(Handle handle, UUID batch, String indicator) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT FROM staged_observation
                            WHERE batch = :batch AND indicator = :indicator AND confidentiality <> 'F')""")
                .bind("batch", batch)
                .bind("indicator", indicator)
                .mapTo(Boolean.class)
                .one();
    }

    private static void keepHidden(Handle handle, UUID batch, String indicator) {
        handle.createUpdate("""
                        UPDATE staged_observation s SET confidentiality = 'N' FROM hidden_cell h
                        WHERE s.batch = :batch AND s.indicator = :indicator AND s.confidentiality = 'F'
                          AND h.indicator = s.indicator AND h.region = s.region AND h.sector = s.sector AND h.period = s.period""")
                .bind("batch", batch)
                .bind("indicator", indicator)
                .execute();
    }

    /** The periods of a batch in which anything is hidden. */
    private static List<String> touched(Handle handle, UUID batch, String indicator) {
        return handle.createQuery("""
                        SELECT DISTINCT s.period FROM staged_observation s
                        WHERE s.batch = :batch AND s.indicator = :indicator
                          AND EXISTS (SELECT FROM hidden_cell h WHERE h.indicator = s.indicator AND h.period = s.period)""")
                .bind("batch", batch)
                .bind("indicator", indicator)
                .mapTo(String.class)
                .list();
    }

    /** Hides what would give hidden cells of some periods away; how many stored cells are added to the batch. */
    private static long complement(Handle handle, UUID batch, String indicator, List<String> periods) {
        if (periods.isEmpty()) {
            return 0;
        }
        Map<String, Set<Cell>> complements = complements(handle, batch, indicator, periods);
        if (complements.isEmpty()) {
            return 0;
        }
        PreparedBatch insert = handle.prepareBatch("""
                INSERT INTO hidden_cell (indicator, region, sector, period, reason)
                VALUES (:indicator, :region, :sector, :period, 'COMPLEMENT')""");
        complements.forEach((period, cells) -> cells.forEach(cell -> insert.bind("indicator", indicator)
                .bind("region", cell.region())
                .bind("sector", cell.sector())
                .bind("period", period)
                .add()));
        insert.execute();
        keepHidden(handle, batch, indicator);
        return addStored(handle, batch, indicator, List.copyOf(complements.keySet()));
    }

    private static Map<String, Set<Cell>> complements(
            Handle handle, UUID batch, String indicator, List<String> periods) {
        Hierarchies hierarchies = Hierarchies.read(handle);
        Map<String, Set<Cell>> found = new HashMap<>();
        try (ResultIterator<PeriodCell> rows = handle.createQuery("""
                        SELECT period, region, sector, value, since, hidden.reason IS NOT NULL AS hidden FROM (
                            SELECT period, region, sector, (array_agg(value ORDER BY vintage DESC))[1] AS value,
                                min(extract(epoch FROM vintage) * 1000000) AS since
                            FROM (SELECT region, sector, period, vintage, value FROM observation
                                  WHERE indicator = :indicator AND period = ANY (:periods)
                                  UNION ALL
                                  SELECT region, sector, period, timestamptz '9999-12-31', value FROM staged_observation
                                  WHERE batch = :batch AND indicator = :indicator AND period = ANY (:periods)) vintages
                            WHERE value IS NOT NULL GROUP BY period, region, sector) cells
                        LEFT JOIN (SELECT * FROM hidden_cell WHERE indicator = :indicator) hidden USING (period, region, sector)
                        ORDER BY period""")
                .bind("indicator", indicator)
                .bind("batch", batch)
                .bindArray("periods", String.class, periods)
                .setFetchSize(10_000)
                .map((row, context) -> new PeriodCell(
                        row.getString("period"),
                        new StoredCell(
                                new Cell(row.getString("region"), row.getString("sector")),
                                row.getDouble("value"),
                                row.getLong("since"),
                                row.getBoolean("hidden"))))
                .iterator()) {
            List<StoredCell> cells = new ArrayList<>();
            String period = "";
            while (rows.hasNext()) {
                PeriodCell row = rows.next();
                if (!row.period().equals(period)) {
                    keep(found, period, Complements.of(hierarchies, cells));
                    cells.clear();
                    period = row.period();
                }
                cells.add(row.cell());
            }
            keep(found, period, Complements.of(hierarchies, cells));
        }
        return found;
    }

    private record PeriodCell(String period, StoredCell cell) {}

    private static void keep(Map<String, Set<Cell>> found, String period, Set<Cell> cells) {
        if (!cells.isEmpty()) {
            found.put(period, cells);
        }
    }

    /** The next vintage says of stored cells that are hidden now what it says of all hidden ones. */
    private static long addStored(Handle handle, UUID batch, String indicator, List<String> periods) {
        return handle.createUpdate("""
                        INSERT INTO staged_observation (batch, line, indicator, region, sector, period, value, status, confidentiality)
                        SELECT :batch, lines.least - row_number() OVER (), indicator, region, sector, period, value, status, 'N' FROM (
                            SELECT DISTINCT ON (region, sector, period) o.* FROM observation o
                            JOIN hidden_cell h USING (indicator, region, sector, period)
                            WHERE o.indicator = :indicator AND o.period = ANY (:periods)
                              AND NOT EXISTS (SELECT FROM staged_observation s WHERE s.batch = :batch
                                AND s.indicator = o.indicator AND s.region = o.region AND s.sector = o.sector AND s.period = o.period)
                            ORDER BY region, sector, period, vintage DESC) last,
                            (SELECT least(0, min(line)) AS least FROM staged_observation WHERE batch = :batch) lines
                        WHERE confidentiality = 'F'""")
                .bind("batch", batch)
                .bind("indicator", indicator)
                .bindArray("periods", String.class, periods)
                .execute();
    }
}
