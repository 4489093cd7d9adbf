package org.hengce.indicator.releases;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hengce.indicator.observations.Publication;
import org.hengce.indicator.observations.Publication.Published;
import org.hengce.indicator.observations.Staging;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what waits when its moment comes, in one transaction for each indicator and moment, whose vintage it makes. A
 * release whose moment passed while nobody ran comes out at once; one that cannot be published is tried again behind the
 * others.
 */
@ApplicationScoped
public class ReleaseWorker {
    /** A fifth of the time within which a release is promised. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Inject
    Jdbi jdbi;

    @Inject
    Publication publication;

    @Inject
    ImportEnds importEnds;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Inject
    SchemaGate schema;

    private record Due(String id, String indicator, Origin sender) {}

    private @Nullable BackgroundLoop loop;

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("release-worker", LOOK, schema, this::releaseOne);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
    }

    /** Publishes the release that is due longest; false when none is. */
    boolean releaseOne() {
        AtomicReference<@Nullable Due> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Due> next = jdbi.withHandle(this::claim);
                next.ifPresent(due -> {
                    claimed.set(due);
                    jdbi.useHandle(h -> publish(h, due));
                });
                return next.isPresent();
            });
        } catch (RuntimeException e) {
            @Nullable Due failed = claimed.get();
            if (failed != null) {
                jdbi.useHandle(h -> h.createUpdate("UPDATE release SET attempts = attempts + 1 WHERE id = :id")
                        .bind("id", failed.id())
                        .execute());
            }
            throw e;
        }
    }

    private Optional<Due> claim(Handle h) {
        return h.createQuery("""
                        SELECT id, indicator, sent_by, address, request_id FROM release WHERE release_at <= :now
                        ORDER BY attempts, release_at, id FOR UPDATE SKIP LOCKED LIMIT 1""")
                .bind("now", clock.instant())
                .map((row, context) -> new Due(
                        row.getString("id"),
                        row.getString("indicator"),
                        new Origin(row.getString("sent_by"), row.getString("address"), row.getString("request_id"))))
                .findOne();
    }

    private void publish(Handle h, Due due) {
        UUID batch = UUID.randomUUID();
        h.createUpdate("""
                        INSERT INTO staged_observation (batch, line, indicator, region, sector, period, value, status, confidentiality)
                        SELECT :batch, row_number() OVER (), :indicator, region, sector, period, value, status, confidentiality
                        FROM embargoed_observation WHERE release = :id""")
                .bind("batch", batch)
                .bind("indicator", due.indicator())
                .bind("id", due.id())
                .execute();
        Published published = publication.publish(batch);
        Staging.clear(h, batch);
        List<UUID> imports = importEnds.of(h, due.id());
        h.createUpdate("DELETE FROM release WHERE id = :id")
                .bind("id", due.id())
                .execute();
        importEnds.announce(h, imports);
        audit.record(due.sender(), "release.publish", due.id(), null, published);
        Log.infof("release published release=%s", due.id());
    }
}
