package org.hengce.indicator.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hengce.indicator.imports.Chunk.WrongRow;
import org.hengce.indicator.imports.ImportView.Preview;
import org.hengce.indicator.imports.ImportView.PreviewRow;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.indicator.observations.ObservationText;
import org.hengce.indicator.observations.Publication;
import org.hengce.indicator.observations.Publication.Compared;
import org.hengce.indicator.observations.RowProblem;
import org.hengce.indicator.observations.SentNumber;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** What only the whole file shows: rows that repeat others, and what publishing it would change. */
@ApplicationScoped
class ImportOutcome {
    private static final int PREVIEWED = 20;

    // Keys are first compared by a hash of eight bytes, which sorts in a fraction of the time; only rows whose hashes
    // meet are looked at closer. The first of several rows stands, those below it are wrong.
    private static final String REPEATED = """
            WITH met AS MATERIALIZED (
                SELECT hashtextextended(concat_ws('|', indicator, region, sector, period), 0) AS hash
                FROM staged_observation WHERE batch = :id GROUP BY 1 HAVING count(*) > 1),
            repeated AS (
                SELECT place, line, period, first FROM (
                    SELECT ctid AS place, line, period, min(line) OVER (PARTITION BY indicator, region, sector, period) AS first
                    FROM staged_observation
                    WHERE batch = :id
                      AND hashtextextended(concat_ws('|', indicator, region, sector, period), 0) IN (SELECT hash FROM met)) rows
                WHERE line > first)
            """;

    @Inject
    Jdbi jdbi;

    @Inject
    Publication publication;

    // What an entry said when the file's rows were checked it says still, unless somebody has changed it since; a
    // change that
    // was being made just then may have an earlier time.
    private static final String CHANGED_SINCE = """
            SELECT EXISTS (
                SELECT FROM import i, (SELECT revision, changed_at FROM indicator
                    UNION ALL SELECT revision, changed_at FROM region
                    UNION ALL SELECT revision, changed_at FROM sector) entry
                WHERE i.id = :id AND entry.revision > 1 AND entry.changed_at > i.created_at - interval '2 minutes')""";

    private static final int ROWS_AT_ONCE = 10_000;

    private record Repeated(long line, String period, long first, long all) {}

    private record Staged(String place, long line, ObservationText row) {}

    /**
     * Takes out the rows that can no longer be stored, and counts them as wrong: between the upload of a file, which may take
     * a day, and its publication a code may have been retired, or an indicator have got another frequency.
     *
     * @return how many there were
     */
    long refuseOutdated(UUID id) {
        return jdbi.withHandle(h ->
                h.createQuery(CHANGED_SINCE).bind("id", id).mapTo(Boolean.class).one() ? checkAgain(h, id) : 0L);
    }

    private long checkAgain(Handle h, UUID id) {
        ObservationRules rules = ObservationRules.of(jdbi);
        long all = 0;
        try (ResultIterator<Staged> rows = staged(h, id)) {
            while (rows.hasNext()) {
                Chunk chunk = new Chunk(room(h, id));
                List<String> places = new ArrayList<>();
                for (int i = 0; i < ROWS_AT_ONCE && rows.hasNext(); i++) {
                    Staged staged = rows.next();
                    List<RowProblem> problems = rules.check(staged.row());
                    if (!problems.isEmpty()) {
                        chunk.refuse(staged.line(), problems);
                        places.add(staged.place());
                    }
                }
                if (!places.isEmpty()) {
                    ImportErrors.add(h, id, chunk.wrong());
                    h.createUpdate("DELETE FROM staged_observation WHERE ctid = ANY (cast(:places AS tid[]))")
                            .bindArray("places", String.class, places)
                            .execute();
                    count(h, id, chunk.refused(), chunk.errors());
                    all += chunk.refused();
                }
            }
        }
        return all;
    }

    private static ResultIterator<Staged> staged(Handle h, UUID id) {
        return h.createQuery("SELECT *, ctid AS place FROM staged_observation WHERE batch = :id")
                .bind("id", id)
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> new Staged(
                        row.getString("place"),
                        row.getLong("line"),
                        new ObservationText(
                                row.getString("indicator"),
                                row.getString("region"),
                                row.getString("sector"),
                                row.getString("period"),
                                stored(row.getObject("value", Double.class)),
                                row.getString("status"),
                                row.getString("confidentiality"))))
                .iterator();
    }

    private static @Nullable SentNumber stored(@Nullable Double value) {
        return value == null ? null : new SentNumber(value, null);
    }

    private static void count(Handle h, UUID id, long rejected, long errors) {
        h.createUpdate("UPDATE import SET rejected = rejected + :rejected, errors = errors + :errors WHERE id = :id")
                .bind("rejected", rejected)
                .bind("errors", errors)
                .bind("id", id)
                .execute();
    }

    /**
     * Counts the rows whose series and period stand in an earlier row as wrong, and takes them out; the database finds them,
     * since a file may have more rows than memory has room for.
     *
     * @return how many there were
     */
    long refuseRepeated(UUID id) {
        return jdbi.withHandle(h -> {
            withoutNestedLoops(h);
            List<Repeated> first = h.createQuery(
                            REPEATED
                                    + "SELECT line, period, first, count(*) OVER () AS everything FROM repeated ORDER BY line LIMIT :limit")
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
            h.createUpdate(REPEATED
                            + "DELETE FROM staged_observation WHERE ctid = ANY (ARRAY(SELECT place FROM repeated))")
                    .bind("id", id)
                    .execute();
            long all = first.get(0).all();
            count(h, id, all, all);
            return all;
        });
    }

    /** The planner knows nothing of rows staged a moment ago: it would compare each of a million with each. */
    private static void withoutNestedLoops(Handle h) {
        h.createQuery("SELECT set_config('enable_nestloop', 'off', true)")
                .mapTo(String.class)
                .one();
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
