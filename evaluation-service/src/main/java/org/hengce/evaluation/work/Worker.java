package org.hengce.evaluation.work;

import io.opentelemetry.api.trace.Span;
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
import org.hengce.evaluation.due.Asked;
import org.hengce.evaluation.due.Claim;
import org.hengce.evaluation.due.DueQueue;
import org.hengce.evaluation.due.Heartbeat;
import org.hengce.evaluation.due.RequestQueue;
import org.hengce.evaluation.due.TouchedPolicies;
import org.hengce.evaluation.due.WorkQueue;
import org.hengce.evaluation.due.WorkerConfig;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.projection.Epochs;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PolicyRun;
import org.hengce.evaluation.run.PreparedInputs;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.trace.Work;
import org.hengce.kit.work.BackgroundLoop;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes evaluations, those that are due and those that were asked for: claims one in a short transaction, reads its inputs in one snapshot, computes outside any
 * transaction while the lease is renewed, and stores the result only while its fence holds.
 */
@ApplicationScoped
public class Worker {
    @Inject
    DueQueue due;

    @Inject
    TouchedPolicies touched;

    @Inject
    RequestQueue requests;

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

    @Inject
    Heartbeat heartbeat;

    @Inject
    TracedWork traces;

    @Inject
    RunFigures figures;

    private final List<BackgroundLoop> loops = new ArrayList<>();

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.parallelism(); i++) {
            UUID holder = UUID.randomUUID();
            boolean requestsFirst = i % 2 == 0;
            BackgroundLoop loop = new BackgroundLoop(
                    "evaluation-worker-" + i, config.look(), schema, () -> workOnOne(holder, requestsFirst));
            loops.add(loop);
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (BackgroundLoop loop : loops) {
            loop.stop();
        }
    }

    /** Half of the workers look first at what somebody waits for, the others at what events made due: neither starves. */
    private boolean workOnOne(UUID holder, boolean requestsFirst) {
        touched.mark();
        if (jdbi.withHandle(Epochs::isANewerOneOnItsWay)) {
            return false; // what was published again may say something else
        }
        WorkQueue first = requestsFirst ? requests : due;
        WorkQueue second = requestsFirst ? due : requests;
        Optional<Claim> claim = first.claim(holder).or(() -> second.claim(holder));
        claim.ifPresent(this::evaluateTraced);
        return claim.isPresent();
    }

    private WorkQueue queue(Claim claim) {
        return claim.asked() == null ? due : requests;
    }

    /** Under the trace of what made it due; several causes share the run of the last of them. */
    private void evaluateTraced(Claim claim) {
        List<String> causes = claim.causes();
        Work what = Work.internal("evaluate")
                .after(causes.isEmpty() ? null : causes.get(0))
                .alsoAfter(causes)
                .with("hengce.policy", claim.policy())
                .with("hengce.trigger", claim.trigger().name());
        traces.run(what, () -> evaluate(claim));
    }

    private void evaluate(Claim claim) {
        long start = System.nanoTime();
        figures.begins();
        RunFigures.End end = RunFigures.End.FAILED;
        Heartbeat.Beating beating = heartbeat.begin(
                config.lease(),
                "policy=%s fence=%d".formatted(claim.policy(), claim.hold().fence()),
                () -> queue(claim).renew(claim));
        try {
            Optional<Made> made = claim.asked() == null ? automatic(claim) : requested(claim, claim.asked());
            end = finish(claim, made);
            Log.infof(
                    "evaluation finished policy=%s evaluation=%s ms=%d",
                    claim.policy(),
                    made.map(m -> m.result().id()).orElse("none"),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (RuntimeException e) {
            Log.errorf(e, "evaluation failed policy=%s", claim.policy());
            TracedWork.failed(Span.current(), e);
            end = giveBack(claim, e);
        } finally {
            beating.end();
            figures.ended(claim.trigger(), end, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private record Made(PreparedInputs inputs, EvaluationDocument result) {}

    private Optional<Made> automatic(Claim claim) {
        Specification specification =
                Specification.automatic().withRobustness(config.robustness()).withThreads(threads());
        return inputsReader
                .read(claim.policy())
                .map(inputs -> new PreparedInputs(inputs, specification))
                .filter(inputs -> !store.isNewest(claim.policy(), inputs.sameAs()))
                .flatMap(inputs -> automatic(claim, inputs).map(result -> new Made(inputs, result)));
    }

    private Optional<EvaluationDocument> automatic(Claim claim, PreparedInputs inputs) {
        return store.isNewestConcluding(claim.policy())
                ? run.evaluateAfterAConclusion(UUID.randomUUID(), inputs, claim.trigger())
                : run.evaluateAnew(UUID.randomUUID(), inputs, claim.trigger());
    }

    private Optional<Made> requested(Claim claim, Asked asked) {
        Specification specification = asked.specification().withThreads(threads());
        Inputs inputs = (asked.pins() == null
                        ? inputsReader.read(claim.policy())
                        : inputsReader.read(claim.policy(), asked.pins()))
                .orElseThrow(() -> new IllegalStateException(
                        "the policy %s was retired after the evaluation was asked for".formatted(claim.policy())))
                .asked();
        PreparedInputs prepared = new PreparedInputs(inputs, specification);
        return run.evaluate(asked.id(), prepared, claim.trigger()).map(result -> new Made(prepared, result));
    }

    private int threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return config.threads() > 0 ? config.threads() : Math.max(1, processors / config.parallelism());
    }

    private RunFigures.End finish(Claim claim, Optional<Made> made) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean held = jdbi.withHandle(h -> queue(claim).complete(h, claim));
            if (!held) {
                Log.warnf(
                        "result dropped, it was cancelled or another worker has it policy=%s fence=%d",
                        claim.policy(), claim.hold().fence());
                return RunFigures.End.DROPPED;
            }
            if (made.isEmpty()) {
                return RunFigures.End.UNCHANGED;
            }
            Origin origin = claim.asked() == null
                    ? Origin.ofService("evaluation-service")
                    : claim.asked().origin();
            store.add(made.get().inputs(), made.get().result(), origin);
            return made.get().result().status() == EvaluationStatus.NOT_EVALUABLE
                    ? RunFigures.End.NOT_EVALUABLE
                    : RunFigures.End.COMPLETED;
        });
    }

    private RunFigures.End giveBack(Claim claim, RuntimeException cause) {
        try {
            if (queue(claim).failed(claim, cause.toString())) {
                Log.errorf(
                        "evaluation set aside, see the due evaluations policy=%s attempts=%d",
                        claim.policy(), config.attempts());
                return RunFigures.End.SET_ASIDE;
            }
        } catch (RuntimeException e) {
            Log.warnf("claim not given back, its lease runs out policy=%s cause=%s", claim.policy(), e);
        }
        return RunFigures.End.FAILED;
    }
}
