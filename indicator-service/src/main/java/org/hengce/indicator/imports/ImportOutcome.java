package org.hengce.indicator.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hengce.indicator.imports.Chunk.WrongRow;
import org.hengce.indicator.imports.ImportView.Preview;
import org.hengce.indicator.imports.ImportView.PreviewRow;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.indicator.observations.Publication;
import org.hengce.indicator.observations.Publication.Compared;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What only the whole file shows: rows that repeat others, and what publishing it would change. */
@ApplicationScoped
class ImportOutcome {
    private static final int PREVIEWED = 20;

    // Keys are first compared by a hash of eight bytes, which sorts in a fraction of the time; only rows whose hashes
    // meet are
    // looked at closer. The first of several rows stands, those below it are wrong.
    private static final String REPEATED = """
            WITH met AS MATERIALIZED (
                SELECT hashtextextended(concat_ws('|', indicator, region, sector, period), 0) AS hash
                FROM staged_observation WHERE batch = :id GROUP BY 1 HAVING count(*) > 1),
            repeated AS (
                SELECT line, period, first FROM (
                    SELECT line, period, min(line) OVER (PARTITION BY indicator, region, sector, period) AS first
                    FROM staged_observation
                    WHERE batch = :id
                      AND hashtextextended(concat_ws('|', indicator, region, sector, period), 0) IN (SELECT hash FROM met)) rows
                WHERE line > first)
            """;

    @Inject
    Jdbi jdbi;

    @Inject
    Publication publication;

    private record Repeated(long line, String period, long first, long all) {}

    /**
     * Counts the rows whose series and period stand in an earlier row as wrong, and takes them out; the database finds them,
     * since a file may have more rows than memory has room for.
     *
     * @return how many there were
     */
    long refuseRepeated(UUID id) {
        return jdbi.withHandle(h -> {
            List<Repeated> first = h.createQuery(REPEATED
                            + "SELECT *, count(*) OVER () AS everything FROM repeated ORDER BY line LIMIT :limit")
                    .bind("id", id)
                    .bind("limit", Math.max(1, room(h, id)))
                    .map((row, context) -> new Repeated(
                            row.getLong("line"),
                            row.getString("period"),
                            row.getLong("first"),
                            row.getLong("everything")))
                    .list();
            if (first.isEmpty()) {
                return 0L;
            }
            ImportErrors.add(
                    h,
                    id,
                    first.stream()
                            .map(row -> new WrongRow(
                                    row.line(), List.of(ObservationRules.repeated(row.period(), row.first()))))
                            .toList());
            h.createUpdate(
                            REPEATED
                                    + "DELETE FROM staged_observation s USING repeated WHERE s.batch = :id AND s.line = repeated.line")
                    .bind("id", id)
                    .execute();
            long all = first.get(0).all();
            h.createUpdate("UPDATE import SET rejected = rejected + :all, errors = errors + :all WHERE id = :id")
                    .bind("all", all)
                    .bind("id", id)
                    .execute();
            return all;
        });
    }

    private static long room(Handle h, UUID id) {
        return h.createQuery("SELECT :kept - count(*) FROM import_error WHERE import_id = :id")
                .bind("kept", ImportErrors.KEPT)
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /** What publishing the staged rows now would do, and how the first of them were understood. */
    Preview preview(UUID id) {
        Compared compared = publication.compare(id);
        List<PreviewRow> rows = jdbi.withHandle(h -> h.createQuery("""
                        SELECT * FROM staged_observation WHERE batch = :id ORDER BY line LIMIT :some""")
                .bind("id", id)
                .bind("some", PREVIEWED)
                .map((row, context) -> new PreviewRow(
                        row.getLong("line"),
                        row.getString("indicator"),
                        row.getString("region"),
                        row.getString("sector"),
                        row.getString("period"),
                        row.getObject("value", Double.class),
                        row.getString("status"),
                        row.getString("confidentiality")))
                .list());
        return new Preview(compared.added(), compared.changed(), compared.unchanged(), rows);
    }
}
