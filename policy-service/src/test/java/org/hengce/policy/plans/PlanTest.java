package org.hengce.policy.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.testing.Surroundings;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PlanTest extends WithPolicies {
    private static final String PLAN = """
            {"goals": [{"indicator": "cigarette-sales", "sector": null, "transform": null, "method": "SYNTHETIC_DID",
                        "comparison": {"regions": null, "excluded": ["US-AZ"]}, "window": {"from": "2040", "to": null},
                        "smallestEffectOfInterest": 4.50, "weight": 1}],
             "readings": [{"on": "2063-06-30", "lastPeriod": "2062"}, {"on": "2065-06-30", "lastPeriod": "2064"}]}""";

    private ObjectNode plan() throws Exception {
        return (ObjectNode) json.readTree(PLAN);
    }

    private ObjectNode textFrom(String code, String from) {
        ObjectNode text = text(code);
        text.withArray("coverage").removeAll();
        text.withArray("coverage").addObject().put("region", "US-CA").put("from", from);
        text.remove("announcedOn");
        return text;
    }

    /** A policy that begins later. */
    private String ahead() {
        String code = newCode();
        officer().body(textFrom(code, "2060")).post(PATH).then().statusCode(201);
        return code;
    }

    private static String path(String code) {
        return PATH + "/" + code + "/plan";
    }

    private String sealed(String code) throws Exception {
        return officer()
                .body(plan())
                .put(path(code))
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
    }

    @Test
    void aPlanIsSealedWithItsTimeAndAHashThatAnybodyCanComputeAgain() throws Exception {
        String code = ahead();
        officer()
                .body(plan())
                .put(path(code))
                .then()
                .statusCode(201)
                .header("Location", path(code) + "/1")
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("late", equalTo(false));
        JsonNode read = json.readTree(as("viewer").get(path(code)).asString());
        // RFC 8785: members in the order of their names, numbers as ECMAScript writes them, no space.
        String canonical = """
                {"goals":[{"comparison":{"excluded":["US-AZ"],"regions":null},"indicator":"cigarette-sales",\
                "method":"SYNTHETIC_DID","sector":null,"sectors":null,"smallestEffectOfInterest":4.5,"transform":null,"weight":1,\
                "window":{"from":"2040","to":null}}],\
                "readings":[{"lastPeriod":"2062","on":"2063-06-30"},{"lastPeriod":"2064","on":"2065-06-30"}]}""";
        assertThat(read.get("sha256").textValue()).isEqualTo(Sha256.hex(canonical));
        assertThat(read.get("sealedAt").textValue()).endsWith("Z");
        as("viewer").get(path(code) + "/1").then().statusCode(200).body("sha256", equalTo(Sha256.hex(canonical)));
        as("viewer").get(path(code) + "/2").then().statusCode(404);
        as("viewer").get(path(code) + "/0").then().statusCode(400);
    }

    @Test
    void whatWasSealedAlreadyChangesNothingAndAnAmendmentKeepsTheOldOne() throws Exception {
        String code = ahead();
        String first = sealed(code);
        officer().body(plan()).put(path(code)).then().statusCode(428);
        officer()
                .header("If-Match", "\"7\"")
                .body(plan())
                .put(path(code))
                .then()
                .statusCode(412);
        officer()
                .header("If-Match", "\"1\"")
                .body(plan())
                .put(path(code))
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        as("viewer").get(PATH + "/" + code).then().body("plans", equalTo(1));
        ObjectNode amended = plan();
        amended.withArray("goals").path(0).withObject("").put("method", "SYNTHETIC_CONTROL");
        officer()
                .header("If-Match", "\"1\"")
                .queryParam("reason", "more donors than we thought")
                .body(amended)
                .put(path(code))
                .then()
                .statusCode(201)
                .header("Location", path(code) + "/2")
                .body("version", equalTo(2))
                .body("late", equalTo(false));
        as("viewer").get(path(code) + "/1").then().body("sha256", equalTo(first));
        as("viewer")
                .get(PATH + "/" + code + "/history")
                .then()
                .body("items[0].action", equalTo("PLAN_SEALED"))
                .body("items[0].number", equalTo(2))
                .body("items[0].reason", equalTo("more donors than we thought"));
        as("viewer").get(PATH + "/" + code).then().body("plans", equalTo(2)).body("version", equalTo(1));
    }

    @Test
    void allSealedPlansGoOutWithThePolicy() throws Exception {
        String code = ahead();
        String sha256 = sealed(code);
        transition(code, "PUBLISHED").then().statusCode(200);
        var records =
                Surroundings.topics().readUntil(Topics.POLICIES, r -> r.key().equals(code));
        JsonNode published = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(published.at("/data/plans/0/sha256").textValue()).isEqualTo(sha256);

        ObjectNode amended = plan();
        amended.withArray("readings").remove(1);
        officer()
                .header("If-Match", "\"1\"")
                .body(amended)
                .put(path(code))
                .then()
                .statusCode(201);
        records = Surroundings.topics()
                .readUntil(
                        Topics.POLICIES,
                        r -> r.key().equals(code)
                                && Surroundings.topics()
                                                .event(r)
                                                .at("/data/plans")
                                                .size()
                                        == 2);
        JsonNode event = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(event.at("/data/revision").longValue()).isEqualTo(4);
        assertThat(event.at("/data/plans/0/sha256").textValue()).isEqualTo(sha256);
        assertThat(event.at("/data/plans/1/readings")).hasSize(1);
    }

    @Test
    void onceTheFirstPeriodIsOverNoFirstPlanIsSealedAndAnAmendmentIsLate() throws Exception {
        String over = registered();
        ObjectNode past = plan();
        past.set("readings", json.readTree("[{\"on\": \"2063-06-30\", \"lastPeriod\": \"2062\"}]"));
        officer()
                .body(past)
                .put(path(over))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        containsString("1989, the first period after the policy's start, was over on 1989-12-31"));
        officer().get(path(over)).then().statusCode(404);
        officer().get(PATH + "/" + over).then().body("plans", equalTo(0));

        // Sealed in time, with readings by month; then it turns out that the policy begins this year.
        String code = newCode();
        officer().body(textFrom(code, "2025-01")).post(PATH).then().statusCode(201);
        ObjectNode byYear = plan();
        byYear.set("readings", json.readTree("[{\"on\": \"2063-06-30\", \"lastPeriod\": \"2062-01\"}]"));
        officer().body(byYear).put(path(code)).then().statusCode(409);
        officer()
                .header("If-Match", "*")
                .body(textFrom(code, "2060"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
        sealed(code);
        jdbi.useHandle(h -> h.execute("""
                        UPDATE policy SET plans = jsonb_set(plans, '{0,sealedAt}', '"1988-12-01T00:00:00Z"') WHERE code = ?""", code));
        officer()
                .header("If-Match", "*")
                .body(textFrom(code, "1989"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
        ObjectNode amended = plan();
        amended.withArray("readings").remove(1);
        officer()
                .header("If-Match", "\"1\"")
                .body(amended)
                .put(path(code))
                .then()
                .statusCode(201)
                .header("ETag", "\"2.late\"")
                .body("late", equalTo(true));
        officer()
                .header("If-Match", "\"2.late\"")
                .body(amended)
                .put(path(code))
                .then()
                .statusCode(200);
        as("viewer").get(path(code) + "/1").then().body("late", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /goals                            | []                                        | goals
            /goals/0/indicator                | "births"                                  | goals[0].indicator
            /goals/0/indicator                | "1st"                                     | goals[0].indicator
            /goals/0/sector                   | "TOBACCO"                                 | goals[0].indicator
            /goals/0/transform                | "LOG"                                     | goals[0].transform
            /goals/0/method                   | "POWER"                                   | goals[0].method
            /goals/0/method                   | "magic"                                   | goals[0].method
            /goals/0/weight                   | 0.5                                       | goals
            /goals/0/weight                   | -1                                        | goals[0].weight
            /goals/0/smallestEffectOfInterest | 0                                         | goals[0].smallestEffectOfInterest
            /goals/0/smallestEffectOfInterest | 5                                         | goals[0].smallestEffectOfInterest
            /goals/0/comparison               | {"regions": ["US-CA", "US-NV"]}           | goals[0].comparison.regions
            /goals/0/comparison               | {"excluded": ["US CA"]}                   | goals[0].comparison.excluded
            /goals/0/window                   | {"from": "2050", "to": "2049"}            | goals[0].window.to
            /goals/0/window                   | {"from": "2050-W54"}                      | goals[0].window.from
            /readings                         | []                                        | readings
            /readings/0/on                    | "30 June"                                 | readings[0].on
            /readings/0/on                    | "2065-06-30"                              | readings[1].on
            /readings/0/on                    | "2020-06-30"                              | readings[0].on
            /readings/0/on                    | null                                      | readings[0].on
            /readings/0/lastPeriod            | "2063-Q9"                                 | readings[0].lastPeriod
            /readings/0/lastPeriod            | "2059"                                    | readings[0].lastPeriod
            /readings/0/lastPeriod            | "2064"                                    | readings[0].lastPeriod
            /readings/1/lastPeriod            | "2062"                                    | readings[1].lastPeriod
            """)
    void aPlanThatContradictsItselfOrThePolicyIsRefusedAtTheFieldThatIsWrong(String pointer, String value, String field)
            throws Exception {
        String code = newCode();
        ObjectNode text = textFrom(code, "2060");
        text.withArray("goals").path(0).withObject("").put("smallestEffectOfInterest", 4.5);
        officer().body(text).post(PATH).then().statusCode(201);
        ObjectNode plan = plan();
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = plan.at(pointer.substring(0, cut));
        ((ObjectNode) parent).set(pointer.substring(cut + 1), json.readTree(value));
        officer()
                .body(plan)
                .put(path(code))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
        officer().get(path(code)).then().statusCode(404);
    }

    @Test
    void moreReadingsThanThereIsErrorForAreRefusedAndAGoalTwiceToo() throws Exception {
        String code = ahead();
        ObjectNode plan = plan();
        ArrayNode readings = plan.putArray("readings");
        for (int k = 0; k < 101; k++) {
            readings.addObject()
                    .put("on", Integer.toString(2062 + k) + "-06-30")
                    .put("lastPeriod", Integer.toString(2061 + k));
        }
        officer()
                .body(plan)
                .put(path(code))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("readings")));
        ObjectNode twice = plan();
        ArrayNode goals = twice.withArray("goals");
        goals.add(((ObjectNode) goals.get(0).deepCopy()).put("weight", 0));
        officer()
                .body(twice)
                .put(path(code))
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("goals[1].indicator"));
    }

    @Test
    void whatIsNoPlanAtAllIsToldBeforeWhichPlanItWouldAmend() throws Exception {
        String code = ahead();
        sealed(code);
        officer()
                .header("If-Match", "\"7\"")
                .body("{\"goals\": [{\"indicator\": \"cigarette-sales\"}]}")
                .put(path(code))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("readings")));
    }

    @Test
    void onlyWhoMayChangeThePolicySealsItsPlan() throws Exception {
        String code = ahead();
        as("viewer").body(plan()).put(path(code)).then().statusCode(403);
        as("analyst").body(plan()).put(path(code)).then().statusCode(403);
        within("CN-GD", "officer").body(plan()).put(path(code)).then().statusCode(404);
        within("CN-GD", "officer").get(path(code)).then().statusCode(404);
        officer().body(plan()).put(path("no-such")).then().statusCode(404);
        officer().get(path("no-such")).then().statusCode(404);
        for (String body : List.of("", "null", "[]", "{\"goals\": [null]}", "{\"goals\": 1}", "{\"more\": 1}")) {
            assertThat(officer().body(body).put(path(code)).statusCode())
                    .as(body)
                    .isIn(400, 422);
        }
    }
}
