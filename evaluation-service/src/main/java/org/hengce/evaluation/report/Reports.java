package org.hengce.evaluation.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.evaluation.compare.Comparisons;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.evaluations.PendingEvaluations;
import org.hengce.evaluation.evaluations.ShownEvaluations;
import org.hengce.evaluation.evaluations.ShownEvaluations.Shown;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.SoftwareBuild;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.look.ContentPolicy;
import org.hengce.presentation.report.ComparisonInput;
import org.hengce.presentation.report.ComparisonReport;
import org.hengce.presentation.report.EvaluationInput;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.PolicyFacts;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.Format;
import org.hengce.reports.html.HtmlReport;
import org.jspecify.annotations.Nullable;

/** Reports of stored evaluations, each from what its reader may see of one. */
@ApplicationScoped
public class Reports {
    /** So many bytes of reports are kept: some hundred of them. */
    private static final long KEPT = 64L << 20;

    private static final int PATIENCE_SECONDS = 20;
    private static final int RETRY_SECONDS = 2;

    /** What is said differently by another release is another report. */
    private static final String BUILD = SoftwareBuild.sha256(List.of(Reports.class, Report.class, Format.class));

    @Inject
    ShownEvaluations evaluations;

    @Inject
    PendingEvaluations pending;

    @Inject
    EvaluationStore store;

    @Inject
    InputsReader inputs;

    @Inject
    ValueRevisions revisions;

    @Inject
    Comparisons comparisons;

    @Inject
    AgencyFolder agencies;

    @Inject
    PublicAddress address;

    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Cache<String, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String tag, byte[] bytes) -> bytes.length)
            .build();

    /**
     * An evaluation and the one before it, as a reader may see them.
     *
     * @param before null where there is none
     */
    private record Seen(Shown evaluation, @Nullable Shown before) {
        String tag() {
            return before == null ? evaluation.tag() : evaluation.tag() + "\n" + before.tag();
        }
    }

    /** A file; the tag tells it from what others see, and from what other releases make. */
    @SuppressWarnings("ArrayRecordComponent") // handed on to be sent, never compared
    record Rendered(String tag, byte[] bytes) {}

    /**
     * The report.
     *
     * @param mayRead whether values of a region that are not free may be read
     * @throws Problem 404 if there is no such evaluation, 409 if it is not made yet, 503 while too many others are made
     */
    Rendered of(UUID id, Language language, Form form, Format format, Predicate<String> mayRead) {
        Seen seen = seen(id, mayRead);
        String tag = Sha256.hex(
                String.join("\n", seen.tag(), language.tag(), form.name(), format.name(), agencies.tag(), BUILD));
        byte[] known = kept.getIfPresent(tag);
        return new Rendered(tag, known == null ? inTurn(tag, () -> rendered(seen, language, form, format)) : known);
    }

    private byte[] rendered(Seen seen, Language language, Form form, Format format) {
        EvaluationInput input = input(seen, language);
        // One page has no place for them, and they are read from every value's history.
        EvaluationInput whole = form == Form.FULL
                ? input.withRevisions(
                        revisions.of(seen.evaluation().id(), input.policy().goals(), input.evaluation()))
                : input;
        return format.of(EvaluationReport.of(whole, form), agencies.agency());
    }

    /**
     * A report that goes into a batch.
     *
     * @param seen what of the evaluation, and of the one before it, went in: another text if the same reader would see something else
     * @param before the evaluation before it, of which the report says what changed; null where there is none
     * @param restricted whether either rests on values that are not free
     * @param document as the reader sees it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on to be stored, never compared
    public record Batched(
            String seen, @Nullable UUID before, boolean restricted, EvaluationDocument document, byte[] bytes) {}

    /**
     * A report for which nobody waits: it takes its turn however late that comes, and no place among those that are kept.
     *
     * @param mayRead whether values of a region that are not free may be read
     * @throws Problem 404 if there is no such evaluation
     */
    public Batched forBatch(UUID id, Language language, Form form, Format format, Predicate<String> mayRead) {
        Seen seen = seen(id, mayRead);
        Shown before = seen.before();
        EvaluationDocument document = seen.evaluation().document();
        turns.acquireUninterruptibly();
        try {
            return new Batched(
                    seen.tag(),
                    before == null ? null : before.id(),
                    document.restricted()
                            || (before != null && before.document().restricted()),
                    document,
                    rendered(seen, language, form, format));
        } finally {
            turns.release();
        }
    }

    /** What a reader would see now of an evaluation and the one before it, as {@link Batched#seen} has it. */
    public String seenNow(UUID id, Predicate<String> mayRead) {
        return seen(id, mayRead).tag();
    }

    /**
     * The report of what moved between two. It is compared anew each time, in its own turn, and typeset once.
     *
     * @throws Problem as {@link #of} and {@link Comparisons#between}
     */
    Rendered ofComparison(UUID from, UUID to, Language language, Format format, Predicate<String> mayRead) {
        Shown older = shown(from, mayRead);
        Shown newer = shown(to, mayRead);
        ComparisonInput input = new ComparisonInput(
                input(new Seen(newer, null), language), older.document(), comparisons.between(from, to, mayRead));
        Report report = ComparisonReport.of(input);
        String tag = Sha256.hex(String.join(
                "\n",
                older.tag(),
                newer.tag(),
                report.run().sha256(),
                language.tag(),
                format.name(),
                agencies.tag(),
                BUILD));
        return new Rendered(tag, inTurn(tag, () -> format.of(report, agencies.agency())));
    }

    /** What browsers may do with the pages. */
    String contentPolicy() {
        return ContentPolicy.header(HtmlReport.contentPolicy(agencies.agency()));
    }

    /** What a reader's charts of an evaluation are made from. */
    EvaluationInput input(UUID id, Language language, Predicate<String> mayRead) {
        return input(seen(id, mayRead), language);
    }

    private Seen seen(UUID id, Predicate<String> mayRead) {
        Shown shown = shown(id, mayRead);
        return new Seen(shown, evaluations.before(id, mayRead).orElse(null));
    }

    private Shown shown(UUID id, Predicate<String> mayRead) {
        return evaluations.find(id, mayRead).orElseThrow(() -> {
            Optional<EvaluationDocument> asked = pending.find(id);
            return asked.isEmpty()
                    ? EvaluationIds.unknown(id.toString())
                    : Problem.of(
                            ProblemType.CONFLICT,
                            Message.of(
                                    "evaluation %s is %s; there is a report once it is COMPLETED",
                                    "评价 %s 的状态为 %s；完成（COMPLETED）之后才有报告",
                                    id,
                                    asked.get().status()));
        });
    }

    private EvaluationInput input(Seen seen, Language language) {
        Shown shown = seen.evaluation();
        EvaluationDocument document = shown.document();
        @Nullable
        EvaluationDocument previous =
                seen.before() == null ? null : seen.before().document();
        String link = address.of("/api/v1/evaluations/" + shown.id());
        Optional<PinnedInputs> pinned = store.inputsOf(shown.id());
        if (pinned.isEmpty()) { // made by a release that did not keep them
            String code = document.policy().code();
            return new EvaluationInput(
                    language,
                    PolicyFacts.titled(new LocalizedText(code, code)),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    document,
                    previous,
                    link);
        }
        Map<String, IndicatorV1> indicators = new TreeMap<>(pinned.get().indicators());
        PolicyText policy = pinned.get().policy().policy();
        return ReportInputs.of(
                language,
                document,
                previous,
                policy,
                indicators,
                ReportInputs.names(inputs.registerOf(pinned.get()).regions()),
                link);
    }

    private interface Work {
        byte[] bytes();
    }

    /** Typesetting takes a processor: no more at a time than there are. */
    private byte[] inTurn(String tag, Work work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return kept.get(tag, key -> work.bytes());
        } finally {
            turns.release();
        }
    }

    private static Problem busy() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of("other reports are being made; ask again in a moment", "正在生成其他报告，请稍后再试"))
                .retryAfter(RETRY_SECONDS);
    }
}
