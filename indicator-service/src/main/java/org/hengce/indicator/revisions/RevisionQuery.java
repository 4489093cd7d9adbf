package org.hengce.indicator.revisions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.indicator.disclosure.Sight;
import org.hengce.indicator.observations.CellKey;
import org.hengce.indicator.observations.ObservationFilter;
import org.hengce.indicator.observations.Selection;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Compares the first value of each cell with the last one. First is the first that was a value: a cell that began as missing
 * was not revised when its value came. Last is what is known now; a withdrawal leaves none.
 */
@ApplicationScoped
public class RevisionQuery {
    @Inject
    Jdbi jdbi;

    Page<CellRevision> list(ObservationFilter filter, Sight sight, PageRequest request) {
        Selection selection = new Selection(filter, CellKey.of(request, false), sight);
        List<CellRevision> found = jdbi.withHandle(h -> selection
                .bind(h.createQuery(cells(selection, " LIMIT :limit") + " ORDER BY region, sector, period"))
                .bind("limit", request.limit() + 1)
                .map((row, context) -> cell(row))
                .list());
        return Page.of(found, request, row -> CellKey.text(row.region(), row.sector(), row.period()))
                .continuedBy(next -> list(filter, sight, PageRequest.of(PageRequest.LARGEST, next)));
    }

    public RevisionSummary summary(ObservationFilter filter, Sight sight) {
        Selection selection = new Selection(filter, null, sight);
        return jdbi.withHandle(h -> selection
                .bind(h.createQuery("""
                        SELECT count(*) AS values, count(*) FILTER (WHERE last <> first) AS revised,
                            avg(last - first) AS mr, avg(abs(last - first)) AS mar,
                            sum(abs(last - first)) / nullif(sum(abs(last)), 0) AS rmar
                        FROM (%s) cells WHERE first IS NOT NULL AND last IS NOT NULL""".formatted(cells(selection, ""))))
                .map((row, context) -> new RevisionSummary(
                        filter.indicator(),
                        row.getLong("values"),
                        row.getLong("revised"),
                        row.getObject("mr", Double.class),
                        row.getObject("mar", Double.class),
                        row.getObject("rmar", Double.class)))
                .one());
    }

    /** The largest revisions among the values that the reader sees, the largest first. */
    public List<CellRevision> largest(ObservationFilter filter, Sight sight, int atMost) {
        Selection selection = new Selection(filter, null, sight);
        return jdbi.withHandle(h -> selection
                .bind(
                        h.createQuery(
                                "SELECT * FROM (" + cells(selection, "")
                                        + ") cells WHERE last <> first ORDER BY abs(last - first) DESC, region, sector, period LIMIT :most"))
                .bind("most", atMost)
                .map((row, context) -> cell(row))
                .list());
    }

    /** The values that the reader sees, first and last; the vintages of a cell stand together in the index. */
    private static String cells(Selection selection, String limit) {
        Sight sight = selection.sight();
        return """
                SELECT indicator, region, sector, period, first_vintage, last_vintage, vintages,
                    CASE WHEN %1$s THEN first END AS first, CASE WHEN %1$s THEN last END AS last
                FROM (SELECT indicator, region, sector, period,
                          (array_agg(value ORDER BY vintage) FILTER (WHERE value IS NOT NULL))[1] AS first,
                          (array_agg(value ORDER BY vintage DESC))[1] AS last,
                          min(vintage) AS first_vintage, max(vintage) AS last_vintage, count(*) AS vintages,
                          max(CASE WHEN confidentiality = 'F' THEN 0 ELSE 1 END) AS secret
                      FROM observation WHERE %2$s
                      GROUP BY indicator, region, sector, period ORDER BY region, sector, period%3$s) cells
                CROSS JOIN LATERAL (SELECT CASE secret WHEN 0 THEN 'F' ELSE 'N' END AS confidentiality) flag
                %4$s""".formatted(sight.shown(), selection.condition(), limit, sight.join());
    }

    private static CellRevision cell(ResultSet row) throws SQLException {
        @Nullable Double first = row.getObject("first", Double.class);
        @Nullable Double last = row.getObject("last", Double.class);
        @Nullable Double revision = first == null || last == null ? null : Double.valueOf(last - first);
        return new CellRevision(
                row.getString("indicator"),
                row.getString("region"),
                row.getString("sector"),
                row.getString("period"),
                first,
                last,
                row.getObject("first_vintage", OffsetDateTime.class).toInstant(),
                row.getObject("last_vintage", OffsetDateTime.class).toInstant(),
                row.getInt("vintages"),
                revision,
                revision == null || first == null || first == 0 ? null : Double.valueOf(revision / Math.abs(first)));
    }
}
