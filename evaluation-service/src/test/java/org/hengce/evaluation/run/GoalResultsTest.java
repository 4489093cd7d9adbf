package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.kit.testing.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What outlives a process, on a database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoalResultsTest {
    private static final Goal GOAL = PolicyCase.goal("i");
    private static final int MOST = 3;
    private static final int DAYS = 30;

    private TestDatabase database;
    private Jdbi jdbi;

    private record Config(int megabytes, int goals, int days) implements CarryOverConfig {}

    /** A service that has just started. */
    private final class Started {
        private final CarriedOver carriedOver;
        private final PolicyRun run;

        Started() {
            this(results(MOST));
        }

        Started(GoalResults results) {
            carriedOver = new CarriedOver(new Config(1, MOST, DAYS), results);
            run = new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), carriedOver);
        }

        String evaluation(PolicyCase of) {
            return CarriedOverTest.text(run.evaluateAnew(
                            new UUID(0, 1),
                            new PreparedInputs(of.inputs(GOAL), Specification.automatic()),
                            Trigger.OBSERVATIONS)
                    .orElseThrow());
        }
    }

    private GoalResults results(int goals) {
        return new GoalResults(jdbi, new Config(1, goals, DAYS));
    }

    @BeforeAll
    void start() throws Exception {
        database = TestDatabase.migrated();
        jdbi = database.jdbi();
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void nothingIsKept() {
        jdbi.useHandle(h -> h.execute("DELETE FROM goal_result"));
    }

    private void execute(String sql) {
        assertThat((int) jdbi.withHandle(h -> h.execute(sql))).as(sql).isEqualTo(1);
    }

    private List<String> keys() {
        return jdbi.withHandle(h -> h.createQuery("SELECT sha256 FROM goal_result ORDER BY last_used")
                .mapTo(String.class)
                .list());
    }

    @Test
    void afterARestartAGoalIsCarriedOverAndItsEvaluationIsTheSameToTheLastCharacter() {
        PolicyCase of =
                PolicyCase.withControls(9).other("Q", "C03", "2005", null).mark("i", "C01", 2019, "P", "F");
        String before = new Started().evaluation(of);
        Started again = new Started();
        assertThat(again.evaluation(of)).isEqualTo(before);
        assertThat(again.carriedOver.count()).isEqualTo(1);
        of.value("i", "T", 2018, 131, "A", "F");
        assertThat(again.evaluation(of)).isNotEqualTo(before);
        assertThat(again.carriedOver.count()).isEqualTo(1);
    }

    @Test
    void aGoalWithHiddenValuesIsCarriedOverAsRestricted() {
        PolicyCase of = PolicyCase.withControls(9).mark("i", "C03", 2010, "A", "C");
        String before = new Started().evaluation(of);
        assertThat(before).contains("\"restricted\":true");
        Started again = new Started();
        assertThat(again.evaluation(of)).isEqualTo(before);
        assertThat(again.carriedOver.count()).isEqualTo(1);
        of.mark("i", "C03", 2010, "A", "F");
        assertThat(again.evaluation(of)).contains("\"restricted\":false");
        assertThat(again.carriedOver.count()).isEqualTo(1);
    }

    @Test
    void whatIsDamagedOrOfAnotherFormIsEstimatedAnewAndKeptAgain() {
        PolicyCase of = PolicyCase.withControls(9);
        String before = new Started().evaluation(of);
        for (String damage : List.of(
                "content = set_byte(content, 0, 0)", // another form
                "content = set_byte(content, 40, 255 - get_byte(content, 40))",
                "content = substring(content for 200)",
                "content = '\\x01'",
                "content = ''",
                "content = decode('01789cabae0500017500f9', 'hex')")) {
            execute("UPDATE goal_result SET " + damage);
            Started again = new Started();
            assertThat(again.evaluation(of)).as(damage).isEqualTo(before);
            assertThat(again.carriedOver.count()).as(damage).isZero();
            Started mended = new Started();
            assertThat(mended.evaluation(of)).as(damage).isEqualTo(before);
            assertThat(mended.carriedOver.count()).as(damage).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedCostsTimeAlone() {
        PolicyCase of = PolicyCase.withControls(9);
        String before = new Started().evaluation(of);
        Jdbi nobody = Jdbi.create("jdbc:postgresql://127.0.0.1:1/nobody-listens");
        Started without = new Started(new GoalResults(nobody, new Config(1, MOST, DAYS)));
        assertThat(without.evaluation(of)).isEqualTo(before);
        assertThat(without.evaluation(of)).isEqualTo(before);
        assertThat(without.carriedOver.count()).as("from memory").isEqualTo(1);
    }

    @Test
    void soManyOfThoseUsedLastStayAndNoneThatWasNotUsedForLong() {
        GoalResults results = results(MOST);
        for (int i = 0; i < 6; i++) {
            results.keep(new TreeMap<>(Map.of("key " + i, new byte[] {1})));
            execute("UPDATE goal_result SET last_used = now() - interval '1 day' * %d WHERE sha256 = 'key %d'"
                    .formatted(10 * (5 - i), i));
        }
        assertThat(results.find(Set.of("key 0", "key 1", "none"))).containsOnlyKeys("key 0", "key 1");
        results.pruneNow();
        assertThat(keys()).containsExactlyInAnyOrder("key 0", "key 1", "key 5");
        execute("UPDATE goal_result SET last_used = now() - interval '31 days' WHERE sha256 = 'key 0'");
        results.pruneNow();
        assertThat(keys()).containsExactlyInAnyOrder("key 1", "key 5");
    }

    @Test
    void noneIsKeptWhereNoneIsWanted() {
        GoalResults none = results(0);
        results(MOST).keep(new TreeMap<>(Map.of("key", new byte[] {1})));
        assertThat(none.find(Set.of("key"))).isEmpty();
        none.keep(new TreeMap<>(Map.of("other", new byte[] {1})));
        assertThat(keys()).containsExactly("key");
        none.pruneNow();
        assertThat(keys()).isEmpty();
    }
}
