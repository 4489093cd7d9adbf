package org.hengce.indicator.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Reads an indicator's present values group by group; no more than a group of them is in memory. */
final class PresentValues {
    private static final int FETCHED = 5_000;
    private static final int BETWEEN_LOOKS = 1_000;

    private final Handle handle;
    private final String indicator;
    private final TimeLimit limit;

    PresentValues(Handle handle, String indicator, TimeLimit limit) {
        this.handle = handle;
        this.indicator = indicator;
        this.limit = limit;
    }

    /** In the order of regions, sectors and periods: the values of each series. */
    void bySeries(Consumer<List<Present>> each) {
        read("region, sector, period", Present::series, each);
    }

    /** In the order of periods: the values of each. */
    void byPeriod(Consumer<List<Present>> each) {
        read("period, region, sector", Present::period, each);
    }

    private <K> void read(String order, Function<Present, K> group, Consumer<List<Present>> each) {
        List<Present> values = new ArrayList<>();
        long count = 0;
        try (ResultIterator<Present> rows = rows(order)) {
            while (rows.hasNext()) {
                Present next = rows.next();
                if (count++ % BETWEEN_LOOKS == 0) {
                    limit.check();
                }
                if (!values.isEmpty() && !group.apply(values.get(0)).equals(group.apply(next))) {
                    each.accept(values);
                    values.clear();
                }
                values.add(next);
            }
        }
        if (!values.isEmpty()) {
            each.accept(values);
        }
        limit.check();
    }

    private ResultIterator<Present> rows(String order) {
        return handle.createQuery("""
                        SELECT region, sector, period, known.value,
                               known.confidentiality <> 'F' OR hidden.reason IS NOT NULL AS restricted
                        FROM (SELECT DISTINCT ON (region, sector, period) region, sector, period, value, confidentiality
                              FROM observation WHERE indicator = :indicator
                              ORDER BY region, sector, period, vintage DESC) known
                        LEFT JOIN (SELECT region, sector, period, reason FROM hidden_cell WHERE indicator = :indicator) hidden
                             USING (region, sector, period)
                        ORDER BY %s""".formatted(order))
                .bind("indicator", indicator)
                .setFetchSize(FETCHED)
                .map((row, context) -> new Present(
                        new Series(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getObject(4, Double.class),
                        row.getBoolean(5)))
                .iterator();
    }
}
