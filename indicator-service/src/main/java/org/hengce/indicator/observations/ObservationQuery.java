package org.hengce.indicator.observations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
    private static final String NAMES = Arrays.stream(ObservationView.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.joining(" "));

    @Inject
    Jdbi jdbi;

    /** Rows with the indicator's last vintage at that moment, by which all of them are told from what they will be. */
    private record Known(
            List<ObservationView> rows, @Nullable Instant last) {}

    /**
     * A page of values; who goes on from it reads what was known when it was read, whatever is published meanwhile.
     *
     * @param sight a value that the reader does not see is null and its status Q
     */
    public Page<ObservationView> list(ObservationFilter filter, Sight sight, PageRequest request) {
        @Nullable CellKey after = CellKey.of(request, filter.history());
        Known known = read(new Selection(filter, after, sight), request.limit() + 1);
        Page<ObservationView> page = Page.of(
                known.rows(), request, row -> CellKey.of(row, filter.history()).text());
        if (known.last() == null) {
            return page;
        }
        ObservationFilter same = filter.knownAt(known.last());
        return page.continuedBy(next -> list(same, sight, PageRequest.of(PageRequest.LARGEST, next)))
                .inState(state(known.last(), sight));
    }

    /**
     * What decides an answer at one address. All that changes stored values or hides them is published as a vintage; the names
     * are there for the day on which an answer gets one more.
     */
    private static String state(Instant last, Sight sight) {
        return String.join(" ", last.toString(), sight.mark(), NAMES);
    }

    private Known read(Selection selection, int limit) {
        return jdbi.withHandle(h -> selection
                .bind(h.createQuery(sql(selection)))
                .bind("limit", limit)
                .scanResultSet((results, context) -> {
                    try (context;
                            ResultSet row = results.get()) {
                        List<ObservationView> rows = new ArrayList<>();
                        @Nullable Instant last = null;
                        while (row.next()) {
                            last = last == null ? instant(row, 8) : last;
                            rows.add(view(selection.filter().indicator(), row));
                        }
                        return new Known(rows, last);
                    }
                }));
    }

    private static String sql(Selection selection) {
        boolean history = selection.filter().history();
        String known = history ? "SELECT *" : "SELECT DISTINCT ON (region, sector, period) *";
        String newestFirst = history ? "" : " DESC";
        Sight sight = selection.sight();
        // Limited before anything is joined: looked up are the rows of a page, not those of the indicator.
        return """
                SELECT region, sector, period,
                    CASE WHEN %1$s THEN value END AS value, CASE WHEN %1$s THEN status ELSE 'Q' END AS status,
                    confidentiality, vintage,
                    (SELECT max(v.vintage) FROM vintage v WHERE v.indicator = :indicator) AS now
                FROM (%2$s FROM observation WHERE %3$s
                      ORDER BY region, sector, period, vintage%4$s LIMIT :limit) page
                %5$s ORDER BY region, sector, period, vintage""".formatted(sight.shown(), known, selection.condition(), newestFirst, sight.join());
    }

    /** Columns by number, in the order in which they are selected: a panel has hundreds of rows. */
    private static ObservationView view(String indicator, ResultSet row) throws SQLException {
        double number = row.getDouble(4);
        @Nullable Double value = row.wasNull() ? null : Double.valueOf(number);
        return new ObservationView(
                indicator,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                value,
                row.getString(5),
                row.getString(6),
                instant(row, 7));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
