package org.hengce.indicator.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ImportV1;
import org.hengce.indicator.observations.Embargo;
import org.hengce.indicator.observations.Publication;
import org.hengce.indicator.observations.Publication.Published;
import org.hengce.indicator.observations.Staging;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Publishes queued imports. Claiming, publishing, audit and event are one transaction: a worker that dies leaves the import
 * QUEUED with its rows staged, and another takes it.
 */
@ApplicationScoped
public class ImportWorker {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int TRIES = 5;
    private static final Published NOTHING = new Published(0, 0, Map.of());

    @Inject
    Jdbi jdbi;

    @Inject
    Publication publication;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    ObjectMapper json;

    @Inject
    SchemaGate schema;

    private record Waiting(
            UUID id,
            Origin sender,
            long rows,
            long rejected,
            @Nullable Instant releaseAt) {
        Embargo.Terms terms() {
            return new Embargo.Terms(releaseAt, sender, id);
        }
    }

    private @Nullable BackgroundLoop loop;

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("import-worker", LOOK, schema, this::publishOne);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
    }

    /** A file has come whole: look now. */
    void wake() {
        if (loop != null) {
            loop.wake();
        }
    }

    /** Publishes the import that waits longest; false when none does. */
    boolean publishOne() {
        AtomicReference<@Nullable Waiting> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Waiting> next = jdbi.withHandle(ImportWorker::claim);
                next.ifPresent(waiting -> {
                    claimed.set(waiting);
                    finish(waiting);
                });
                return next.isPresent();
            });
        } catch (RuntimeException e) {
            @Nullable Waiting failed = claimed.get();
            if (failed != null) {
                setAside(failed, e);
            }
            throw e;
        }
    }

    /** Nothing was published; after some tries it is FAILED, so that the files behind it get their turn. */
    private void setAside(Waiting failed, RuntimeException cause) {
        QuarkusTransaction.requiringNew().run(() -> {
            boolean givenUp = jdbi.withHandle(h -> h.createQuery("""
                                    UPDATE import SET attempts = attempts + 1, failure = :failure,
                                        status = CASE WHEN attempts + 1 >= :tries THEN 'FAILED' ELSE status END,
                                        finished_at = CASE WHEN attempts + 1 >= :tries THEN now() END
                                    WHERE id = :id AND status = 'QUEUED' RETURNING status = 'FAILED'""")
                            .bind("failure", cause.toString())
                            .bind("tries", TRIES)
                            .bind("id", failed.id())
                            .mapTo(Boolean.class)
                            .findOne())
                    .orElse(false);
            if (givenUp) {
                tell(failed, "FAILED", NOTHING);
            }
        });
    }

    private static Optional<Waiting> claim(Handle h) {
        return h.createQuery("""
                        SELECT id, sent_by, address, request_id, rows, rejected, release_at FROM import WHERE status = 'QUEUED'
                        ORDER BY attempts, created_at FOR UPDATE SKIP LOCKED LIMIT 1""")
                .map((row, context) -> new Waiting(
                        row.getObject("id", UUID.class),
                        new Origin(row.getString("sent_by"), row.getString("address"), row.getString("request_id")),
                        row.getLong("rows"),
                        row.getLong("rejected"),
                        moment(row)))
                .findOne();
    }

    private static @Nullable Instant moment(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject("release_at", OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private void finish(Waiting waiting) {
        boolean rejected = waiting.rejected() > 0; // onError=REJECT_FILE: one wrong row refuses the file
        Published published = rejected ? reject(waiting) : publication.publish(waiting.id(), waiting.terms());
        String status = rejected ? "REJECTED" : "COMPLETED";
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE import SET status = :status, accepted = :accepted, unchanged = :unchanged,
                            vintages = cast(:vintages AS jsonb), finished_at = now() WHERE id = :id""")
                .bind("status", status)
                .bind("accepted", published.accepted())
                .bind("unchanged", published.unchanged())
                .bind("vintages", write(published.vintages()))
                .bind("id", waiting.id())
                .execute());
        tell(waiting, status, published);
    }

    /** Announces and audits how it ended; what waits for its release is announced then. */
    private void tell(Waiting waiting, String status, Published published) {
        Map<String, Instant> vintages = new TreeMap<>();
        published.vintages().forEach((indicator, vintage) -> {
            if (vintage != null) {
                vintages.put(indicator, vintage);
            }
        });
        String id = waiting.id().toString();
        ImportV1 event = new ImportV1(
                id,
                waiting.sender().actor(),
                status,
                waiting.rows(),
                published.accepted(),
                published.unchanged(),
                waiting.rejected(),
                vintages);
        if (published.releases().isEmpty()) {
            ImportV1 told = published.restricted()
                    ? ImportV1.withoutCounts(id, event.by(), event.status(), event.vintages())
                    : event;
            outbox.append(Topics.IMPORTS, id, ImportV1.TYPE, id, told);
        }
        audit.record(waiting.sender(), "import." + status.toLowerCase(Locale.ROOT), id, null, event);
        Log.infof("import finished import=%s status=%s rows=%d", id, status, waiting.rows());
    }

    private Published reject(Waiting waiting) {
        jdbi.useHandle(h -> Staging.clear(h, waiting.id()));
        return NOTHING;
    }

    private String write(Map<String, @Nullable Instant> vintages) {
        try {
            return json.writeValueAsString(vintages);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("vintages cannot be written as JSON", e);
        }
    }

    /** Files whose sender broke off without a word, with the service or the network. */
    @Scheduled(every = "1h")
    void forgetBrokenOff() {
        jdbi.useTransaction(h -> {
            h.execute("DELETE FROM staged_observation WHERE batch IN (SELECT id FROM import"
                    + " WHERE status = 'RECEIVING' AND created_at < now() - interval '1 day')");
            h.execute("DELETE FROM import WHERE status = 'RECEIVING' AND created_at < now() - interval '1 day'");
        });
    }
}
