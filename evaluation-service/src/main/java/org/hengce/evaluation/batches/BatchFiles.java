package org.hengce.evaluation.batches;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hengce.evaluation.batches.Batches.Batch;
import org.hengce.evaluation.batches.Batches.Listed;
import org.hengce.evaluation.disclosure.HiddenSince;
import org.hengce.evaluation.report.Reports;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;

/**
 * Hands out the files of batches. They show what whoever asked might see then; so they are not handed out any more to who may see
 * less today, nor where that reader would see less today, because values were hidden that a report rests on.
 */
@ApplicationScoped
class BatchFiles {
    private static final int RETRY_SECONDS = 5;

    @Inject
    BatchRegister register;

    @Inject
    Batches batches;

    @Inject
    HiddenSince hiddenSince;

    @Inject
    Reports reports;

    @Inject
    RegionScopes scopes;

    /** The ZIP, and what tells it from others. */
    record File(UUID batch, String tag, StreamingOutput content) {}

    /**
     * The file of a batch of the caller's own.
     *
     * @throws Problem 404 if there is none, 409 if it is not made yet or not for the caller any more, 410 if it has expired
     */
    File of(String id) {
        Batch batch = register.own(id);
        if (register.isExpired(batch)) {
            throw Problem.of(
                    ProblemType.GONE,
                    Message.of(
                            "the reports of this batch are kept no longer; ask for them again with POST /api/v1/report-batches",
                            "此批量任务的报告已不再保留；请用 POST /api/v1/report-batches 重新请求"));
        }
        List<Listed> listed = batches.reports(batch.id());
        if (batch.finishedAt() == null) {
            long done = listed.stream().filter(Listed::made).count();
            throw Problem.of(
                            ProblemType.CONFLICT,
                            Message.of(
                                    "%d of %d reports are made; there is a file once all are, see GET /api/v1/report-batches/%s",
                                    "已生成 %d 份，共 %d 份；全部完成后才有文件，请查看 GET /api/v1/report-batches/%s",
                                    done,
                                    listed.size(),
                                    batch.id()))
                    .retryAfter(RETRY_SECONDS);
        }
        requireSightOf(batch, listed);
        BatchZip zip = new BatchZip(batch, listed);
        return new File(batch.id(), zip.tag(), out -> zip.writeTo(out, batches::content));
    }

    private void requireSightOf(Batch batch, List<Listed> listed) {
        RegionScope now = scopes.ofHiddenValues();
        boolean mayRead = batch.sight().isWithin(now) || listed.stream().noneMatch(Listed::restricted);
        if (!mayRead || !(batches.nothingWasHiddenSince(batch.id()) || isAsItIsShown(batch, listed))) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "since this batch was asked for, values that its reports rest on have been hidden, or what you may read has become less; ask for them again with POST /api/v1/report-batches",
                            "自请求此批量任务以来，其报告所依据的部分数值已不公开，或您的可读范围已缩小；请用 POST /api/v1/report-batches 重新请求"));
        }
    }

    /** Whether the same reader would see today what went in; hidden for him are values of regions that he might not read then. */
    private boolean isAsItIsShown(Batch batch, List<Listed> listed) {
        List<UUID> shown = new ArrayList<>();
        for (Listed each : listed) {
            if (each.made()) {
                Stream.of(each.evaluation(), each.before())
                        .filter(Objects::nonNull)
                        .forEach(shown::add);
            }
        }
        Set<UUID> hidden = new HashSet<>();
        hiddenSince.of(shown).forEach((evaluation, regions) -> {
            boolean forReader =
                    regions.byGoal().values().stream().flatMap(Set::stream).allMatch(batch.sight()::covers);
            if (!forReader) {
                hidden.add(evaluation);
            }
        });
        for (Listed each : listed) {
            UUID evaluation = each.evaluation();
            if (each.made()
                    && evaluation != null
                    && (hidden.contains(evaluation) || hidden.contains(each.before()))
                    && !reports.seenNow(evaluation, batch.sight()::covers).equals(each.seen())) {
                return false;
            }
        }
        return true;
    }
}
