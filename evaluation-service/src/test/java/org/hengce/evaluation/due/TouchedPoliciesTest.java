package org.hengce.evaluation.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.testing.TestDatabase;
import org.hengce.kit.trace.TracedWork;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a change touches, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TouchedPoliciesTest {
    private TestDatabase database;
    private Jdbi jdbi;
    private DueMarks marks;
    private TouchedPolicies touched;

    @BeforeAll
    void start() throws Exception {
        database = TestDatabase.migrated();
        jdbi = database.jdbi();
        marks = new DueMarks(jdbi, new TracedWork());
        touched = new TouchedPolicies(jdbi);
        region("CN", null);
        region("CN-GD", "CN");
        region("CN-GZ", "CN-GD");
        region("CN-SZ", "CN-GD");
        region("CN-HN", "CN");
        region("CN-HI", "CN");
        region("CN-SH", "CN");
        region("CN-SC", "CN");
        region("CN-CD", "CN-SC");
        region("CN-CD-JJ", "CN-CD");
        // Covers Guangdong, may be compared with all but Hainan and what is within.
        policy("all", "[]", "null", "[\"CN-HI\"]", goal("patents", null, null));
        // Covers Guangdong, compared with Hunan alone.
        policy("named", "[]", "[\"CN-HN\"]", "[]", goal("patents", null, null));
        // The same with a plan, which may name others.
        policy("planned", "[{}]", "[\"CN-HN\"]", "[]", goal("patents", null, null));
        // The same, compared with a city.
        policy("near", "[]", "[\"CN-CD\"]", "[]", goal("patents", null, null));
        policy("sector", "[]", "null", "[]", goal("patents", "\"C\"", null));
        policy("sectors", "[]", "null", "[]", """
                {"indicator": "patents", "sector": null, "sectors": ["C", "I"], "unitWeight": null}""");
        policy("weighted", "[]", "null", "[]", goal("jobs", null, "\"people\""));
        policy("gone", "[]", "null", "[]", goal("patents", null, null));
        jdbi.useHandle(h -> h.execute("UPDATE projection_a.policy SET retired = true WHERE code = 'gone'"));
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void nothingIsDue() {
        jdbi.useHandle(h -> h.execute("DELETE FROM due_mark"));
        jdbi.useHandle(h -> h.execute("DELETE FROM due_change"));
    }

    private void region(String code, @Nullable String parent) {
        jdbi.useHandle(h -> h.execute("""
                        INSERT INTO projection_a.region (code, epoch, revision, retired, document)
                        VALUES (?, 1, 1, false, jsonb_build_object('code', cast(? AS text), 'parent', cast(? AS text)))""", code, code, parent));
    }

    private static String goal(String indicator, @Nullable String sector, @Nullable String weight) {
        return "{\"indicator\": \"%s\", \"sector\": %s, \"sectors\": [], \"unitWeight\": %s}"
                .formatted(indicator, sector, weight);
    }

    private void policy(String code, String plans, String regions, String excluded, String goal) {
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO projection_a.policy (code, epoch, revision, retired, document) VALUES (?, 1, 1, false, cast(? AS jsonb))",
                code,
                """
                {"plans": %s, "policy": {"code": "%s", "coverage": [{"region": "CN-GD", "from": "2020"}],
                 "comparison": {"regions": %s, "excluded": %s}, "goals": [%s]}}""".formatted(plans, code, regions, excluded, goal)));
    }

    private Set<String> due() {
        touched.mark();
        return jdbi.withHandle(h ->
                h.createQuery("SELECT policy FROM due_mark").mapTo(String.class).set());
    }

    @ParameterizedTest
    @CsvSource({
        "patents, CN-GD, _T, all named near planned",
        "patents, CN-SH, _T, all planned",
        "patents, CN-HN, _T, all named planned",
        "patents, CN-HI, _T, planned",
        "patents, CN,    _T, all named near planned",
        "patents, CN-GZ, _T, all named near planned",
        "patents, XX,    _T, all planned",
        "patents, CN-GD, C,  sector sectors",
        "patents, CN-SH, I,  sectors",
        "patents, CN-SH, Q,  ''",
        "jobs,    CN-SH, _T, weighted",
        "people,  CN-SH, Q,  weighted",
        "exports, CN-GD, _T, ''"
    })
    void aValueTouchesThoseWhoLookAtItsCell(String indicator, String region, String sector, String expected) {
        marks.observationsChanged(indicator, ChangedCells.of(List.of(region), List.of(sector)));
        assertThat(due()).isEqualTo(codes(expected));
    }

    private static Set<String> codes(String list) {
        return list.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(list.split(" ")));
    }

    @Test
    void aMarkCarriesTheTraceOfItsChange() {
        marks.observationsChanged("patents", ChangedCells.ANY);
        marks.observationsChanged("patents", ChangedCells.ANY);
        jdbi.useHandle(h -> h.execute("""
                UPDATE due_change SET traceparent = CASE WHEN seq = (SELECT min(seq) FROM due_change)
                    THEN '00-first' ELSE '00-last' END"""));
        touched.mark();
        List<String> traces =
                jdbi.withHandle(h -> h.createQuery("SELECT DISTINCT traceparent FROM due_mark ORDER BY traceparent")
                        .mapTo(String.class)
                        .list());
        assertThat(traces).containsExactly("00-first", "00-last");
    }

    @Test
    void valuesInSeveralRegionsTouchWhomOneOfThemDoes() {
        marks.observationsChanged("patents", ChangedCells.of(List.of("CN-HI", "CN-HN"), List.of("_T")));
        assertThat(due()).containsExactlyInAnyOrder("all", "named", "planned");
    }

    @Test
    void moreRegionsThanAreLookedAtMayBeAny() {
        List<String> many =
                Stream.iterate(0, i -> i < 51, i -> i + 1).map(i -> "R" + i).toList();
        marks.observationsChanged("patents", ChangedCells.of(many, List.of("_T")));
        assertThat(due()).containsExactlyInAnyOrder("all", "named", "near", "planned");
    }

    @Test
    void whatIsNotKnownOfAChangeTouchesAllOnTheIndicator() {
        marks.observationsChanged("patents", ChangedCells.ANY);
        assertThat(due()).containsExactlyInAnyOrder("all", "named", "near", "planned", "sector", "sectors");
    }

    @Test
    void aDefinitionTouchesAllGoalsOnItAndARegionAllPoliciesThatAreNotRetired() {
        marks.indicatorChanged("jobs");
        assertThat(due()).containsExactly("weighted");
        marks.regionsChanged();
        assertThat(due()).containsExactlyInAnyOrder("all", "named", "near", "planned", "sector", "sectors", "weighted");
    }

    @Test
    void aPolicyTouchesThoseBesideItWhereItCoversWhomTheyLookAt() {
        marks.policyChanged("all", Trigger.PLAN, Set.of("patents"), ChangedCells.in(List.of("CN-SH")));
        assertThat(due()).containsExactlyInAnyOrder("all", "planned", "sector", "sectors");
        assertThat(triggers("all")).as("its own mark alone").containsExactly("PLAN");
        assertThat(triggers("planned")).containsExactly("POLICY");
    }

    @ParameterizedTest
    @CsvSource({
        // The whole of what one is compared with, a part of it, and what is excluded, of which the whole may not be.
        "CN-SC,    all near planned sector sectors",
        "CN-CD-JJ, all near planned sector sectors",
        "CN-HI,    all planned sector sectors",
        "CN,       all named near planned sector sectors"
    })
    void aPolicyTouchesThoseWhoCompareThemselvesWithAPartOrTheWholeOfWhatItCovers(String covered, String expected) {
        marks.policyChanged("other", Trigger.POLICY, Set.of("patents"), ChangedCells.in(List.of(covered)));
        assertThat(due()).isEqualTo(codes(expected + " other"));
    }

    private List<String> triggers(String policy) {
        return jdbi.withHandle(h -> h.createQuery("SELECT trigger FROM due_mark WHERE policy = :policy ORDER BY seq")
                .bind("policy", policy)
                .mapTo(String.class)
                .list());
    }

    @Test
    void ofManyChangesTheFirstAndTheLastAreKeptWithHowManyThereWere() {
        for (int i = 0; i < 100; i++) {
            marks.policyChanged("p" + i, Trigger.POLICY, Set.of("jobs"), ChangedCells.in(List.of("CN-GD")));
        }
        marks.observationsChanged("jobs", ChangedCells.of(List.of("CN-GD"), List.of("_T")));
        touched.mark();
        String kept =
                jdbi.withHandle(h -> h.createQuery("""
                        SELECT count(*) || ' marks for ' || sum(changes) || ', last ' || (array_agg(trigger ORDER BY marked_at DESC))[1]
                        FROM due_mark WHERE policy = 'weighted'""").mapTo(String.class).one());
        assertThat(kept).isEqualTo("2 marks for 101, last OBSERVATIONS");
        assertThat(due()).as("nothing twice").hasSize(101);
    }

    @Test
    void aChangeThatIsNotCommittedWaitsAndHoldsNothingUp() {
        try (Handle other = jdbi.open()) {
            other.begin();
            other.execute("INSERT INTO due_change (indicator, trigger) VALUES ('jobs', 'OBSERVATIONS')");
            assertThat(due()).isEmpty();
            marks.observationsChanged("patents", ChangedCells.in(List.of("CN-HN")));
            assertThat(due()).contains("named").doesNotContain("weighted");
            other.commit();
        }
        assertThat(due()).contains("weighted");
    }

    @Test
    void severalWorkersMarkEachChangeOnce() {
        for (int i = 0; i < 200; i++) {
            marks.observationsChanged("jobs", ChangedCells.in(List.of("CN-GD")));
        }
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(touched::mark))
                        .limit(8)
                        .toArray(CompletableFuture[]::new))
                .join();
        long changes = jdbi.withHandle(h -> h.createQuery("SELECT sum(changes) FROM due_mark")
                .mapTo(Long.class)
                .one());
        assertThat(changes).isEqualTo(200);
    }

    @Test
    void regionsThatAreEachPartOfTheOtherEndTheSearch() {
        region("A", "B");
        region("B", "A");
        marks.observationsChanged("patents", ChangedCells.of(List.of("A"), List.of("_T")));
        assertThat(due()).containsExactlyInAnyOrder("all", "planned");
    }
}
