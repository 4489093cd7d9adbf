package org.hengce.indicator.observations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.indicator.disclosure.Disclosure;
import org.hengce.indicator.disclosure.Disclosure.Protection;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.vintage.Vintage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Turns a staged batch into vintages: per indicator one, in one set-based statement under the indicator's lock.
 *
 * <p>A row equal to what is known makes no vintage. Indicators are locked in sorted order, so that two batches never wait
 * for each other in a circle.
 */
@ApplicationScoped
public class Publication {
    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Inject
    Embargo embargo;

    /**
     * What became of a batch.
     *
     * @param accepted rows that say something new, or wait
     * @param unchanged rows equal to what was known
     * @param vintages per indicator of the batch, its last vintage now; null where all of it waits
     * @param releases what waits
     * @param restricted whether some values are not for everybody: then counts are not, either
     */
    @Schema(name = "Published", description = "What became of the values that were sent.")
    public record Published(
            @Schema(description = "Rows that say something new, and those that wait.")
            long accepted,

            @Schema(description = "Rows equal to what was known.")
            long unchanged,

            @Schema(
                    description =
                            "By indicator, its last vintage now; what `observationsAsOf` of an evaluation is compared with."
                                    + " Null while all values that were sent of it wait for their release.")
            Map<String, @Nullable Instant> vintages,

            @Schema(description = "Values that wait for their release.")
            List<Held> releases,

            @JsonIgnore @Schema(hidden = true) boolean restricted) {
        public Published(long accepted, long unchanged, Map<String, @Nullable Instant> vintages) {
            this(accepted, unchanged, vintages, List.of(), false);
        }
    }

    /** Publishes and empties the batch within the open transaction, but for what has to wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Published publish(UUID batch, Embargo.Terms terms) {
        List<Held> held = jdbi.withHandle(h -> embargo.hold(h, batch, terms));
        Published now = publish(batch);
        long waiting = 0;
        Map<String, @Nullable Instant> vintages = new TreeMap<>(now.vintages());
        for (Held part : held) {
            waiting += part.rows();
            vintages.putIfAbsent(part.indicator(), null);
        }
        return new Published(now.accepted() + waiting, now.unchanged(), vintages, held, now.restricted());
    }

    /** Publishes and empties the batch within the open transaction: its moment has come. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Published publish(UUID batch) {
        return jdbi.withHandle(h -> {
            List<String> indicators = h.createQuery(
                            "SELECT DISTINCT indicator FROM staged_observation WHERE batch = :batch ORDER BY 1")
                    .bind("batch", batch)
                    .mapTo(String.class)
                    .list();
            Map<String, @Nullable Instant> vintages = new TreeMap<>();
            long accepted = 0;
            long added = 0;
            boolean restricted = false;
            for (String indicator : indicators) {
                lock(h, indicator);
                Protection protection = Disclosure.protect(h, batch, indicator);
                added += protection.added();
                restricted |= protection.restricted();
                accepted += publish(h, batch, indicator, vintages);
            }
            long rows = h.createUpdate("DELETE FROM staged_observation WHERE batch = :batch")
                    .bind("batch", batch)
                    .execute();
            return new Published(accepted - added, rows - accepted, vintages, List.of(), restricted);
        });
    }

    private static void lock(Handle h, String indicator) {
        h.createQuery("SELECT 1 FROM indicator WHERE code = :indicator FOR UPDATE")
                .bind("indicator", indicator)
                .mapTo(Integer.class)
                .one();
    }

    private long publish(Handle h, UUID batch, String indicator, Map<String, @Nullable Instant> vintages) {
        @Nullable
        Instant previous = h.createQuery("SELECT max(vintage) FROM vintage WHERE indicator = :indicator")
                .bind("indicator", indicator)
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
        Vintage vintage = Vintage.after(previous, clock.instant());
        long rows = h.createUpdate("""
                        INSERT INTO observation (indicator, region, sector, period, vintage, value, status, confidentiality)
                        SELECT s.indicator, s.region, s.sector, s.period, :vintage, s.value, s.status, s.confidentiality
                        FROM staged_observation s
                        LEFT JOIN LATERAL (
                            SELECT o.value, o.status, o.confidentiality FROM observation o
                            WHERE o.indicator = s.indicator AND o.region = s.region AND o.sector = s.sector
                              AND o.period = s.period
                            ORDER BY o.vintage DESC LIMIT 1) known ON true
                        WHERE s.batch = :batch AND s.indicator = :indicator
                          AND (known.status IS NULL
                               OR (known.value, known.status, known.confidentiality)
                                  IS DISTINCT FROM (s.value, s.status, s.confidentiality))""")
                .bind("vintage", vintage.instant())
                .bind("batch", batch)
                .bind("indicator", indicator)
                .execute();
        if (rows > 0) {
            announce(h, indicator, vintage, rows);
            vintages.put(indicator, vintage.instant());
        } else if (previous != null) {
            vintages.put(indicator, previous);
        }
        return rows;
    }

    private void announce(Handle h, String indicator, Vintage vintage, long rows) {
        h.createUpdate(
                        "INSERT INTO vintage (indicator, vintage, previous, rows) VALUES (:indicator, :vintage, :previous, :rows)")
                .bind("indicator", indicator)
                .bind("vintage", vintage.instant())
                .bind("previous", vintage.previous())
                .bind("rows", rows)
                .execute();
        int parts = ObservationParts.count(rows);
        for (int part = 1; part <= parts; part++) {
            outbox.appendPointer(
                    Topics.OBSERVATIONS,
                    indicator,
                    ObservationsV1.TYPE,
                    indicator,
                    new ObservationParts.Pointer(indicator, vintage.instant(), part));
        }
    }
}
