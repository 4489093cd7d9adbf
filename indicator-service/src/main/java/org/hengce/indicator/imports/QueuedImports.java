package org.hengce.indicator.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ImportV1;
import org.hengce.indicator.imports.ImportView.Preview;
import org.hengce.indicator.observations.Embargo;
import org.hengce.indicator.observations.Publication.Published;
import org.hengce.indicator.observations.Staging;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.outbox.Outbox;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Imports that have come whole, from the queue to their end. */
@ApplicationScoped
class QueuedImports {
    private static final int TRIES = 5;
    private static final Published NOTHING = new Published(0, 0, Map.of());

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    ObjectMapper json;

    /**
     * An import whose turn it is.
     *
     * @param traceparent the trace of the request that sent it; null for one from before that was kept
     */
    record Waiting(
            UUID id,
            Origin sender,
            String sha256,
            long rows,
            long rejected,
            OnError onError,
            boolean dryRun,
            @Nullable Instant releaseAt,
            @Nullable String traceparent) {
        Embargo.Terms terms() {
            return new Embargo.Terms(releaseAt, sender, id);
        }

        Waiting withRejected(long all) {
            return new Waiting(id, sender, sha256, rows, all, onError, dryRun, releaseAt, traceparent);
        }

        boolean rejectsFile() {
            return onError == OnError.REJECT_FILE && rejected > 0;
        }
    }

    /** How an import ended, as the audit hashes it. */
    record Ended(String sha256, boolean dryRun, ImportV1 event) {}

    /** The import that waits longest is RUNNING from now on; one that its worker left behind waits as others do. */
    Optional<Waiting> claim() {
        return jdbi.withHandle(h -> h.createQuery("""
                        UPDATE import SET status = 'RUNNING' WHERE id = (
                            SELECT id FROM import WHERE status IN ('QUEUED', 'RUNNING')
                            ORDER BY attempts, number FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING id, sent_by, address, request_id, sha256, rows, rejected, on_error, dry_run, release_at, traceparent""")
                .map((row, context) -> new Waiting(
                        row.getObject("id", UUID.class),
                        new Origin(row.getString("sent_by"), row.getString("address"), row.getString("request_id")),
                        row.getString("sha256"),
                        row.getLong("rows"),
                        row.getLong("rejected"),
                        OnError.valueOf(row.getString("on_error")),
                        row.getBoolean("dry_run"),
                        moment(row),
                        row.getString("traceparent")))
                .findOne());
    }

    /** When an import's values are to be published, if its sender said so. */
    static @Nullable Instant moment(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject("release_at", OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** Whether the import is this worker's until the open transaction ends. */
    boolean hold(UUID id) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT 1 FROM import WHERE id = :id AND status = 'RUNNING' FOR UPDATE SKIP LOCKED")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /** Stores, announces and audits how it ended. */
    void finish(Waiting ended, String status, Published published, @Nullable Preview preview) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE import SET status = :status, accepted = :accepted, unchanged = :unchanged,
                            vintages = cast(:vintages AS jsonb), preview = cast(:preview AS jsonb), finished_at = now(),
                            for_everybody = :everybody
                        WHERE id = :id""")
                .bind("everybody", !ended.dryRun() && isForEverybody(ended, published))
                .bind("status", status)
                .bind("accepted", published.accepted())
                .bind("unchanged", published.unchanged())
                .bind("vintages", write(published.vintages()))
                .bind("preview", preview == null ? null : write(preview))
                .bind("id", ended.id())
                .execute());
        tell(ended, status, published);
    }

    /** Nothing was published; after some tries it is FAILED, so that the files behind it get their turn; whether it is. */
    boolean setAside(Waiting failed, RuntimeException cause) {
        boolean givenUp = jdbi.withHandle(h -> h.createQuery("""
                                UPDATE import SET attempts = attempts + 1, failure = :failure,
                                    status = CASE WHEN attempts + 1 >= :tries THEN 'FAILED' ELSE 'QUEUED' END,
                                    finished_at = CASE WHEN attempts + 1 >= :tries THEN now() END
                                WHERE id = :id AND status = 'RUNNING' RETURNING status = 'FAILED'""")
                        .bind("failure", cause.toString())
                        .bind("tries", TRIES)
                        .bind("id", failed.id())
                        .mapTo(Boolean.class)
                        .findOne())
                .orElse(false);
        if (givenUp) {
            tell(failed, "FAILED", NOTHING);
        }
        return givenUp;
    }

    private void tell(Waiting ended, String status, Published published) {
        Map<String, Instant> vintages = published.knownVintages();
        ImportV1 event = new ImportV1(
                ended.id().toString(),
                ended.sender().actor(),
                status,
                ended.rows(),
                published.accepted(),
                published.unchanged(),
                ended.rejected(),
                vintages);
        // A dry run is nobody's business but its sender's; what waits is announced at its release.
        if (!ended.dryRun() && published.releases().isEmpty()) {
            ImportV1 told = isForEverybody(ended, published)
                    ? event
                    : ImportV1.withoutCounts(event.id(), event.by(), status, vintages);
            outbox.append(Topics.IMPORTS, event.id(), ImportV1.TYPE, event.id(), told);
        }
        audit.record(
                ended.sender(),
                "import." + status.toLowerCase(Locale.ROOT),
                event.id(),
                null,
                new Ended(ended.sha256(), ended.dryRun(), event));
    }

    /** Whether counts may be told; of a file that was not published, as it is staged. */
    private boolean isForEverybody(Waiting ended, Published published) {
        return ended.releaseAt() == null
                && published.releases().isEmpty()
                && !published.restricted()
                && (published.accepted() > 0 || jdbi.withHandle(h -> Staging.isFree(h, ended.id())));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    /** Clears some staged rows of an import that is over; false when none is left. */
    boolean clearSome() {
        Optional<UUID> over =
                jdbi.withHandle(h -> h.createQuery("""
                        SELECT id FROM import
                        WHERE NOT cleared AND status IN ('COMPLETED', 'REJECTED', 'FAILED') ORDER BY number LIMIT 1""").mapTo(UUID.class).findOne());
        over.ifPresent(id -> jdbi.useHandle(h -> {
            if (!Staging.clearSome(h, id)) {
                h.createUpdate("UPDATE import SET cleared = true WHERE id = :id")
                        .bind("id", id)
                        .execute();
            }
        }));
        return over.isPresent();
    }

    void forgetAbandoned(Duration after) {
        jdbi.useTransaction(h -> {
            h.createUpdate("""
                            DELETE FROM staged_observation WHERE batch IN (SELECT id FROM import
                            WHERE status = 'RECEIVING' AND received_at < now() - make_interval(secs => :after))""").bind("after", after.toSeconds()).execute();
            h.createUpdate(
                            "DELETE FROM import WHERE status = 'RECEIVING' AND received_at < now() - make_interval(secs => :after)")
                    .bind("after", after.toSeconds())
                    .execute();
        });
    }
}
