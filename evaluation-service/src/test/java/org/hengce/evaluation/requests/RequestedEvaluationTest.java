package org.hengce.evaluation.requests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.recreation.RecreationCheck;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What analysts ask for; the figures are those of R for this file (samples/reference). */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestedEvaluationTest extends WithOwnersEvents {
    @TestHTTPResource(value = "/health/ready", management = true)
    String health = ""; // replaced before each test

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00.000002Z");

    @Inject
    EvaluationStore store;

    @Inject
    InputsReader inputs;

    private String indicator = "";
    private String policy = "";

    @Inject
    RecreationCheck recreation;

    /** Once, but where the address of the service is known, which is only before each test. */
    @BeforeEach
    void aPolicyWithACorrectedValue() throws Exception {
        if (!policy.isEmpty()) {
            return;
        }
        indicator = newCode("sales-");
        policy = newCode("CA-");
        List<ObservationsV1.Row> rows = cigarettes();
        List<String> regions =
                rows.stream().map(ObservationsV1.Row::region).distinct().toList();
        for (String region : regions) {
            publishRegion(region);
        }
        awaitKnown(regions);
        publishIndicator(indicator);
        publishPart(indicator, FIRST, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, FIRST, null, 2, 2, rows.subList(1000, rows.size()));
        publishPart(indicator, SECOND, FIRST, 1, 1, List.of(row("US-PA", "1987", 110.6)));
        publishPolicy(proposition99(policy, indicator), 2, 1);
        evaluation(
                policy, e -> SECOND.toString().equals(e.getString("provenance.observationsAsOf.'" + indicator + "'")));
    }

    /** Other topics may come sooner: without its region the policy has an evaluation that says what is missing. */
    private void awaitKnown(List<String> regions) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM region WHERE code = ANY (:codes)")
                                .bindArray("codes", String.class, regions)
                                .mapTo(Integer.class)
                                .one())
                        == regions.size());
    }

    private static RequestSpecification analyst() {
        return given().auth()
                .oauth2(Tokens.of("evaluation-service", "test-analyst", "analyst"))
                .contentType("application/json");
    }

    private static RequestSpecification admin() {
        return given().auth()
                .oauth2(Tokens.of("evaluation-service", "test-admin", "admin"))
                .contentType("application/json");
    }

    private static JsonPath made(ValidatableResponse taken) {
        String id = taken.statusCode(202).extract().path("id");
        taken.header("Location", "/api/v1/evaluations/" + id);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> viewer().get("/api/v1/evaluations/" + id).jsonPath(),
                        e -> List.of("COMPLETED", "NOT_EVALUABLE").contains(e.getString("status")));
    }

    private JsonPath asked(String wishes) {
        return made(analyst()
                .body("{\"policy\": \"%s\"%s}".formatted(policy, wishes))
                .post("/api/v1/evaluations")
                .then());
    }

    @Test
    void anAnalystMayAskForAnotherMethodAndSeed() {
        JsonPath other = asked(", \"method\": \"SYNTHETIC_CONTROL\", \"seed\": 7, \"robustness\": false");
        assertThat(other.getString("trigger")).isEqualTo("REQUEST");
        assertThat(other.getString("effects[0].method")).isEqualTo("SYNTHETIC_CONTROL");
        assertThat(other.getLong("provenance.seed")).isEqualTo(7);
        assertThat(other.getList("robustness")).isEmpty();
        assertThat(asked(", \"method\": \"SYNTHETIC_CONTROL\", \"seed\": 7, \"robustness\": false")
                        .getMap("effects[0]"))
                .as("the same again, though it is another evaluation")
                .isEqualTo(other.getMap("effects[0]"));
    }

    @Test
    void whatIsAskedForDoesNotTakeThePlaceOfWhatEventsStarted() {
        String own =
                asked(", \"method\": \"BEFORE_AFTER\", \"robustness\": false").getString("id");
        String of = "/api/v1/evaluations?policy=" + policy;
        assertThat(viewer().get(of + "&limit=1").jsonPath().getString("items[0].id"))
                .isEqualTo(own);
        assertThat(viewer().get(of + "&latest=true").jsonPath().getList("items.trigger"))
                .hasSize(1)
                .doesNotContain("REQUEST");
    }

    /** It may differ by its method or its day: nothing has changed because of that. */
    @Test
    void theReportOfWhatWasAskedForIsComparedWithNoEvaluationBefore() {
        String of = "/api/v1/evaluations/" + asked(", \"robustness\": false").getString("id");
        assertThat(viewer().queryParam("lang", "en").get(of + "/report.md").asString())
                .contains("Cigarette sales per capita")
                .doesNotContain("What changed");
    }

    @Test
    void anEarlierDayIsSeenWithWhatWasKnownThen() {
        JsonPath then = asked(", \"asOf\": \"%s\"".formatted(FIRST));
        assertThat(then.getDouble("effects[0].estimate")).isCloseTo(-5.2883, within(5e-5));
        assertThat(then.getString("provenance.observationsAsOf.'" + indicator + "'"))
                .isEqualTo(FIRST.toString());
        JsonPath now = asked("");
        assertThat(now.getDouble("effects[0].estimate")).isCloseTo(-5.2816, within(5e-5));
        JsonPath before = asked(", \"asOf\": \"2025-12-31\"");
        assertThat(before.getString("status")).isEqualTo("NOT_EVALUABLE");
        assertThat(before.getMap("reasons")).containsKey("effects[0]");
    }

    @Test
    void whatAnEvaluationWasMadeFromIsMadeAgainFromItsPins() {
        JsonPath then = asked(", \"asOf\": \"%s\"".formatted(FIRST));
        var pinned = store.inputsOf(UUID.fromString(then.getString("id"))).orElseThrow();
        assertThat(EvaluatedInputs.panelHashes(inputs.again(pinned), Specification.automatic()))
                .isEqualTo(then.getMap("provenance.panelSha256"))
                .isNotEqualTo(
                        EvaluatedInputs.panelHashes(inputs.read(policy).orElseThrow(), Specification.automatic()));
    }

    @Test
    void aSampleIsMadeAgainEveryNightAndWhatDiffersIsSaid() throws Exception {
        String lossy = newCode("sales-");
        String of = newCode("CA-");
        publishIndicator(lossy);
        publishPart(lossy, FIRST, null, 1, 1, cigarettes().subList(0, 900));
        publishPolicy(proposition99(of, lossy), 1, 1);
        evaluation(of, e -> "COMPLETED".equals(e.getString("status")));
        RecreationCheck.Outcome sound = recreation.check(1_000);
        assertThat(sound.checked()).isPositive();
        assertThat(sound.differing()).isEmpty();
        // As if a value had been lost on the way of a restore.
        lose(lossy, "US-CA", "1975");
        assertThat(recreation.check(1_000).differing()).isNotEmpty();
        given().get(health)
                .then()
                .body("checks.find { it.name == 'evaluations made again' }.data.state", equalTo("DEGRADED"));
    }

    @Test
    void aMethodThatThePanelDoesNotAllowSaysWhatIsMissing() throws Exception {
        String lonely = newCode("sales-");
        String of = newCode("CA-");
        publishIndicator(lonely);
        List<ObservationsV1.Row> california = cigarettes().stream()
                .filter(row -> row.region().equals("US-CA"))
                .toList();
        publishPart(lonely, FIRST, null, 1, 1, california);
        publishPolicy(proposition99(of, lonely), 1, 1);
        evaluation(of, e -> "COMPLETED".equals(e.getString("status")));
        JsonPath refused = made(analyst()
                .body(Map.of("policy", of, "method", "SYNTHETIC_DID"))
                .post("/api/v1/evaluations")
                .then());
        assertThat(refused.getString("status")).isEqualTo("NOT_EVALUABLE");
        assertThat(refused.getString("reasons.'effects[0]'.message.en")).isNotBlank();
        assertThat(refused.getString("reasons.'effects[0]'.message.zh")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"policy\": \"NOBODY-KNOWS\"} | 422 | policy",
                "{\"policy\": \"a b\"} | 422 | policy",
                "{} | 422 | must not be null",
                "{\"policy\": null} | 422 | must not be null",
                "{\"policy\": \"POLICY\", \"asOf\": \"2999-01-01\"} | 422 | future",
                "{\"policy\": \"POLICY\", \"asOf\": \"yesterday\"} | 422 | asOf",
                "{\"policy\": \"POLICY\", \"asOf\": \"\"} | 422 | asOf",
                "{\"policy\": \"POLICY\", \"method\": \"MAGIC\"} | 400 | method",
                "{\"policy\": \"POLICY\", \"method\": \"POWER\"} | 400 | method",
                "{\"policy\": \"POLICY\", \"seed\": -1} | 422 | seed",
                "{\"policy\": \"POLICY\", \"seed\": 1.5} | 400 | seed",
                "{\"policy\": \"POLICY\", \"seed\": 9007199254740992} | 422 | seed",
                "{\"policy\": \"POLICY\", \"colour\": \"red\"} | 400 | colour"
            })
    void whatCannotBeAskedIsRefusedWithItsReason(String body, int status, String named) {
        int before = requests();
        ValidatableResponse refused = analyst()
                .body(body.replace("POLICY", policy))
                .post("/api/v1/evaluations")
                .then();
        assertThat(refused.extract().statusCode())
                .as(refused.extract().asString())
                .isIn(400, 422)
                .isEqualTo(status);
        refused.body(containsString(named));
        assertThat(requests()).isEqualTo(before);
    }

    private int requests() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM request")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void onlyAnalystsAskAndTheSameKeyAsksOnce() {
        viewer().contentType("application/json")
                .body(Map.of("policy", policy))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(403);
        String key = UUID.randomUUID().toString();
        String once = analyst()
                .header("Idempotency-Key", key)
                .body(Map.of("policy", policy))
                .post("/api/v1/evaluations")
                .path("id");
        analyst()
                .header("Idempotency-Key", key)
                .body(Map.of("policy", policy))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(once));
    }

    /** A request that another replica works on, or that failed so often. */
    private UUID request(String ofPolicy, boolean running, int attempts) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO request (id, policy, version, specification, asked_by, holder, until, attempts)
                        VALUES (:id, :policy, 1, '{"method":null,"seed":null,"robustness":true}', 'test-analyst', :holder,
                            CASE WHEN :running THEN now() + interval '1 hour' END, :attempts)""")
                .bind("id", id)
                .bind("policy", ofPolicy)
                .bind("holder", UUID.randomUUID())
                .bind("running", running)
                .bind("attempts", attempts)
                .execute());
        return id;
    }

    private static ValidatableResponse move(UUID id, String to) {
        return analyst()
                .body(Map.of("to", to))
                .post("/api/v1/evaluations/" + id + "/transitions")
                .then();
    }

    @Test
    void whatRunsCanBeCancelledOnceAndStaysToBeSeen() {
        UUID id = request(policy, true, 0);
        viewer().get("/api/v1/evaluations/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("RUNNING"))
                .body("policy.code", equalTo(policy));
        viewer().get("/api/v1/evaluations?status=RUNNING&policy=" + policy)
                .then()
                .body("items.id", hasItem(id.toString()));
        viewer().contentType("application/json")
                .body(Map.of("to", "CANCELLED"))
                .post("/api/v1/evaluations/" + id + "/transitions")
                .then()
                .statusCode(403);
        move(id, "QUEUED").statusCode(409).body("detail", containsString("RUNNING"));
        move(id, "CANCELLED").statusCode(200).body("status", equalTo("CANCELLED"));
        move(id, "CANCELLED").statusCode(409);
        move(id, "COMPLETED").statusCode(400).body("violations[0].field", equalTo("to"));
        move(UUID.randomUUID(), "CANCELLED").statusCode(404);
        viewer().get("/api/v1/evaluations?status=CANCELLED&policy=" + policy)
                .then()
                .body("items.id", hasItem(id.toString()));
        viewer().get("/api/v1/evaluations?policy=" + policy).then().body("items.id", not(hasItem(id.toString())));
    }

    @Test
    void whatFailsAgainAndAgainIsSetAsideAndCanBeTriedAgain() {
        UUID id = request(newCode("GONE-"), false, 9);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        viewer().get("/api/v1/evaluations/" + id).path("status").equals("FAILED"));
        viewer().get("/api/v1/evaluations/" + id)
                .then()
                .body("reasons.status.message.en", containsString("10 times"))
                .body("reasons.status.message.zh", containsString("10"));
        move(id, "CANCELLED").statusCode(409);
        move(id, "QUEUED").statusCode(200);
    }

    @Test
    void whatIsSetAsideIsSeenWithItsReasonAndCanBeTriedAgain() {
        String code = newCode("P-");
        jdbi.useHandle(h -> {
            h.execute(
                    "INSERT INTO due_mark (policy, trigger, marked_at, tried) VALUES (?, 'POLICY', now() - interval '1 minute', true)",
                    code);
            h.execute("""
                            INSERT INTO work (policy, attempts, set_aside, failed_at, retry_at, failure)
                            VALUES (?, 10, true, now(), now() + interval '1 hour', 'java.lang.IllegalStateException: out of luck')""", code);
        });
        JsonPath due = admin().get("/api/v1/due-evaluations?limit=1000").jsonPath();
        Map<String, Object> found = due.getMap("items.find { it.policy == '" + code + "' }");
        assertThat(found)
                .containsEntry("state", "SET_ASIDE")
                .containsEntry("attempts", 10)
                .containsEntry("failure", "java.lang.IllegalStateException: out of luck");
        assertThat(given().auth()
                        .oauth2(Tokens.within(List.of("US-CA"), "evaluation-service", "test-limited", "admin"))
                        .get("/api/v1/due-evaluations?limit=1000")
                        .jsonPath()
                        .getString("items.find { it.policy == '" + code + "' }.failure"))
                .as("what it says may quote a value of elsewhere")
                .isEqualTo("java.lang.IllegalStateException");
        viewer().get("/api/v1/due-evaluations").then().statusCode(403);
        admin().body(Map.of("to", "RUNNING"))
                .post("/api/v1/due-evaluations/" + code + "/transitions")
                .then()
                .statusCode(409);
        admin().body(Map.of("to", "WAITING"))
                .post("/api/v1/due-evaluations/" + code + "/transitions")
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"));
        awaitNothingDue(code);
        admin().body(Map.of("to", "WAITING"))
                .post("/api/v1/due-evaluations/" + code + "/transitions")
                .then()
                .statusCode(404);
    }
}
