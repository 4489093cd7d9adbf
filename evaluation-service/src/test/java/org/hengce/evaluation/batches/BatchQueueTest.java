package org.hengce.evaluation.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hengce.evaluation.batches.BatchQueue.Taken;
import org.hengce.evaluation.batches.Batches.Listed;
import org.hengce.evaluation.batches.Batches.Wanted;
import org.hengce.evaluation.due.WorkerConfig;
import org.hengce.evaluation.report.Reports.Batched;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.testing.TestDatabase;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.Format;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The queue alone on a database of its own, without the workers of a running service: each holder is one of some replica. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchQueueTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final int ATTEMPTS = 2;

    private TestDatabase database;
    private Jdbi jdbi;
    private BatchQueue queue;
    private Batches batches;

    private record Workers(
            Duration quiet,
            Duration longestWait,
            Duration look,
            Duration lease,
            int attempts,
            boolean robustness,
            int parallelism,
            int threads,
            String readings)
            implements WorkerConfig {}

    private record Config(Duration keptFor, int ofOne, int ofAll, int parallelism, int attempts)
            implements BatchesConfig {}

    @BeforeAll
    void start() throws Exception {
        database = TestDatabase.migrated();
        jdbi = database.jdbi();
        batches = new Batches(jdbi);
        queue = new BatchQueue(
                jdbi,
                new Workers(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), 10, true, 1, 1, "off"),
                new Config(Duration.ofHours(1), 10, 10, 1, ATTEMPTS));
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void nobodyAskedForAnything() {
        jdbi.useHandle(h -> h.execute("DELETE FROM report_batch"));
    }

    private UUID batch(String... policies) {
        UUID id = UUID.randomUUID();
        List<Wanted> wanted = new ArrayList<>();
        for (String policy : policies) {
            wanted.add(new Wanted(policy, UUID.randomUUID(), null));
        }
        batches.add(
                id,
                Language.ZH,
                Form.SHEET,
                Format.MARKDOWN,
                new AskersSight(Set.of("CN-GD")),
                new Origin("someone", null, null),
                wanted);
        return id;
    }

    private static Batched report(Taken taken) {
        EvaluationDocument document = new EvaluationDocument(
                taken.order().evaluation().toString(),
                new EvaluationDocument.PolicyVersion(taken.order().policy(), 1),
                EvaluationStatus.COMPLETED,
                null,
                "OBSERVATIONS",
                null,
                false,
                null,
                Rating.PROMISING,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
        return new Batched("seen", null, false, document, bytes(taken));
    }

    private static byte[] bytes(Taken taken) {
        return ("# " + taken.order().policy()).getBytes(StandardCharsets.UTF_8);
    }

    private String next(UUID holder) {
        return queue.claim(holder).map(taken -> taken.order().policy()).orElse("");
    }

    private boolean isFinished(UUID batch) {
        return batches.find(batch).orElseThrow().finishedAt() != null;
    }

    /** As if nobody had heard of the workers for longer than the lease. */
    private void leasesRunOut() {
        jdbi.useHandle(
                h -> h.execute("UPDATE batch_report SET until = now() - interval '1 second' WHERE until IS NOT NULL"));
    }

    private void thePauseIsOver() {
        jdbi.useHandle(h -> h.execute("UPDATE batch_report SET retry_at = now()"));
    }

    @Test
    void replicasShareABatchAndNoReportIsGivenToTwo() {
        batch("A", "B");
        assertThat(next(ONE)).isEqualTo("A");
        assertThat(next(OTHER)).isEqualTo("B");
        assertThat(next(ONE)).isEmpty();
    }

    @Test
    void theReportIsAskedForAsItWasOrdered() {
        UUID batch = batch("A");
        Taken taken = queue.claim(ONE).orElseThrow();
        assertThat(taken.order().batch()).isEqualTo(batch);
        assertThat(taken.order().language()).isEqualTo(Language.ZH);
        assertThat(taken.order().form()).isEqualTo(Form.SHEET);
        assertThat(taken.order().format()).isEqualTo(Format.MARKDOWN);
        assertThat(taken.order().sight().covers("CN-GD")).isTrue();
        assertThat(taken.order().sight().covers("CN-YN")).isFalse();
    }

    @Test
    void aBatchOfADeadWorkerGoesOnWhereItWasAndItsLateReportIsRefused() {
        UUID batch = batch("A", "B");
        Taken first = queue.claim(ONE).orElseThrow();
        assertThat(queue.complete(first, report(first))).isTrue();
        Taken late = queue.claim(ONE).orElseThrow();
        leasesRunOut();
        assertThat(next(OTHER)).as("not at once").isEmpty();
        thePauseIsOver();
        Taken again = queue.claim(OTHER).orElseThrow();
        assertThat(again.order().policy()).isEqualTo("B");
        assertThat(queue.renew(late)).isFalse();
        assertThat(queue.complete(late, report(late))).isFalse();
        assertThat(isFinished(batch)).isFalse();
        assertThat(queue.complete(again, report(again))).isTrue();
        assertThat(isFinished(batch)).isTrue();
        assertThat(batches.reports(batch)).extracting(Listed::made).containsExactly(true, true);
    }

    @Test
    void aSmallBatchDoesNotWaitForALargeOneThatCameBefore() {
        batch("A1", "A2", "A3", "A4");
        assertThat(next(ONE)).isEqualTo("A1");
        assertThat(next(ONE)).isEqualTo("A2");
        batch("B1", "B2");
        assertThat(List.of(next(ONE), next(ONE), next(ONE), next(ONE))).containsExactly("B1", "B2", "A3", "A4");
    }

    @Test
    void whatRestsOnHiddenValuesIsMarkedAlsoWhereThatIsTheEvaluationBeforeAlone() {
        UUID batch = batch("A");
        Taken taken = queue.claim(ONE).orElseThrow();
        Batched made = report(taken);
        assertThat(made.document().restricted()).isFalse();
        queue.complete(taken, new Batched("seen", UUID.randomUUID(), true, made.document(), made.bytes()));
        assertThat(batches.reports(batch).get(0).restricted()).isTrue();
    }

    @Test
    void ofOnesBatchesTheOldestAreNamedAndNotAllOfThem() {
        UUID first = batch("A");
        UUID second = batch("B");
        batch("C");
        assertThat(batches.oldestOf("someone", 2)).containsExactly(first, second);
        assertThat(batches.oldestOf("nobody", 2)).isEmpty();
    }

    @Test
    void whatIsMadeIsKeptWithWhatTheContentsSay() {
        UUID batch = batch("A");
        Taken taken = queue.claim(ONE).orElseThrow();
        queue.complete(taken, report(taken));
        Listed listed = batches.reports(batch).get(0);
        assertThat(listed.evaluation()).isEqualTo(taken.order().evaluation());
        assertThat(listed.status()).isEqualTo("COMPLETED");
        assertThat(listed.rating()).isEqualTo("PROMISING");
        assertThat(listed.sha256()).isEqualTo(Sha256.hex(bytes(taken)));
        assertThat(batches.content(listed.id())).contains(bytes(taken));
    }

    @Test
    void aReportThatFailsIsTriedAgainThenGivenUpAndTheBatchComesToItsEnd() {
        UUID batch = batch("A", "B");
        Taken good = queue.claim(ONE).orElseThrow();
        queue.complete(good, report(good));
        Taken bad = queue.claim(ONE).orElseThrow();
        assertThat(queue.failed(bad, "broken")).isFalse();
        assertThat(next(ONE)).as("not at once").isEmpty();
        thePauseIsOver();
        Taken again = queue.claim(OTHER).orElseThrow();
        assertThat(queue.failed(bad, "late")).as("of a worker that has lost it").isFalse();
        assertThat(queue.failed(again, "broken")).isTrue();
        assertThat(isFinished(batch)).isTrue();
        assertThat(batches.reports(batch).get(1).reason()).isEqualTo(FailureReason.FAILED);
        assertThat(next(ONE)).isEmpty();
    }

    @Test
    void aReportThatKillsWhoeverMakesItIsGivenUpWithItsReason() {
        UUID batch = batch("A", "B");
        Taken good = queue.claim(ONE).orElseThrow();
        queue.complete(good, report(good));
        for (int lost = 1; lost <= ATTEMPTS; lost++) {
            assertThat(next(ONE)).as("time %d", lost).isEqualTo("B");
            leasesRunOut();
            assertThat(next(OTHER)).isEmpty();
            thePauseIsOver();
        }
        assertThat(next(OTHER)).as("given up").isEmpty();
        assertThat(isFinished(batch)).isTrue();
        assertThat(batches.reports(batch)).extracting(Listed::reason).containsExactly(null, FailureReason.WORKER_LOST);
    }

    @Test
    void aLeaseThatIsRenewedIsNotTakenOver() {
        batch("A");
        Taken late = queue.claim(ONE).orElseThrow();
        leasesRunOut();
        assertThat(queue.renew(late)).isTrue();
        assertThat(next(OTHER)).isEmpty();
        assertThat(queue.complete(late, report(late))).isTrue();
    }

    @Test
    void ofABatchThatIsTakenAwayNothingIsMadeAnyMore() {
        UUID batch = batch("A", "B");
        Taken taken = queue.claim(ONE).orElseThrow();
        assertThat(batches.delete(batch)).isTrue();
        assertThat(queue.renew(taken)).isFalse();
        assertThat(queue.complete(taken, report(taken))).isFalse();
        assertThat(queue.failed(taken, "late")).isFalse();
        assertThat(next(ONE)).isEmpty();
    }

    @Test
    void whatIsOldIsThrownAwayAndLaterForgotten() {
        UUID batch = batch("A");
        Taken taken = queue.claim(ONE).orElseThrow();
        queue.complete(taken, report(taken));
        UUID waiting = batch("B");
        Instant finished =
                Objects.requireNonNull(batches.find(batch).orElseThrow().finishedAt());
        batches.clear(finished, finished.minusSeconds(1));
        assertThat(batches.find(batch).orElseThrow().cleared()).as("not older").isFalse();
        batches.clear(finished.plusSeconds(1), finished);
        assertThat(batches.find(batch).orElseThrow().cleared()).isTrue();
        assertThat(batches.content(batches.reports(batch).get(0).id())).isEmpty();
        assertThat(batches.kept("someone")).as("the other one").isEqualTo(1);
        batches.clear(finished.plusSeconds(1), finished.plusSeconds(1));
        assertThat(batches.find(batch)).isEmpty();
        assertThat(batches.find(waiting))
                .as("what waits is not old, whenever it was asked for")
                .isPresent();
    }
}
