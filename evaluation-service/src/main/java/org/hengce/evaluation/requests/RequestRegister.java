package org.hengce.evaluation.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.due.Asked;
import org.hengce.evaluation.due.RequestQueue;
import org.hengce.evaluation.due.RequestQueue.Pending;
import org.hengce.evaluation.evaluations.PendingEvaluations;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.presentation.json.EvaluationDocument;
import org.jspecify.annotations.Nullable;

/** Takes requests for evaluations in, and cancels them. */
@ApplicationScoped
public class RequestRegister {
    @Inject
    InputsReader inputs;

    @Inject
    KnownAsOf knownAsOf;

    @Inject
    RequestQueue queue;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    /**
     * Puts an evaluation into the queue.
     *
     * @return the id that it will have
     * @throws Problem 422 for a policy that is not there or an {@code asOf} in the future, 409 while that is not known yet
     */
    @Transactional
    UUID ask(EvaluationRequest request) {
        PolicyV1 policy = inputs.policy(request.policy())
                .orElseThrow(() -> Problem.invalid(
                        "policy",
                        Message.of(
                                "there is no policy '%s' that can be evaluated; publish it first, drafts are not evaluated"
                                        + " (one published a moment ago may be on its way: ask again)",
                                "没有可评价的政策“%s”；请先发布，草案不予评价（刚刚发布的可能尚在途中，请稍后再试）", request.policy())));
        @Nullable
        SortedMap<String, Instant> pins =
                request.asOf() == null ? null : knownAsOf.pins(request.asOf(), Inputs.indicatorsOf(policy.policy()));
        Specification specification = Specification.automatic()
                .withMethod(request.estimator().orElse(null))
                .withSeed(request.seed())
                .withRobustness(request.robustness() == null || request.robustness());
        Asked asked = new Asked(
                UUID.randomUUID(),
                request.policy(),
                policy.version(),
                specification,
                pins,
                audit.present(caller.subject()));
        queue.add(asked);
        audit.record(asked.origin(), "evaluation.request", asked.id().toString(), null, request);
        return asked.id();
    }

    /**
     * Cancels what waits or runs, or has tried again what failed.
     *
     * @throws Problem 404 if there is no such request; 409 if it has ended, or cannot become what is asked
     */
    @Transactional
    EvaluationDocument move(UUID id, RequestTransition step) {
        Pending before = queue.find(id)
                .orElseThrow(() -> Problem.notFound(new Message("request for an evaluation", "评价请求"), id.toString()));
        boolean moved = step.to() == RequestTransition.To.CANCELLED ? queue.cancel(id) : queue.again(id);
        if (!moved) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "from %s it cannot become %s; what is QUEUED or RUNNING can be CANCELLED, what FAILED can be QUEUED",
                            "状态为 %s 的请求不能变为 %s；QUEUED 或 RUNNING 可变为 CANCELLED，FAILED 可变为 QUEUED",
                            before.status(),
                            step.to()));
        }
        audit.record(caller.subject(), "evaluation.transition", id.toString(), before.status(), step);
        return PendingEvaluations.document(queue.find(id).orElse(before));
    }
}
