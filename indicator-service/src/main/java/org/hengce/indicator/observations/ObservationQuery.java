package org.hengce.indicator.observations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.indicator.disclosure.Sight;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads values as they were known at an instant, in the order of region, sector, period and vintage: that of the primary key,
 * so that a page costs what it holds, wherever it stands.
 */
@ApplicationScoped
public class ObservationQuery {
    @Inject
    Jdbi jdbi;

    private record Row(ObservationView view, Instant now) {}

    /**
     * A page of values; who goes on from it reads what was known when it was read, whatever is published meanwhile.
     *
     * @param sight a value that the reader does not see is null and its status Q
     */
    public Page<ObservationView> list(ObservationFilter filter, Sight sight, PageRequest request) {
        @Nullable CellKey after = CellKey.of(request, filter.history());
        Selection selection = new Selection(filter, after, sight);
        List<Row> found = jdbi.withHandle(h -> selection
                .bind(h.createQuery(sql(selection)))
                .bind("limit", request.limit() + 1)
                .map((row, context) -> new Row(view(row), instant(row, "now")))
                .list());
        Page<Row> page = Page.of(
                found, request, row -> CellKey.of(row.view(), filter.history()).text());
        if (found.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        ObservationFilter same = filter.knownAt(found.get(0).now());
        return new Page<>(
                page.items().stream().map(Row::view).toList(),
                page.nextCursor(),
                next -> list(same, sight, PageRequest.of(PageRequest.LARGEST, next)));
    }

    private static String sql(Selection selection) {
        boolean history = selection.filter().history();
        String known = history ? "SELECT *" : "SELECT DISTINCT ON (region, sector, period) *";
        String newestFirst = history ? "" : " DESC";
        Sight sight = selection.sight();
        // Limited before anything is joined: looked up are the rows of a page, not those of the indicator.
        return """
                SELECT indicator, region, sector, period, vintage, confidentiality,
                    CASE WHEN %1$s THEN value END AS value, CASE WHEN %1$s THEN status ELSE 'Q' END AS status,
                    (SELECT max(v.vintage) FROM vintage v WHERE v.indicator = :indicator) AS now
                FROM (%2$s FROM observation WHERE %3$s
                      ORDER BY region, sector, period, vintage%4$s LIMIT :limit) page
                %5$s ORDER BY region, sector, period, vintage""".formatted(sight.shown(), known, selection.condition(), newestFirst, sight.join());
    }

    private static ObservationView view(ResultSet row) throws SQLException {
        return new ObservationView(
                row.getString("indicator"),
                row.getString("region"),
                row.getString("sector"),
                row.getString("period"),
                row.getObject("value", Double.class),
                row.getString("status"),
                row.getString("confidentiality"),
                instant(row, "vintage"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
