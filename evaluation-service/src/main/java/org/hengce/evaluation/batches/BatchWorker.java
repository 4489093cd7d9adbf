package org.hengce.evaluation.batches;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hengce.evaluation.batches.BatchQueue.Order;
import org.hengce.evaluation.batches.BatchQueue.Taken;
import org.hengce.evaluation.due.Heartbeat;
import org.hengce.evaluation.due.WorkerConfig;
import org.hengce.evaluation.report.Reports;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;

/**
 * Makes the reports of batches, one after the other: in memory stands one. Each is stored as soon as it is made, only while its
 * fence holds; a worker that dies leaves one to be made again.
 */
@ApplicationScoped
class BatchWorker {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Whoever comes late is told that there was a file, for so long. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    @Inject
    BatchQueue queue;

    @Inject
    Batches batches;

    @Inject
    Reports reports;

    @Inject
    Heartbeat heartbeat;

    @Inject
    WorkerConfig workers;

    @Inject
    BatchesConfig config;

    @Inject
    SchemaGate schema;

    @Inject
    Clock clock;

    private final List<BackgroundLoop> loops = new ArrayList<>();

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.parallelism(); i++) {
            UUID holder = UUID.randomUUID();
            BackgroundLoop loop = new BackgroundLoop("report-batch-" + i, LOOK, schema, () -> makeOne(holder));
            loops.add(loop);
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (BackgroundLoop loop : loops) {
            loop.stop();
        }
    }

    /** Makes the report that is next; false where none is. */
    boolean makeOne(UUID holder) {
        Optional<Taken> taken = queue.claim(holder);
        taken.ifPresent(this::make);
        return taken.isPresent();
    }

    private void make(Taken taken) {
        Order order = taken.order();
        String what = "batch=%s policy=%s fence=%d"
                .formatted(order.batch(), order.policy(), taken.hold().fence());
        Heartbeat.Beating beating = heartbeat.begin(workers.lease(), what, () -> queue.renew(taken));
        try {
            boolean kept = queue.complete(
                    taken,
                    reports.forBatch(
                            order.evaluation(), order.language(), order.form(), order.format(), order.sight()::covers));
            if (!kept) {
                Log.infof("report dropped, its batch is gone or another worker has it %s", what);
            }
        } catch (RuntimeException | Error e) { // of memory or depth, too: the others of the batch are made all the same
            Log.errorf(e, "report of a batch failed %s", what);
            if (queue.failed(taken, e.toString())) {
                Log.errorf("report of a batch given up %s attempts=%d", what, config.attempts());
            }
        } finally {
            beating.end();
        }
    }

    /** Whatever replica comes first. */
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clear() {
        Instant over = clock.instant().minus(config.keptFor());
        batches.clear(over, over.minus(REMEMBERED));
    }
}
