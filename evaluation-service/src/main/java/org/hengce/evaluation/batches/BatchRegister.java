package org.hengce.evaluation.batches;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.evaluation.batches.Batches.Batch;
import org.hengce.evaluation.batches.Batches.Listed;
import org.hengce.evaluation.batches.Batches.Wanted;
import org.hengce.evaluation.batches.ReportBatch.BatchFile;
import org.hengce.evaluation.batches.ReportBatch.Failure;
import org.hengce.evaluation.batches.ReportBatch.State;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.presentation.Language;
import org.jspecify.annotations.Nullable;

/** Takes batches in, says how far they are, and takes them away. */
@ApplicationScoped
class BatchRegister {
    private static final Message BATCH = new Message("batch of reports", "批量报告任务");
    /** Until then somebody else's batch may have gone; those of their own they can delete. */
    private static final int RETRY_SECONDS = 600;
    /** So many batches are named to who has too many. */
    private static final int NAMED = 10;

    @Inject
    Batches batches;

    @Inject
    BatchesConfig config;

    @Inject
    Caller caller;

    @Inject
    RegionScopes scopes;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Queues the reports of the last evaluations as they are now, as the caller may see them now.
     *
     * @throws Problem 422 where nothing of it can be made, 409 if the caller has as much as one may have, 503 if all have
     */
    @Transactional
    UUID ask(BatchRequest request, Language ofTheRequest) {
        request.check();
        List<Wanted> wanted = batches.wanted(codes(request));
        requireSome(request, wanted);
        requireRoom(wanted);
        UUID id = UUID.randomUUID();
        batches.add(
                id,
                request.language(ofTheRequest),
                request.wantedForm(),
                request.wantedFormat(),
                AskersSight.of(scopes.ofHiddenValues()),
                audit.present(caller.subject()),
                wanted);
        audit.record(caller.subject(), "report-batch.request", id.toString(), null, request);
        return id;
    }

    private List<String> codes(BatchRequest request) {
        if (request.policies() != null) {
            return request.policies();
        }
        Category category = Objects.requireNonNull(request.wantedCategory());
        List<String> codes = batches.ofCategory(category, BatchRequest.LARGEST + 1);
        if (codes.size() > BatchRequest.LARGEST) {
            throw Problem.invalid(
                    "category",
                    Message.of(
                            "%s has more than %d policies; name some of them in policies, and the others in another batch",
                            "%s 的政策超过 %d 项；请在 policies 中列出一部分，其余另建任务", category, BatchRequest.LARGEST));
        }
        return codes;
    }

    private static void requireSome(BatchRequest request, List<Wanted> wanted) {
        if (wanted.stream().anyMatch(each -> each.evaluation() != null)) {
            return;
        }
        List<String> asked = request.policies();
        if (asked == null) {
            throw Problem.invalid(
                    "category",
                    Message.of(
                            "no policy of %s has an evaluation; see which there are with GET /api/v1/evaluations?latest=true",
                            "%s 没有已评价的政策；请用 GET /api/v1/evaluations?latest=true 查看", request.category()));
        }
        Problem problem = null;
        for (Wanted each : wanted) {
            String field = "policies[%d]".formatted(asked.indexOf(each.policy()));
            Message why = Objects.requireNonNull(each.reason()).message();
            problem = problem == null ? Problem.invalid(field, why) : problem.violation(field, why);
        }
        throw Objects.requireNonNull(problem);
    }

    private void requireRoom(List<Wanted> wanted) {
        batches.lock();
        int more =
                (int) wanted.stream().filter(each -> each.evaluation() != null).count();
        int own = batches.kept(caller.subject());
        if (own + more > config.ofOne()) {
            String which = batches.oldestOf(caller.subject(), NAMED).stream()
                    .map(UUID::toString)
                    .collect(Collectors.joining(", "));
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "you have %d reports in batches and ask for %d more; %d are kept for one person. DELETE /api/v1/report-batches/{id} what you need no longer, first of all %s",
                            "您的批量任务中已有 %d 份报告，现又请求 %d 份；每人最多保留 %d 份。请用 DELETE /api/v1/report-batches/{id} 删除不再需要的任务，最早的是 %s",
                            own,
                            more,
                            config.ofOne(),
                            which.isEmpty() ? "–" : which));
        }
        if (batches.kept(null) + more > config.ofAll()) {
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            Message.of(
                                    "the batches of all take all the room that there is for reports; ask again once some have expired, or ask an administrator",
                                    "所有人的批量报告已占满可用空间；请在部分任务到期后再试，或联系管理员"))
                    .retryAfter(RETRY_SECONDS);
        }
    }

    /**
     * The batch, where it is the caller's own; administrators see everybody's, unless their rights are limited to regions.
     *
     * @throws Problem 404
     */
    Batch own(String id) {
        return known(id)
                .filter(batch -> batch.askedBy().equals(caller.subject()) || seesAll())
                .orElseThrow(() -> Problem.notFound(BATCH, id));
    }

    private Optional<Batch> known(String id) {
        try {
            return batches.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean seesAll() {
        return caller.hasOneOf(Roles.ADMIN) && scopes.ofCaller().isEverywhere();
    }

    /** How far it is. */
    ReportBatch progress(Batch batch) {
        List<Listed> reports = batches.reports(batch.id());
        int done = (int) reports.stream().filter(Listed::made).count();
        List<Failure> failures =
                reports.stream().flatMap(each -> failure(each).stream()).toList();
        @Nullable Instant until = keptUntil(batch);
        State state = state(batch, done);
        return new ReportBatch(
                batch.id(),
                state,
                batch.askedBy(),
                batch.askedAt(),
                batch.finishedAt(),
                batch.language().code(),
                batch.form().code(),
                batch.format().extension(),
                reports.size(),
                done,
                failures.size(),
                failures,
                state != State.COMPLETED || until == null
                        ? null
                        : new BatchFile(batch.id(), "/api/v1/report-batches/%s/file".formatted(batch.id()), until));
    }

    private static Optional<Failure> failure(Listed report) {
        FailureReason reason = report.reason();
        return reason == null ? Optional.empty() : Optional.of(new Failure(report.policy(), reason.document()));
    }

    private State state(Batch batch, int done) {
        if (isExpired(batch)) {
            return State.EXPIRED;
        }
        if (batch.finishedAt() != null) {
            return State.COMPLETED;
        }
        return done == 0 ? State.QUEUED : State.RUNNING;
    }

    private @Nullable Instant keptUntil(Batch batch) {
        return batch.finishedAt() == null ? null : batch.finishedAt().plus(config.keptFor());
    }

    /** Whether its file is, or is about to be, thrown away. */
    boolean isExpired(Batch batch) {
        @Nullable Instant until = keptUntil(batch);
        return batch.cleared() || (until != null && until.isBefore(clock.instant()));
    }

    /** Takes it away: what is not made is not made any more, what is made is thrown away. */
    @Transactional
    void delete(String id) {
        Batch batch = own(id);
        if (batches.delete(batch.id())) {
            audit.record(caller.subject(), "report-batch.delete", id, batch.askedBy(), null);
        }
    }
}
