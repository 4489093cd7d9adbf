package org.hengce.evaluation.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.due.DueMarks;
import org.hengce.kit.inbox.IllegalEventException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every vintage of every value, and lets a vintage be seen only when all its parts and all vintages before it are
 * there: a part that is missing holds its indicator back instead of leaving a hole.
 */
@ApplicationScoped
class ObservationProjection {
    @Inject
    Jdbi jdbi;

    @Inject
    DueMarks due;

    void apply(ObservationsV1 part) {
        check(part);
        boolean moreIsSeen = jdbi.withHandle(h -> {
            // First the indicator's row: parts that two consumers hold during a rebalance wait for each other here.
            h.createUpdate("INSERT INTO visible_vintage (indicator) VALUES (:indicator) ON CONFLICT DO NOTHING")
                    .bind("indicator", part.indicator())
                    .execute();
            @Nullable
            Instant seen = h.createQuery("SELECT vintage FROM visible_vintage WHERE indicator = :i FOR UPDATE")
                    .bind("i", part.indicator())
                    .mapTo(Instant.class)
                    .findOne()
                    .orElse(null);
            keep(h, part);
            return advance(h, part.indicator(), seen);
        });
        if (moreIsSeen) {
            due.observationsChanged(part.indicator());
        }
    }

    private static void check(ObservationsV1 event) {
        if (event.indicator() == null || event.vintage() == null || event.rows() == null) {
            throw new IllegalEventException("observations without indicator, vintage or rows");
        }
        if (event.part() < 1 || event.part() > event.parts()) {
            throw new IllegalEventException("part %d of %d parts".formatted(event.part(), event.parts()));
        }
        for (ObservationsV1.Row row : event.rows()) {
            if (row.region() == null || row.sector() == null || row.period() == null || row.status() == null) {
                throw new IllegalEventException("an observation without region, sector, period or status");
            }
            try {
                Period.parse(row.period());
            } catch (IllegalArgumentException e) {
                throw new IllegalEventException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static void keep(Handle h, ObservationsV1 event) {
        h.createUpdate("""
                        INSERT INTO vintage_part (indicator, vintage, previous, part, parts)
                        VALUES (:indicator, :vintage, :previous, :part, :parts) ON CONFLICT DO NOTHING""")
                .bind("indicator", event.indicator())
                .bind("vintage", event.vintage())
                .bind("previous", event.previousVintage())
                .bind("part", event.part())
                .bind("parts", event.parts())
                .execute();
        PreparedBatch insert = h.prepareBatch("""
                INSERT INTO observation (indicator, region, sector, period, vintage, value, status, confidentiality)
                VALUES (:indicator, :region, :sector, :period, :vintage, :value, :status, :confidentiality)
                ON CONFLICT DO NOTHING""");
        for (ObservationsV1.Row row : event.rows()) {
            insert.bind("indicator", event.indicator())
                    .bind("region", row.region())
                    .bind("sector", row.sector())
                    .bind("period", row.period())
                    .bind("vintage", event.vintage())
                    .bind("value", row.value())
                    .bind("status", row.status())
                    .bind("confidentiality", row.confidentiality())
                    .add();
        }
        if (insert.size() > 0) {
            insert.execute();
        }
    }

    /** Follows the chain of vintages as far as it is complete. */
    private static boolean advance(Handle h, String indicator, @Nullable Instant from) {
        @Nullable Instant seen = from;
        Optional<Instant> next = completeAfter(h, indicator, seen);
        while (next.isPresent()) {
            seen = next.get();
            next = completeAfter(h, indicator, seen);
        }
        if (seen == null || seen.equals(from)) {
            return false;
        }
        h.createUpdate("UPDATE visible_vintage SET vintage = :vintage WHERE indicator = :indicator")
                .bind("vintage", seen)
                .bind("indicator", indicator)
                .execute();
        return true;
    }

    private static Optional<Instant> completeAfter(Handle h, String indicator, @Nullable Instant previous) {
        return h.createQuery("""
                        SELECT vintage FROM vintage_part
                        WHERE indicator = :indicator AND previous IS NOT DISTINCT FROM cast(:previous AS timestamptz)
                        GROUP BY vintage HAVING count(*) = max(parts)""")
                .bind("indicator", indicator)
                .bind("previous", previous)
                .mapTo(Instant.class)
                .findOne();
    }
}
