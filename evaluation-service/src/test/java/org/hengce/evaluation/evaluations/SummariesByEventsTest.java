package org.hengce.evaluation.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.testing.Tokens;
import org.hengce.methods.score.Rating;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists of policies and overviews are told of evaluations, from events to readers. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummariesByEventsTest extends WithOwnersEvents {
    private static final String SUMMARIES = "/api/v1/evaluations/summaries";
    private static final String RATINGS = "/api/v1/evaluations/ratings";
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00.000002Z");

    private String one = "";
    private String other = "";

    /** Once, but where the address of the service is known, which is only before each test. */
    @BeforeEach
    void twoPolicies() throws Exception {
        if (one.isEmpty()) {
            String[] policies = evaluated(newCode("sales-"), newCode("A-"), newCode("B-"));
            one = policies[0];
            other = policies[1];
        }
    }

    private static JsonPath summaries(String query) {
        Response answer = viewer().get(SUMMARIES + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void aPolicysLastEvaluationIsSaidInTheWordsOfItsReport() {
        JsonPath whole = evaluation(one, e -> true);
        JsonPath brief = summaries("?policy=" + one);
        assertThat(brief.getList("items")).hasSize(1);
        assertThat(brief.getString("items[0].id")).isEqualTo(whole.getString("id"));
        assertThat(brief.getString("items[0].policy.title.en")).isEqualTo("California tobacco control programme");
        assertThat(brief.getInt("items[0].policy.version")).isEqualTo(1);
        assertThat(brief.getString("items[0].category")).isEqualTo("ENTERPRISE_SUPPORT");
        for (String field : List.of("status", "completedAt", "trigger", "standing", "rating", "restricted")) {
            assertThat(brief.getString("items[0]." + field)).as(field).isEqualTo(whole.getString(field));
        }
        assertThat(brief.getMap("items[0].score")).isEqualTo(whole.getMap("score"));
        assertThat(brief.getInt("items[0].evidenceLevel")).isEqualTo(whole.getInt("evidence.level"));
        for (String language : List.of("zh", "en")) {
            String report = viewer().queryParam("lang", language)
                    .get("/api/v1/evaluations/" + whole.getString("id") + "/report.json")
                    .asString();
            for (String said : List.of("rating", "score", "evidence", "sentence")) {
                assertThat(report)
                        .as(said)
                        .contains("\"" + brief.getString("items[0].words." + said + "." + language) + "\"");
            }
        }
    }

    @Test
    void severalPoliciesAreAskedForAtOnceAndThoseWithoutAnEvaluationAreNotThere() {
        JsonPath both = summaries("?policy=" + one + ",NOBODY-KNOWS," + other);
        assertThat(both.getList("items.policy.code")).containsExactlyInAnyOrder(one, other);
        JsonPath first = summaries("?limit=1&policy=" + one + "," + other);
        JsonPath second =
                summaries("?limit=1&policy=" + one + "," + other + "&cursor=" + first.getString("nextCursor"));
        assertThat(List.of(first.getString("items[0].policy.code"), second.getString("items[0].policy.code")))
                .containsExactlyElementsOf(both.getList("items.policy.code"));
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(summaries("?category=TALENT&policy=" + one).getList("items")).isEmpty();
        assertThat(summaries("?category=ENTERPRISE_SUPPORT&policy=" + one).getList("items"))
                .hasSize(1);
    }

    @Test
    void thoseOfAStateOrARatingAreFound() {
        String rating = evaluation(one, e -> true).getString("rating");
        String both = "&policy=" + one + "," + other;
        assertThat(summaries("?status=COMPLETED" + both).getList("items")).hasSize(2);
        assertThat(summaries("?status=NOT_EVALUABLE" + both).getList("items")).isEmpty();
        assertThat(summaries("?rating=" + rating + both).getList("items.policy.code"))
                .contains(one);
        assertThat(summaries("?rating=HARMFUL" + both).getList("items")).isEmpty();
    }

    @Test
    void whatSomebodyAskedForDoesNotTakeItsPlace() {
        String before = summaries("?policy=" + one).getString("items[0].id");
        String asked = io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.of("evaluation-service", "test-analyst", "analyst"))
                .contentType("application/json")
                .body(Map.of("policy", one, "method", "BEFORE_AFTER", "robustness", false))
                .post("/api/v1/evaluations")
                .jsonPath()
                .getString("id");
        await().atMost(Duration.ofSeconds(30)).until(() -> "COMPLETED"
                .equals(viewer().get("/api/v1/evaluations/" + asked).jsonPath().getString("status")));
        assertThat(summaries("?policy=" + one).getString("items[0].id")).isEqualTo(before);
    }

    @Test
    void aSummaryThatWasNotKeptIsMadeFromTheWholeEvaluation() {
        Map<String, Object> kept = summaries("?policy=" + other).getMap("items[0]");
        jdbi.useHandle(h -> h.execute("UPDATE latest_evaluation SET summary = NULL WHERE policy = ?", other));
        assertThat(summaries("?policy=" + other).getMap("items[0]")).isEqualTo(kept);
    }

    @Test
    void whatARestrictedEvaluationHidesIsInNoSummaryAndNoCount() throws Exception {
        String confidential = newCode("sales-");
        String policy = evaluated(confidential, newCode("C-"))[0];
        JsonPath free = viewer().get(RATINGS).jsonPath();
        int unrated = free.getInt("ratings[5].count");
        // As the reader sees them before the evaluation that follows: what is hidden is hidden at once.
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO work (policy, holder, until) VALUES (?, ?, now() + interval '1 day')"
                        + " ON CONFLICT (policy) DO UPDATE SET holder = excluded.holder, until = excluded.until",
                policy,
                UUID.randomUUID()));
        publishPart(
                confidential,
                LATER,
                FIRST_VINTAGE,
                1,
                1,
                List.of(new ObservationsV1.Row("US-CA", "_T", "1990", 76.543, "A", "N")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> summaries("?policy=" + policy).getBoolean("items[0].restricted"));
        JsonPath hidden = summaries("?policy=" + policy);
        for (Rating rating : Rating.values()) {
            String found = "?rating=" + rating + "&policy=" + policy;
            assertThat(summaries(found).getList("items")).as("for all").isEmpty();
            assertThat(steward().get(SUMMARIES + found).jsonPath().getList("items"))
                    .as("for stewards, too")
                    .isEmpty();
        }
        for (String field : List.of("rating", "score", "evidenceLevel")) {
            assertThat(hidden.getString("items[0]." + field)).as(field).isNull();
        }
        assertThat(hidden.getString("items[0].words.sentence.en")).contains("not public");
        assertThat(hidden.getString("items[0].words.rating.en")).isEqualTo("Not rated");
        JsonPath whole = steward().get(SUMMARIES + "?policy=" + policy).jsonPath();
        assertThat(whole.getString("items[0].rating")).isNotNull();
        assertThat(whole.getString("items[0].words.sentence.en")).contains("cigarette sales");
        JsonPath counted = viewer().get(RATINGS).jsonPath();
        assertThat(counted.getInt("policies")).isEqualTo(free.getInt("policies"));
        assertThat(counted.getInt("ratings[5].count")).isEqualTo(unrated + 1);
        assertThat(steward().get(RATINGS).jsonPath().getMap(""))
                .as("the same for all")
                .isEqualTo(counted.getMap(""));
    }

    @Test
    void ratingsAreCountedByTheLastEvaluationOfEachPolicy() {
        JsonPath all = viewer().get(RATINGS).jsonPath();
        assertThat(all.getList("ratings.rating"))
                .containsExactly("EFFECTIVE", "PROMISING", "NO_MATERIAL_EFFECT", "INCONCLUSIVE", "HARMFUL", null);
        assertThat(all.getList("ratings.count", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(all.getInt("policies"));
        assertThat(all.getString("ratings[3].word.zh")).isEqualTo("尚无定论");
        assertThat(all.getInt("ratings[3].count")).isGreaterThanOrEqualTo(2);
        JsonPath none =
                viewer().get(RATINGS + "?category=INTELLECTUAL_PROPERTY").jsonPath();
        assertThat(none.getInt("policies")).isZero();
        assertThat(none.getList("ratings")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "/summaries?policy=a%20b, policy",
        "/summaries?policy=, policy",
        "/summaries?policy=A%2C%2CB, policy",
        "/summaries?category=MAGIC, category",
        "/summaries?category=talent, category",
        "/summaries?limit=0, limit",
        "/summaries?cursor=abc, cursor",
        "/summaries?rating=effective, rating",
        "/summaries?status=FAILED, status",
        "/summaries?standing=EX_POST, standing",
        "/ratings?category=, category",
        "/ratings?policy=A, policy"
    })
    void whatCannotBeAskedIsRefusedWithItsReason(String query, String named) {
        Response refused = viewer().urlEncodingEnabled(false).get("/api/v1/evaluations" + query);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.asString()).contains(named);
    }

    @Test
    void fiftyPoliciesAreTakenAndNotOneMore() {
        String fifty = IntStream.range(0, 50).mapToObj(i -> "P" + i).collect(Collectors.joining(","));
        assertThat(summaries("?policy=" + fifty).getList("items")).isEmpty();
        Response refused = viewer().get(SUMMARIES + "?policy=" + fifty + ",P50");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("51", "50");
    }

    @Test
    void theReportAsItsOwnStructureIsTheSameEachTimeAndSaysWhereItsChartsAre() {
        String id = evaluation(one, e -> true).getString("id");
        String address = "/api/v1/evaluations/" + id + "/report";
        Response report = viewer().queryParam("lang", "en").get(address + ".json");
        assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
        assertThat(report.contentType()).isEqualTo("application/json");
        assertThat(Sha256.hex(report.asByteArray()))
                .isEqualTo(Sha256.hex(viewer().queryParam("lang", "en")
                        .accept("application/json")
                        .get(address)
                        .asByteArray()));
        assertThat(viewer().queryParam("lang", "en")
                        .header("If-None-Match", report.header("ETag"))
                        .get(address + ".json")
                        .statusCode())
                .isEqualTo(304);
        List<String> charts = report.jsonPath()
                .getList(
                        "sections.find { it.id == 'results' }.parts[0].blocks.findAll { it.type == 'CHART' }.chart.href");
        assertThat(charts).isNotEmpty();
        for (String chart : charts) {
            assertThat(viewer().get(chart + ".svg").statusCode()).as(chart).isEqualTo(200);
        }
        assertThat(viewer().queryParam("lang", "zh")
                        .get(address + ".json")
                        .jsonPath()
                        .getString("lang"))
                .isEqualTo("zh");
        assertThat(viewer().queryParam("form", "poster").get(address + ".json").statusCode())
                .isEqualTo(400);
    }
}
