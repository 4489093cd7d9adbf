package org.hengce.evaluation.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.evaluation.evaluations.LatestEvaluations.Latest;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.testing.TestDatabase;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.json.EvaluationStatus;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatestEvaluationsTest {
    private static final PageRequest PAGE = PageRequest.of(null, null);

    private TestDatabase database;
    private Jdbi jdbi;
    private LatestEvaluations latest;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.migrated();
        jdbi = database.jdbi();
        latest = new LatestEvaluations(jdbi);
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    /** As any release stores one: nothing is said of what is the last. */
    private UUID evaluation(String policy, String trigger, String rating, boolean restricted) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(h -> h.execute("""
                INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document, inputs, restricted)
                VALUES (?, ?, 'COMPLETED', ?, ?, now(), jsonb_build_object('rating', cast(? AS text)),
                    '{"policy": {"policy": {"category": "TALENT"}}}', ?)""", id, policy, trigger, id.toString(), rating, restricted));
        return id;
    }

    private static SummaryFilter of(String... policies) {
        return new SummaryFilter(List.of(policies), null, null, null);
    }

    private List<UUID> all() {
        return latest.newestFirst(of(), PAGE).stream().map(Latest::evaluation).toList();
    }

    @Test
    void theLastOneThatEventsStartedIsKeptWhoeverWritesIt() {
        evaluation("A", "POLICY", "HARMFUL", false);
        UUID b = evaluation("B", "POLICY", "EFFECTIVE", false);
        UUID a = evaluation("A", "OBSERVATIONS", "PROMISING", false);
        evaluation("B", "REQUEST", "HARMFUL", false);
        assertThat(all()).containsExactly(a, b);
        assertThat(latest.byRating(null)).isEqualTo(Map.of("PROMISING", 1, "EFFECTIVE", 1));
    }

    @Test
    void aRatingThatIsNotFreeIsNotKept() {
        evaluation("A", "POLICY", "EFFECTIVE", false);
        evaluation("A", "POLICY", "HARMFUL", true);
        assertThat(latest.byRating(Category.TALENT)).isEqualTo(Map.of("", 1));
        assertThat(latest.byRating(Category.RESEARCH_INNOVATION)).isEmpty();
    }

    @Test
    void whatWasThereBeforeTheUpgradeIsInItToo() throws Exception {
        stop();
        database = TestDatabase.migratedTo("1011");
        jdbi = database.jdbi();
        evaluation("A", "POLICY", "EFFECTIVE", false);
        UUID a = evaluation("A", "POLICY", "HARMFUL", false);
        evaluation("A", "REQUEST", "PROMISING", false);
        UUID b = evaluation("B", "POLICY", "EFFECTIVE", true);
        database.upgrade();
        latest = new LatestEvaluations(jdbi);
        assertThat(all()).containsExactly(b, a);
        assertThat(latest.byRating(Category.TALENT)).isEqualTo(Map.of("HARMFUL", 1, "", 1));
    }

    @Test
    void aSummaryIsThatOfTheEvaluationItWasKeptWith() {
        UUID first = evaluation("A", "POLICY", "EFFECTIVE", false);
        jdbi.useHandle(h -> latest.keep(h, first, "first"));
        assertThat(latest.newestFirst(of("A"), PAGE).get(0).summary()).isEqualTo("first");
        evaluation("A", "POLICY", "HARMFUL", false);
        jdbi.useHandle(h -> latest.keep(h, first, "late"));
        assertThat(latest.newestFirst(of("A"), PAGE).get(0).summary())
                .as("by a release that keeps none")
                .isNull();
    }

    @Test
    void thoseOfARatingOrAStateAreFoundWhereNothingWasNotFree() {
        UUID harmful = evaluation("A", "POLICY", "HARMFUL", false);
        evaluation("B", "POLICY", "HARMFUL", true);
        evaluation("C", "POLICY", "EFFECTIVE", false);
        assertThat(latest.newestFirst(new SummaryFilter(List.of(), null, null, Rating.HARMFUL), PAGE))
                .extracting(Latest::evaluation)
                .containsExactly(harmful);
        assertThat(latest.newestFirst(new SummaryFilter(List.of(), null, EvaluationStatus.COMPLETED, null), PAGE))
                .hasSize(3);
        assertThat(latest.newestFirst(new SummaryFilter(List.of(), null, EvaluationStatus.NOT_EVALUABLE, null), PAGE))
                .isEmpty();
    }
}
