package org.hengce.evaluation.due;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PolicyRun;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;
import org.hengce.presentation.json.EvaluationDocument;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates due policies: claims one in a short transaction, reads its inputs in one snapshot, computes outside any
 * transaction while the lease is renewed, and stores the result only while its fence holds.
 */
@ApplicationScoped
public class Worker {
    @Inject
    DueQueue queue;

    @Inject
    InputsReader inputsReader;

    @Inject
    PolicyRun run;

    @Inject
    EvaluationStore store;

    @Inject
    SchemaGate schema;

    @Inject
    Jdbi jdbi;

    @Inject
    WorkerConfig config;

    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "evaluation-lease");
        thread.setDaemon(true);
        return thread;
    });
    private final List<BackgroundLoop> loops = new ArrayList<>();

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.parallelism(); i++) {
            UUID holder = UUID.randomUUID();
            BackgroundLoop loop =
                    new BackgroundLoop("evaluation-worker-" + i, config.look(), schema, () -> workOnOne(holder));
            loops.add(loop);
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (BackgroundLoop loop : loops) {
            loop.stop();
        }
        heartbeat.shutdownNow();
    }

    private boolean workOnOne(UUID holder) {
        Optional<Claim> claim = queue.claim(holder);
        claim.ifPresent(this::evaluate);
        return claim.isPresent();
    }

    private void evaluate(Claim claim) {
        long beat = config.lease().toMillis() / 3;
        ScheduledFuture<?> renewal =
                heartbeat.scheduleAtFixedRate(() -> renew(claim), beat, beat, TimeUnit.MILLISECONDS);
        long start = System.nanoTime();
        try {
            Optional<Inputs> inputs = inputsReader.read(claim.policy());
            @Nullable EvaluationDocument result = null;
            if (inputs.isPresent() && !store.exists(claim.policy(), inputs.get().sha256())) {
                Specification specification = Specification.automatic().withThreads(threads());
                result = run.evaluate(inputs.get(), claim.trigger().name(), specification)
                        .orElse(null);
            }
            finish(claim, inputs.orElse(null), result);
            Log.infof(
                    "evaluation finished policy=%s evaluation=%s ms=%d",
                    claim.policy(),
                    result == null ? "none" : result.id(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (RuntimeException e) {
            Log.errorf(e, "evaluation failed, it is tried again policy=%s", claim.policy());
            giveBack(claim, e);
        } finally {
            renewal.cancel(false);
        }
    }

    private int threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return config.threads() > 0 ? config.threads() : Math.max(1, processors / config.parallelism());
    }

    private void renew(Claim claim) {
        try {
            if (!queue.renew(claim)) {
                Log.warnf("lease lost policy=%s fence=%d", claim.policy(), claim.fence());
            }
        } catch (RuntimeException e) {
            Log.warnf("lease not renewed policy=%s cause=%s", claim.policy(), e);
        }
    }

    private void finish(Claim claim, @Nullable Inputs inputs, @Nullable EvaluationDocument result) {
        QuarkusTransaction.requiringNew().run(() -> {
            boolean held = jdbi.withHandle(h -> queue.complete(h, claim));
            if (!held) {
                Log.warnf(
                        "result dropped, another worker has the policy policy=%s fence=%d",
                        claim.policy(), claim.fence());
            } else if (inputs != null && result != null) {
                store.add(inputs, result);
            }
        });
    }

    private void giveBack(Claim claim, RuntimeException cause) {
        try {
            queue.failed(claim, cause.toString());
        } catch (RuntimeException e) {
            Log.warnf("claim not given back, its lease runs out policy=%s cause=%s", claim.policy(), e);
        }
    }
}
