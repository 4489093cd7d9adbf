package org.hengce.indicator.imports;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hengce.indicator.imports.ImportView.Preview;
import org.hengce.indicator.imports.QueuedImports.Waiting;
import org.hengce.indicator.observations.Publication;
import org.hengce.indicator.observations.Publication.Published;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.trace.Work;
import org.hengce.kit.work.BackgroundLoop;
import org.jspecify.annotations.Nullable;

/**
 * Publishes queued imports. Publishing, counts, audit and event are one transaction: a worker that dies leaves the import
 * RUNNING with its rows staged and nobody's lock on it, and another takes it. Staged rows are cleared after that, bit by bit.
 */
@ApplicationScoped
public class ImportWorker {
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Longer than any file takes; the platform's own minute would end those of ten million rows. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private static final Published NOTHING = new Published(0, 0, Map.of());

    @Inject
    QueuedImports queued;

    @Inject
    ImportOutcome outcome;

    @Inject
    Publication publication;

    @Inject
    SchemaGate schema;

    @Inject
    ImportsConfig config;

    @Inject
    ImportFigures figures;

    @Inject
    TracedWork traces;

    private @Nullable BackgroundLoop loop;

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("import-worker", LOOK, schema, () -> publishOne() || queued.clearSome());
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
        // Seen by everybody before the work begins, which nobody sees before it ends.
        Optional<Waiting> next = QuarkusTransaction.requiringNew().call(queued::claim);
        if (next.isEmpty()) {
            return false;
        }
        Waiting waiting = next.get();
        traces.run(Work.internal("publish import").after(waiting.traceparent()), () -> publish(waiting));
        return true;
    }

    private void publish(Waiting waiting) {
        try {
            Optional<String> ended = QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(LONGEST.toSeconds()))
                    .call(() -> queued.hold(waiting.id()) ? Optional.of(finish(waiting)) : Optional.empty());
            ended.ifPresent(figures::ended);
        } catch (RuntimeException e) {
            if (QuarkusTransaction.requiringNew().call(() -> queued.setAside(waiting, e))) {
                figures.ended("FAILED");
            }
            throw e;
        }
    }

    /** Its new status. */
    private String finish(Waiting waiting) {
        long outdated = outcome.refuseOutdated(waiting.id());
        long repeated = outcome.refuseRepeated(waiting.id());
        Waiting whole = waiting.withRejected(waiting.rejected() + outdated + repeated);
        boolean rejected = whole.rejectsFile() || whole.rejected() == whole.rows();
        @Nullable Preview preview = whole.dryRun() ? outcome.preview(whole.id()) : null;
        Published published = rejected || whole.dryRun() ? NOTHING : publication.publish(whole.id(), whole.terms());
        String status = rejected ? "REJECTED" : "COMPLETED";
        queued.finish(whole, status, published, preview);
        Log.infof(
                "import finished import=%s status=%s rows=%d accepted=%d rejected=%d",
                whole.id(), status, whole.rows(), published.accepted(), whole.rejected());
        return status;
    }

    /** Files whose sender broke off without a word, with the service or the network, or gave up. */
    @Scheduled(every = "1h")
    void forgetAbandoned() {
        queued.forgetAbandoned(config.abandonedAfter());
    }
}
