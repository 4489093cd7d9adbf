package org.hengce.indicator.observations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.indicator.disclosure.Disclosure;
import org.hengce.indicator.disclosure.Disclosure.Protection;
import org.hengce.indicator.observations.IndicatorPublication.Bounds;
import org.hengce.indicator.observations.IndicatorPublication.Comparison;
import org.hengce.indicator.observations.IndicatorPublication.Inserted;
import org.hengce.kit.epoch.Epochs;
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
    Epochs epochs;

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

        /** The vintages that there are. */
        public Map<String, Instant> knownVintages() {
            Map<String, Instant> known = new TreeMap<>();
            vintages.forEach((indicator, vintage) -> {
                if (vintage != null) {
                    known.put(indicator, vintage);
                }
            });
            return known;
        }
    }

    /** How a batch stands to what is known. */
    public record Compared(long added, long changed, long unchanged) {}

    private record Staged(String indicator, long rows) {}

    /** An indicator was taken out of use between the check of a batch and its publication. */
    public static final class RetiredMeanwhileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RetiredMeanwhileException(String indicator) {
            super("'%s' was retired at this moment; nothing was stored".formatted(indicator));
        }
    }

    /**
     * Publishes what is staged in the batch, but for what has to wait, within the open transaction; the staged rows are the
     * caller's to clear.
     *
     * @throws RetiredMeanwhileException if an indicator takes no new values any more; the transaction must not go on
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Published publish(UUID batch, Embargo.Terms terms) {
        List<Held> held = jdbi.withHandle(h -> embargo.hold(h, batch, terms));
        Published now = publish(batch, false);
        long waiting = 0;
        Map<String, @Nullable Instant> vintages = new TreeMap<>(now.vintages());
        for (Held part : held) {
            waiting += part.rows();
            vintages.putIfAbsent(part.indicator(), null);
        }
        return new Published(now.accepted() + waiting, now.unchanged(), vintages, held, now.restricted());
    }

    /** The same of values whose moment has come: they were taken in while their indicator was in use. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Published publish(UUID batch) {
        return publish(batch, true);
    }

    private Published publish(UUID batch, boolean ofRetiredToo) {
        return jdbi.withHandle(h -> {
            Map<String, @Nullable Instant> vintages = new TreeMap<>();
            long accepted = 0;
            long rows = 0;
            boolean restricted = false;
            for (Staged staged : staged(h, batch)) {
                boolean retired = lock(h, staged.indicator());
                if (retired && !ofRetiredToo) {
                    throw new RetiredMeanwhileException(staged.indicator());
                }
                Protection protection = Disclosure.protect(h, batch, staged.indicator());
                restricted |= protection.restricted();
                // What was hidden with what was sent is in the vintage and not in the counts.
                accepted += publish(h, batch, staged, vintages) - protection.added();
                rows += staged.rows();
            }
            return new Published(accepted, rows - accepted, vintages, List.of(), restricted);
        });
    }

    /**
     * Hides what would give hidden cells of an indicator away as the registers stand now, and publishes that as a vintage; none
     * where there is nothing to hide.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Published protectAgain(String indicator) {
        UUID batch = UUID.randomUUID();
        jdbi.useHandle(h -> {
            lock(h, indicator);
            Disclosure.protectAgain(h, batch, indicator);
        });
        Published published = publish(batch);
        jdbi.useHandle(h -> Staging.clear(h, batch));
        return published;
    }

    /** What publishing the batch now would do. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Compared compare(UUID batch) {
        return jdbi.withHandle(h -> {
            Compared all = new Compared(0, 0, 0);
            for (Staged staged : staged(h, batch)) {
                Comparison comparison = Comparison.of(staged.rows(), stored(h, staged.indicator()));
                Compared one = IndicatorPublication.compare(h, batch, staged.indicator(), comparison);
                all = new Compared(
                        all.added() + one.added(), all.changed() + one.changed(), all.unchanged() + one.unchanged());
            }
            return all;
        });
    }

    private static List<Staged> staged(Handle h, UUID batch) {
        // Sorting millions of keys in the 4 MB that a request has would go through files.
        h.createQuery("SELECT set_config('work_mem', '64MB', true)")
                .mapTo(String.class)
                .one();
        return h.createQuery("""
                        SELECT indicator, count(*) AS rows FROM staged_observation
                        WHERE batch = :batch GROUP BY indicator ORDER BY indicator COLLATE "C\"""")
                .bind("batch", batch)
                .map((row, context) -> new Staged(row.getString("indicator"), row.getLong("rows")))
                .list();
    }

    private static long stored(Handle h, String indicator) {
        return h.createQuery("SELECT coalesce(sum(rows), 0) FROM vintage WHERE indicator = :indicator")
                .bind("indicator", indicator)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Lets nobody else publish or change the indicator until the transaction ends; what only refers to it goes on.
     *
     * @return whether it is retired
     */
    private static boolean lock(Handle h, String indicator) {
        return h.createQuery("SELECT retired FROM indicator WHERE code = :indicator FOR NO KEY UPDATE")
                .bind("indicator", indicator)
                .mapTo(Boolean.class)
                .one();
    }

    private long publish(Handle h, UUID batch, Staged staged, Map<String, @Nullable Instant> vintages) {
        String indicator = staged.indicator();
        @Nullable
        Instant previous = h.createQuery("SELECT max(vintage) FROM vintage WHERE indicator = :indicator")
                .bind("indicator", indicator)
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
        Vintage vintage = Vintage.after(previous, clock.instant());
        Inserted inserted = IndicatorPublication.insert(
                h, batch, indicator, vintage, Comparison.of(staged.rows(), stored(h, indicator)));
        if (inserted.rows() > 0) {
            announce(h, indicator, vintage, inserted);
            vintages.put(indicator, vintage.instant());
        } else if (previous != null) {
            vintages.put(indicator, previous);
        }
        return inserted.rows();
    }

    private void announce(Handle h, String indicator, Vintage vintage, Inserted inserted) {
        h.createUpdate("""
                        INSERT INTO vintage (indicator, vintage, previous, rows, last_period)
                        VALUES (:indicator, :vintage, :previous, :rows, :lastPeriod)""")
                .bind("indicator", indicator)
                .bind("vintage", vintage.instant())
                .bind("previous", vintage.previous())
                .bind("rows", inserted.rows())
                .bind("lastPeriod", inserted.lastPeriod())
                .execute();
        int epoch = epochs.present();
        List<ObservationParts.Pointer> pointers =
                new ArrayList<>(inserted.parts().size());
        for (Bounds part : inserted.parts()) {
            pointers.add(new ObservationParts.Pointer(
                    indicator, vintage.instant(), pointers.size() + 1, part.first(), part.last(), epoch));
        }
        outbox.appendPointers(Topics.OBSERVATIONS, indicator, ObservationsV1.TYPE, indicator, pointers);
    }
}
