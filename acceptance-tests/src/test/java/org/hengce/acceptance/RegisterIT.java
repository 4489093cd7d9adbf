package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A policy from its draft to its repeal, as an office keeps it: what it names comes later than itself, its plan is sealed in the
 * year in which it begins, it is evaluated under that plan, amended, reported on, and repealed. Nothing in it is real.
 */
@Order(2)
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegisterIT {
    private static final String CODE = "REG-FUND";
    private static final String INDICATOR = "reg-series";
    private static final String PATH = "/api/v1/policies/" + CODE;
    private static final int REGIONS = 12;
    private static final int YEARS = 20;
    /** The policy begins in it: a plan can be sealed to its end. */
    private final int thisYear = Year.now(ZoneOffset.UTC).getValue();

    private static String region(int number) {
        return "REG-R%02d".formatted(number);
    }

    private static JsonNode read(String json) throws Exception {
        return Api.JSON.readTree(json);
    }

    private ObjectNode text() throws Exception {
        return (ObjectNode) read("""
                {"code": "%s", "title": {"zh": "集成电路基金", "en": "A fund for chips"}, "category": "INDUSTRIAL_PLANNING",
                 "level": "PROVINCIAL", "instruments": ["EQUITY"], "legalBasis": "an act",
                 "rationale": {"marketFailure": "MISSING_MARKET", "text": {"en": "Nobody lends against designs."}},
                 "beneficiaries": [{"kind": "SMALL_FIRMS", "count": 400}], "announcedOn": "%d-01-01",
                 "budget": {"amount": 300, "currency": "CNY", "years": [{"year": %2$d, "amount": 300}]},
                 "coverage": [{"region": "%3$s", "from": "%2$d"}],
                 "goals": [{"indicator": "%4$s", "targetEffect": 5, "weight": 1}],
                 "logicModel": {"items": [{"code": "MONEY", "stage": "INPUT", "text": {"en": "Money"}},
                                          {"code": "OUTPUT", "stage": "OUTCOME", "text": {"en": "Output"}, "indicator": "%4$s"}],
                                "links": [{"from": "MONEY", "to": "OUTPUT"}]}}""".formatted(CODE, thisYear, region(0), INDICATOR));
    }

    private ObjectNode plan(int readings) throws Exception {
        ObjectNode plan = (ObjectNode) read("""
                {"goals": [{"indicator": "%s", "method": null, "smallestEffectOfInterest": 1.0, "weight": 1}], "readings": []}""".formatted(INDICATOR));
        for (int k = 1; k <= readings; k++) {
            plan.withArray("readings")
                    .addObject()
                    .put("on", "%d-06-30".formatted(thisYear + 2 * k))
                    .put("lastPeriod", Integer.toString(thisYear + 2 * k - 1));
        }
        return plan;
    }

    private static Api.Answer done(Api.Answer answer, int expected) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(expected);
        return answer;
    }

    private static Api.Answer put(Api api, String path, JsonNode body) {
        return api.send("PUT", path, body.toString(), "application/json", "If-Match", "*");
    }

    private static JsonNode evaluation(Api admin, Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> admin.get("/api/v1/evaluations?latest=true&policy=" + CODE)
                                .json()
                                .at("/items/0"),
                        wanted);
    }

    @Test
    @Order(1)
    void aDraftNamesWhatIsNotDefinedYetUntilItIs(Api admin) throws Exception {
        JsonNode registered = done(admin.post("/api/v1/policies", text()), 201).json();
        assertThat(registered.get("pending").findValuesAsText("field"))
                .containsExactly("coverage[0].region", "goals[0].indicator", "logicModel.items[1].indicator");
        for (int r = 0; r < REGIONS; r++) {
            ObjectNode region = Api.JSON.createObjectNode().put("level", "PROVINCIAL");
            region.putObject("name").put("en", region(r));
            done(admin.put("/api/v1/regions/" + region(r), region), 201);
        }
        ObjectNode indicator = (ObjectNode) read("""
                {"name": {"en": "made up"}, "dimension": "ECONOMY", "unitMeasure": "things", "frequency": "A",
                 "direction": "HIGHER_IS_BETTER", "aggregation": "MEAN", "decimals": 3}""");
        done(admin.put("/api/v1/indicators/" + INDICATOR, indicator), 201);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.get(PATH).json().get("pending").isEmpty());

        ObjectNode harm = text();
        harm.withArray("goals").path(0).withObject("").put("targetEffect", -5);
        done(put(admin, PATH, harm), 422);
        done(admin.post("/api/v1/policies", text().put("code", "REG-MISTAKE")), 201);
        done(admin.send("DELETE", "/api/v1/policies/REG-MISTAKE", null, "application/json", "If-Match", "\"1\""), 204);
        done(admin.get("/api/v1/policies/REG-MISTAKE"), 404);
    }

    @Test
    @Order(2)
    void itsPlanIsSealedAndEvaluatedUnder(Api admin) throws Exception {
        ObjectNode other = plan(2);
        other.withArray("goals").path(0).withObject("").put("transform", "LOG");
        done(admin.put(PATH + "/plan", other), 422);
        JsonNode sealed = done(admin.put(PATH + "/plan", plan(2)), 201).json();
        assertThat(sealed.get("sha256").textValue()).matches("[0-9a-f]{64}");
        step(admin, "PUBLISHED", "%d-01-01".formatted(thisYear));
        step(admin, "IN_FORCE", "%d-01-02".formatted(thisYear));

        ObjectNode values = Api.JSON.createObjectNode();
        for (int r = 0; r < REGIONS; r++) {
            for (int t = 0; t < YEARS; t++) {
                // The last two are of years in which the policy is in force, the very last foreseen.
                values.withArray("observations")
                        .addObject()
                        .put("indicator", INDICATOR)
                        .put("region", region(r))
                        .put("period", Integer.toString(thisYear + 2 - YEARS + t))
                        .put("value", 50 + 7 * r + t + (r * 31 + t * 17) % 11 / 4.0);
            }
        }
        done(admin.post("/api/v1/observations", values), 201);
        JsonNode evaluated = evaluation(
                admin,
                e -> "COMPLETED".equals(e.path("status").asText())
                        && e.at("/plan/version").asInt() == 1);
        assertThat(evaluated.get("standing").textValue()).isEqualTo("PROVISIONAL");
        assertThat(evaluated.at("/plan/next").textValue()).isEqualTo("%d-06-30".formatted(thisYear + 2));
        assertThat(evaluated.at("/policy/version").asInt()).isEqualTo(1);
    }

    private static void step(Api admin, String to, String effectiveOn) {
        done(
                admin.post(
                        PATH + "/transitions",
                        Api.JSON
                                .createObjectNode()
                                .put("to", to)
                                .put("reason", "made up")
                                .put("effectiveOn", effectiveOn)),
                200);
    }

    @Test
    @Order(3)
    void amendmentsOfPlanAndTextAndWhatTheAgencyReportsReachTheEvaluation(Api admin) throws Exception {
        done(admin.put(PATH + "/plan", plan(3)), 428);
        done(put(admin, PATH + "/plan?reason=one%20reading%20more", plan(3)), 201);
        JsonNode amended = evaluation(admin, e -> e.at("/plan/version").asInt() == 2);
        assertThat(amended.at("/plan/readings").asInt()).isEqualTo(3);
        assertThat(admin.get(PATH + "/plan/1").json().get("readings")).hasSize(2);

        JsonNode report = read("""
                {"on": "%s", "by": "The Office", "text": {"zh": "进展顺利。"}, "claims": [{"indicator": "%s", "value": 4.5}],
                 "attachments": [{"name": "report.pdf", "mediaType": "application/pdf", "bytes": 482133, "sha256": "%s"}]}""".formatted(LocalDate.ofYearDay(thisYear, 1), INDICATOR, "ab".repeat(32)));
        done(admin.post(PATH + "/self-assessments", report), 201);
        JsonNode reported = evaluation(admin, e -> e.path("selfAssessments").size() == 1);
        assertThat(reported.at("/selfAssessments/0/by").textValue()).isEqualTo("The Office");

        ObjectNode more = text();
        more.withArray("beneficiaries").path(0).withObject("").put("count", 600);
        done(put(admin, PATH + "?reason=more%20firms", more), 200);
        evaluation(admin, e -> e.at("/policy/version").asInt() == 2);
        JsonNode changes =
                done(admin.get(PATH + "/versions/1/diff/2"), 200).json().get("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.at("/0/field").textValue()).isEqualTo("beneficiaries[SMALL_FIRMS].count");
        assertThat(changes.at("/0/after").asInt()).isEqualTo(600);
    }

    @Test
    @Order(4)
    void onceRepealedItStaysAsItWasWithAllThatWasDoneWithIt(Api admin) throws Exception {
        step(admin, "REPEALED", "%d-12-31".formatted(thisYear));
        done(put(admin, PATH, text()), 409);
        done(admin.send("DELETE", PATH, null, "application/json", "If-Match", "*"), 409);
        JsonNode history = done(admin.get(PATH + "/history"), 200).json().get("items");
        assertThat(StreamSupport.stream(history.spliterator(), false)
                        .map(entry -> entry.get("action").textValue()))
                .containsExactly(
                        "MOVED",
                        "REVISED",
                        "SELF_ASSESSED",
                        "PLAN_SEALED",
                        "MOVED",
                        "MOVED",
                        "PLAN_SEALED",
                        "REGISTERED");
        assertThat(history.at("/0/effectiveOn").textValue()).isEqualTo("%d-12-31".formatted(thisYear));
        assertThat(history.at("/1/reason").textValue()).isEqualTo("more firms");
        assertThat(admin.get(PATH).header("ETag")).isEqualTo("\"%d\"".formatted(history.size()));
        assertThat(admin.get(PATH + "/versions/1")
                        .json()
                        .at("/policy/beneficiaries/0/count")
                        .asInt())
                .isEqualTo(400);
    }
}
