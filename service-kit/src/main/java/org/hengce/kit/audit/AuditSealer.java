package org.hengce.kit.audit;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.contracts.event.Topics;
import org.hengce.kit.lease.Lease;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Closes what was written into batches, once a second, and sends each to the joined view: writers never wait for each other,
 * and who changes a row afterwards breaks the chain. One sealer per service works at a time, under a lease.
 */
@ApplicationScoped
public class AuditSealer {
    private static final Duration EACH = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(5);
    // With subjects of the greatest length still well below what an event may hold.
    private static final int MOST_ENTRIES = 200;

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    SchemaGate schema;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "quarkus.application.name")
    String service;

    private @Nullable BackgroundLoop loop;
    private @Nullable Lease lease;

    void start(@Observes StartupEvent event) {
        Lease ownLease = new Lease(jdbi, "audit-sealer", LEASE);
        lease = ownLease;
        loop = new BackgroundLoop("audit-sealer", EACH, schema, () -> seal(ownLease) == MOST_ENTRIES);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
        if (lease != null) {
            try {
                lease.release();
            } catch (JdbiException e) {
                Log.debugf("lease not given back, it runs out by itself cause=%s", e);
            }
        }
    }

    /** Seals one batch if the lease can be held; how many rows it had. */
    private int seal(Lease ownLease) {
        if (ownLease.hold().isEmpty()) {
            return 0;
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(h -> ownLease.holds(h) ? sealWithin(h) : 0));
    }

    private int sealWithin(Handle handle) {
        List<AuditV1.Entry> entries = AuditBatches.unsealed(handle, MOST_ENTRIES);
        if (entries.isEmpty()) {
            return 0;
        }
        AuditBatches.Head head = AuditBatches.head(handle);
        AuditV1 batch = AuditV1.sealed(
                service,
                head.number() + 1,
                head.sha256(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), // as exact as the database keeps it
                entries);
        AuditBatches.add(handle, batch);
        outbox.append(Topics.AUDIT, service, AuditV1.TYPE, Long.toString(batch.batch()), batch);
        return entries.size();
    }
}
