package org.hengce.indicator.observations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Jdbi;

/** Reads values as they were known at an instant, in the order of region, sector, period and vintage. */
@ApplicationScoped
public class ObservationQuery {
    @Inject
    Jdbi jdbi;

    // The sort key as one text: a cursor is the key of the last row.
    private static final String KEY =
            "concat_ws('|', region, sector, period, to_char(vintage AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS'))";

    Page<ObservationView> list(ObservationFilter filter, PageRequest page) {
        String known = filter.history() ? "SELECT *" : "SELECT DISTINCT ON (region, sector, period) *";
        List<KeyedView> found = jdbi.withHandle(h -> h.createQuery("""
                        SELECT *, %s AS key FROM (
                            %s FROM observation
                            WHERE indicator = :indicator AND vintage <= :asOf
                              AND (cast(:region AS text) IS NULL OR region = :region)
                              AND (cast(:sector AS text) IS NULL OR sector = :sector)
                              AND (cast(:from AS text) IS NULL OR period >= :from)
                              AND (cast(:to AS text) IS NULL OR period <= :to)
                            ORDER BY region, sector, period, vintage DESC) known
                        WHERE %s > :after COLLATE "C" ORDER BY %s COLLATE "C" LIMIT :limit""".formatted(KEY, known, KEY, KEY))
                .bind("indicator", filter.indicator())
                .bind("asOf", filter.asOf())
                .bind("region", filter.region())
                .bind("sector", filter.sector())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .map((row, context) -> new KeyedView(
                        row.getString("key"),
                        new ObservationView(
                                row.getString("indicator"),
                                row.getString("region"),
                                row.getString("sector"),
                                row.getString("period"),
                                row.getObject("value", Double.class),
                                row.getString("status"),
                                row.getString("confidentiality"),
                                row.getObject("vintage", OffsetDateTime.class).toInstant())))
                .list());
        return Page.of(found, page, KeyedView::key).map(KeyedView::view);
    }

    private record KeyedView(String key, ObservationView view) {}
}
