package org.hengce.kit.audit;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.trace.Work;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chain again and again, a stretch at a time, and compares it with the rows as they are. What does not agree is
 * logged, shown by the service's health, and written into the audit itself, so that it reaches the joined view.
 */
@ApplicationScoped
public class AuditVerifier {
    static final String BROKEN = "audit.broken";

    private static final int STRETCH = 500;

    @Inject
    Jdbi jdbi;

    @Inject
    Audit audit;

    @Inject
    SchemaGate schema;

    @Inject
    TracedWork traces;

    @Inject
    @ConfigProperty(name = "quarkus.application.name")
    String service;

    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();
    private long next = 1;

    /** Where the chain is broken, and how. */
    public record Fault(long batch, String reason) {}

    /** What does not agree; empty as far as it has been read. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault.get());
    }

    @Scheduled(every = "${hengce.audit.verify-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void verify() {
        if (!schema.reached()) {
            return;
        }
        @Nullable Fault known = fault.get();
        Optional<Fault> found = jdbi.inTransaction(h -> known == null ? nextStretch(h) : again(h, known));
        if (found.isPresent() && !found.get().equals(known)) {
            traces.run(Work.internal("audit chain broken"), () -> record(found.get()));
        } else if (found.isEmpty() && known != null) {
            Log.infof("audit chain agrees again batch=%d", known.batch());
        }
        fault.set(found.orElse(null));
    }

    private Optional<Fault> nextStretch(Handle handle) {
        List<AuditBatches.Kept> stretch = AuditBatches.from(handle, next, STRETCH);
        for (AuditBatches.Kept kept : stretch) {
            Optional<Fault> found = check(handle, kept, next);
            if (found.isPresent()) {
                return found;
            }
            next = kept.number() + 1;
        }
        if (stretch.size() < STRETCH) {
            next = 1; // the end: from the beginning
            long unaccounted = AuditBatches.unaccounted(handle);
            if (unaccounted != 0) {
                return Optional.of(new Fault(0, "%d rows more than batches account for".formatted(unaccounted)));
            }
        }
        return Optional.empty();
    }

    /** A fault stays until what was changed is as it was. */
    private Optional<Fault> again(Handle handle, Fault known) {
        if (known.batch() == 0) {
            return AuditBatches.unaccounted(handle) == 0 ? Optional.empty() : Optional.of(known);
        }
        List<AuditBatches.Kept> kept = AuditBatches.from(handle, known.batch(), 1);
        return kept.isEmpty() ? Optional.of(known) : check(handle, kept.get(0), known.batch());
    }

    private Optional<Fault> check(Handle handle, AuditBatches.Kept kept, long expected) {
        if (kept.number() != expected) {
            return Optional.of(new Fault(expected, "the batch is missing"));
        }
        String before = expected == 1
                ? AuditV1.BEGINNING
                : AuditBatches.hashOf(handle, expected - 1).orElse("");
        if (!kept.previousSha256().equals(before)) {
            return Optional.of(new Fault(expected, "it does not follow on the batch before"));
        }
        return AuditBatches.asItIs(handle, service, kept).sha256().equals(kept.sha256())
                ? Optional.empty()
                : Optional.of(new Fault(expected, "a row is not as it was sealed"));
    }

    /** In one trace, by which the line in the log and the row find each other. */
    private void record(Fault found) {
        Log.errorf("audit chain broken batch=%d cause=%s", found.batch(), found.reason());
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        Origin.ofService(service), BROKEN, "batch " + found.batch(), null, found.reason()));
    }
}
