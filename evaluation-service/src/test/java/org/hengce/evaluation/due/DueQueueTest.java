package org.hengce.evaluation.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.testing.TestDatabase;
import org.hengce.kit.trace.TracedWork;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The queue alone on a database of its own, without the workers of a running service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DueQueueTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private TestDatabase database;
    private Jdbi jdbi;
    private DueQueue queue;

    private record Config(
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

    @BeforeAll
    void start() throws Exception {
        database = TestDatabase.migrated();
        jdbi = database.jdbi();
        queue = new DueQueue(
                jdbi,
                new Config(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        3,
                        true,
                        1,
                        1,
                        "off"));
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void nothingIsDue() {
        jdbi.useHandle(h -> {
            h.execute("DELETE FROM due_mark");
            h.execute("DELETE FROM work");
        });
    }

    private void mark(String policy, int secondsAgo) {
        jdbi.useHandle(h -> {
            h.execute("INSERT INTO work (policy) VALUES (?) ON CONFLICT DO NOTHING", policy);
            h.execute(
                    "INSERT INTO due_mark (policy, trigger, marked_at) VALUES (?, 'OBSERVATIONS', now() - make_interval(secs => ?))",
                    policy,
                    secondsAgo);
        });
    }

    private List<String> marks() {
        return jdbi.withHandle(h -> h.createQuery("SELECT policy FROM due_mark ORDER BY seq")
                .mapTo(String.class)
                .list());
    }

    private boolean complete(Claim claim) {
        return jdbi.inTransaction(h -> queue.complete(h, claim));
    }

    @Test
    void aPolicyIsLeftInPeaceWhileItsChangesGoOnButNotForEver() {
        mark("busy", 0);
        assertThat(queue.claim(ONE)).as("quiet for less than 2 s").isEmpty();
        mark("busy", 21);
        assertThat(queue.claim(ONE))
                .as("the oldest change waits longer than 20 s")
                .isPresent();
    }

    @Test
    void theOneThatWaitsLongestComesFirstAndNoneIsGivenToTwo() {
        mark("young", 3);
        mark("old", 9);
        assertThat(queue.claim(ONE).map(Claim::policy)).contains("old");
        assertThat(queue.claim(OTHER).map(Claim::policy)).contains("young");
        assertThat(queue.claim(OTHER)).isEmpty();
    }

    @Test
    void theTracesOfAllThatMadeItDueGoWithAPolicyTheNewestFirst() {
        mark("p", 5);
        mark("p", 4);
        mark("p", 3);
        mark("p", 2);
        mark("p", 2);
        jdbi.useHandle(h -> h.execute("""
                UPDATE due_mark SET traceparent = (ARRAY['00-a', null, '00-b', '00-a', '00-c'])[
                    1 + seq - (SELECT min(seq) FROM due_mark)]"""));
        Claim claim = queue.claim(ONE).orElseThrow();
        assertThat(claim.causes()).containsExactly("00-c", "00-a", "00-b");
    }

    @Test
    void aChangeThatComesWhileOneIsWorkedOnIsNotForgotten() {
        mark("p", 3);
        Claim claim = queue.claim(ONE).orElseThrow();
        mark("p", 3);
        assertThat(complete(claim)).isTrue();
        assertThat(marks()).containsExactly("p");
        assertThat(queue.claim(ONE)).isPresent();
    }

    @Test
    void aDeadWorkersPolicyIsTakenOverAndItsLateResultIsRefused() {
        mark("p", 3);
        Claim late = queue.claim(ONE).orElseThrow();
        jdbi.useHandle(h -> h.execute("UPDATE work SET until = now() - interval '1 second'"));
        Claim next = queue.claim(OTHER).orElseThrow();
        assertThat(next.hold().fence()).isGreaterThan(late.hold().fence());
        assertThat(queue.renew(late)).isFalse();
        assertThat(complete(late)).isFalse();
        assertThat(marks()).as("nothing of the late one is done").containsExactly("p");
        assertThat(complete(next)).isTrue();
        assertThat(marks()).isEmpty();
    }

    @Test
    void aLeaseThatIsRenewedIsNotTakenOver() {
        mark("p", 3);
        Claim claim = queue.claim(ONE).orElseThrow();
        jdbi.useHandle(h -> h.execute("UPDATE work SET until = now() + interval '1 second'"));
        assertThat(queue.renew(claim)).isTrue();
        Duration left = jdbi.withHandle(h -> h.createQuery("SELECT extract(epoch FROM until - now()) FROM work")
                .map((row, context) -> Duration.ofSeconds(row.getLong(1)))
                .one());
        assertThat(left).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void whatFailedIsTriedAgainLaterAndItsReasonCanBeRead() {
        mark("p", 3);
        Claim claim = queue.claim(ONE).orElseThrow();
        queue.failed(claim, "out of luck");
        assertThat(marks()).containsExactly("p");
        assertThat(queue.claim(ONE)).as("not at once").isEmpty();
        Optional<String> failure = jdbi.withHandle(h ->
                h.createQuery("SELECT failure FROM work").mapTo(String.class).findOne());
        assertThat(failure).contains("out of luck");
        jdbi.useHandle(h -> h.execute("UPDATE work SET retry_at = now()"));
        assertThat(queue.claim(ONE)).isPresent();
    }

    @Test
    void whatFailsAgainAndAgainIsSetAsideUntilItChanges() {
        mark("p", 9);
        for (int attempt = 1; attempt <= 3; attempt++) {
            Claim claim = queue.claim(ONE).orElseThrow();
            assertThat(queue.failed(claim, "poison")).as("attempt %d", attempt).isEqualTo(attempt == 3);
            jdbi.useHandle(h -> h.execute("UPDATE work SET retry_at = now()"));
        }
        assertThat(queue.claim(ONE)).as("set aside").isEmpty();
        assertThat(marks()).as("not forgotten").containsExactly("p");
        mark("p", 3);
        Claim changed = queue.claim(ONE).orElseThrow();
        assertThat(complete(changed)).isTrue();
        boolean setAside = jdbi.withHandle(h ->
                h.createQuery("SELECT set_aside FROM work").mapTo(Boolean.class).one());
        assertThat(setAside).isFalse();
    }

    @Test
    void theDayOfAReadingHasWhatWasSetAsideTriedOnceMore() {
        mark("p", 9);
        jdbi.useHandle(h -> {
            h.execute("UPDATE work SET set_aside = true, attempts = 3, retry_at = now(), failed_at = now()");
            h.execute("UPDATE due_mark SET tried = true");
        });
        assertThat(queue.claim(ONE)).isEmpty();
        DueMarks marks = new DueMarks(jdbi, new TracedWork());
        marks.readingDue("p");
        marks.readingDue("p");
        assertThat(marks()).as("not every hour one more").hasSize(2);
        jdbi.useHandle(h ->
                h.execute("UPDATE due_mark SET marked_at = now() - interval '3 seconds' WHERE trigger = 'SCHEDULE'"));
        assertThat(queue.claim(ONE).map(Claim::trigger)).contains(Trigger.SCHEDULE);
    }

    @Test
    void aChangeAfterAFailureNeedNotWaitForTheNextTry() {
        mark("p", 9);
        queue.failed(queue.claim(ONE).orElseThrow(), "out of luck");
        assertThat(queue.claim(ONE)).isEmpty();
        mark("p", 3);
        assertThat(queue.claim(ONE)).isPresent();
    }

    @Test
    void aChangeThatComesWhileTheLastAttemptFailsIsNotSetAsideWithIt() {
        mark("p", 9);
        for (int attempt = 1; attempt <= 3; attempt++) {
            Claim claim = queue.claim(ONE).orElseThrow();
            if (attempt == 3) {
                mark("p", 3); // older than the failure, and nobody has looked at it
            }
            queue.failed(claim, "poison");
            jdbi.useHandle(h -> h.execute("UPDATE work SET retry_at = now()"));
        }
        assertThat(queue.claim(ONE)).isPresent();
    }

    @Test
    void whoHasLostItsPolicyDoesNotSayThatItsChangesWereTried() {
        mark("p", 9);
        Claim late = queue.claim(ONE).orElseThrow();
        jdbi.useHandle(h -> h.execute("UPDATE work SET until = now() - interval '1 second'"));
        assertThat(queue.claim(OTHER)).isPresent();
        queue.failed(late, "too late");
        boolean tried = jdbi.withHandle(h ->
                h.createQuery("SELECT tried FROM due_mark").mapTo(Boolean.class).one());
        assertThat(tried).isFalse();
    }
}
