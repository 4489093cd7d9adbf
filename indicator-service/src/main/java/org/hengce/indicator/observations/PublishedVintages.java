package org.hengce.indicator.observations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.indicator.observations.IndicatorPublication.Bounds;
import org.hengce.indicator.observations.IndicatorPublication.Numbered;
import org.hengce.kit.outbox.Outbox;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What was published of observations, every vintage of it, published again. */
@ApplicationScoped
public class PublishedVintages {
    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    /** Appends pointers to all parts of all vintages, indicator by indicator in the order of their vintages. */
    public void publishAll(int epoch) {
        List<String> indicators =
                jdbi.withHandle(h -> h.createQuery("SELECT DISTINCT indicator FROM vintage ORDER BY indicator")
                        .mapTo(String.class)
                        .list());
        for (String indicator : indicators) {
            List<ObservationParts.Pointer> pointers = new ArrayList<>();
            for (Map.Entry<Instant, List<Numbered>> vintage :
                    jdbi.withHandle(h -> ends(h, indicator)).entrySet()) {
                int part = 0;
                for (Bounds bounds : IndicatorPublication.parts(vintage.getValue())) {
                    part++;
                    pointers.add(new ObservationParts.Pointer(
                            indicator, vintage.getKey(), part, bounds.first(), bounds.last(), epoch));
                }
            }
            outbox.appendPointers(Topics.OBSERVATIONS, indicator, ObservationsV1.TYPE, indicator, pointers);
        }
    }

    /** The first and last row of every part, by vintage. */
    private static SortedMap<Instant, List<Numbered>> ends(Handle h, String indicator) {
        SortedMap<Instant, List<Numbered>> ends = new TreeMap<>();
        h.createQuery("""
                        SELECT vintage, n, region, sector, period FROM (
                            SELECT vintage, region, sector, period, count(*) OVER (PARTITION BY vintage) AS rows,
                                row_number() OVER (PARTITION BY vintage ORDER BY region, sector, period) AS n
                            FROM observation WHERE indicator = :indicator) numbered
                        WHERE n % :size IN (0, 1) OR n = rows ORDER BY vintage, n""")
                .bind("indicator", indicator)
                .bind("size", ObservationsV1.ROWS_PER_PART)
                .map((row, context) -> ends.computeIfAbsent(
                                row.getObject("vintage", OffsetDateTime.class).toInstant(),
                                vintage -> new ArrayList<>())
                        .add(new Numbered(
                                row.getLong("n"),
                                new ObservationParts.Key(
                                        row.getString("region"), row.getString("sector"), row.getString("period")))))
                .list();
        return ends;
    }
}
