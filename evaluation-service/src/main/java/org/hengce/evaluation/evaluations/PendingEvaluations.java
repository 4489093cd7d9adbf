package org.hengce.evaluation.evaluations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hengce.evaluation.due.Asked;
import org.hengce.evaluation.due.RequestQueue;
import org.hengce.evaluation.due.RequestQueue.Pending;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.paging.PageRequest;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.jspecify.annotations.Nullable;

/** What was asked for and is no evaluation yet, or never will be, as readers see it. */
@ApplicationScoped
public class PendingEvaluations {
    /** The states of what is no evaluation. */
    static final Set<EvaluationStatus> STATES = EnumSet.of(
            EvaluationStatus.QUEUED, EvaluationStatus.RUNNING, EvaluationStatus.FAILED, EvaluationStatus.CANCELLED);

    @Inject
    RequestQueue queue;

    /** What was asked for under this id and is not made; empty where nothing was, or it is made. */
    public Optional<EvaluationDocument> find(UUID id) {
        return queue.find(id).map(PendingEvaluations::document);
    }

    /** Newest first, one more than the page holds, each with its place in the order of asking. */
    List<Map.Entry<Long, EvaluationDocument>> list(@Nullable String policy, EvaluationStatus status, PageRequest page) {
        return queue.list(policy, status, page).stream()
                .map(pending -> Map.entry(pending.seq(), document(pending)))
                .toList();
    }

    /** The shape of an evaluation, with nothing in it yet. */
    public static EvaluationDocument document(Pending pending) {
        Asked asked = pending.asked();
        return new EvaluationDocument(
                asked.id().toString(),
                new EvaluationDocument.PolicyVersion(asked.policy(), asked.version()),
                pending.status(),
                null,
                Trigger.REQUEST.name(),
                null,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                pending.attempts() == 0 ? Map.of() : Map.of("status", failure(pending)),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private static ReasonDocument failure(Pending pending) {
        return new ReasonDocument(
                "FAILED",
                new LocalizedText(
                        "计算失败 %d 次，最近一次在 %s；这是系统错误，管理员可在待办评价中查看原因".formatted(pending.attempts(), pending.failedAt()),
                        "it failed %d times, last at %s, by an error of ours; an administrator sees the cause among the due evaluations"
                                .formatted(pending.attempts(), pending.failedAt())));
    }
}
