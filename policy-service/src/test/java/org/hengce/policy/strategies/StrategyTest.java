package org.hengce.policy.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.strategy.StrategyV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class StrategyTest extends WithPolicies {
    private static final String STRATEGIES = "/api/v1/strategies";

    private ObjectNode strategy(String code) {
        return json.valueToTree(Map.of(
                "code", code,
                "title", Map.of("zh", "智能制造战略", "en", "Smart manufacturing"),
                "level", "NATIONAL",
                "announcedOn", "2015-05-08",
                "goals", List.of(Map.of("indicator", "robots", "weight", 1.0, "targetEffect", 5.0)),
                "keyAreas", List.of(Map.of("code", "MACHINES", "name", Map.of("zh", "机床"), "sectors", List.of("C34"))),
                "paths", List.of(Map.of("code", "PILOTS", "name", Map.of("zh", "试点"), "instruments", List.of("GRANT"))),
                "policies",
                        List.of(
                                Map.of("policy", "A-1", "weight", 0.4, "keyArea", "MACHINES", "path", "PILOTS"),
                                Map.of("policy", "A-2", "weight", 0.6)),
                "window", Map.of("from", "2010", "to", "2025")));
    }

    private String made() {
        String code = newCode();
        officer()
                .body(strategy(code))
                .post(STRATEGIES)
                .then()
                .statusCode(201)
                .header("ETag", startsWith("\"1.")) // something is pending
                .header("Location", STRATEGIES + "/" + code);
        return code;
    }

    private static void move(String code, String to, int status) {
        officer()
                .body(Map.of("to", to, "reason", "in a test"))
                .post(STRATEGIES + "/" + code + "/transitions")
                .then()
                .statusCode(status);
    }

    @Test
    void aStrategyIsReadBackAsItWasSent() {
        String code = made();
        as("viewer")
                .get(STRATEGIES + "/" + code)
                .then()
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("version", equalTo(1))
                .body("policies[0].weight", equalTo(0.4f))
                .body("keyAreas[0].regions", equalTo(List.of()))
                .body("paths[0].instruments", equalTo(List.of("GRANT")));
        officer()
                .body(strategy(code))
                .post(STRATEGIES)
                .then()
                .statusCode(409)
                .body("detail", containsString("exists already"));
    }

    @Test
    void aDraftIsNotPublishedAndAPublishedStrategyIsPublishedWholeWithEveryChange() {
        String draft = made();
        String code = made();
        move(code, "PUBLISHED", 200);
        ObjectNode changed = strategy(code);
        changed.put("issuer", "国务院");
        officer()
                .header("If-Match", "\"2\"")
                .body(changed)
                .put(STRATEGIES + "/" + code)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        var records = Surroundings.topics()
                .readUntil(
                        Topics.STRATEGIES,
                        r -> r.key().equals(code)
                                && Surroundings.topics()
                                                .event(r)
                                                .at("/data/revision")
                                                .longValue()
                                        == 3);
        assertThat(records).noneMatch(r -> r.key().equals(draft));
        JsonNode event = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(event.get("type").textValue()).isEqualTo(StrategyV1.TYPE);
        assertThat(event.at("/data/strategy/issuer").textValue()).isEqualTo("国务院");
        assertThat(event.at("/data/strategy/policies/1/weight").doubleValue()).isEqualTo(0.6);
    }

    @Test
    void everyTextStaysReadable() {
        String code = made();
        ObjectNode changed = strategy(code);
        changed.putObject("title").put("en", "Another title");
        officer().body(changed).put(STRATEGIES + "/" + code).then().statusCode(428);
        officer()
                .header("If-Match", "\"9\"")
                .body(changed)
                .put(STRATEGIES + "/" + code)
                .then()
                .statusCode(412);
        officer()
                .header("If-Match", "\"1\"")
                .body(changed)
                .put(STRATEGIES + "/" + code)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"2."));
        officer()
                .header("If-Match", "\"2\"")
                .body(changed)
                .put(STRATEGIES + "/" + code)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"2."));
        as("viewer")
                .get(STRATEGIES + "/" + code + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items[0].madeBy", equalTo("test-officer"));
        as("viewer")
                .get(STRATEGIES + "/" + code + "/versions/1")
                .then()
                .statusCode(200)
                .body("text.title.zh", equalTo("智能制造战略"));
        as("viewer").get(STRATEGIES + "/" + code + "/versions/3").then().statusCode(404);
        as("viewer").get(STRATEGIES + "/" + code + "/versions/x").then().statusCode(400);
        as("viewer").get(STRATEGIES + "/no-such/versions").then().statusCode(404);
    }

    @Test
    void theHistorySaysWhatWasEverDoneAndWhyUpToTheRevisionOfTheTag() {
        String code = made();
        move(code, "PUBLISHED", 200);
        officer()
                .header("If-Match", "\"2\"")
                .body(strategy(code).put("issuer", "国务院"))
                .put(STRATEGIES + "/" + code)
                .then()
                .statusCode(200);
        move(code, "IN_FORCE", 200);
        String history = STRATEGIES + "/" + code + "/history";
        as("viewer")
                .get(history)
                .then()
                .statusCode(200)
                .body("items.revision", equalTo(List.of(4, 3, 2, 1)))
                .body("items.action", equalTo(List.of("MOVED", "REVISED", "MOVED", "REGISTERED")))
                .body("items.reason", equalTo(Arrays.asList("in a test", null, "in a test", null)))
                .body("items.version", equalTo(Arrays.asList(null, 2, null, 1)))
                .body("items[0].from", equalTo("PUBLISHED"))
                .body("items[0].to", equalTo("IN_FORCE"))
                .body("items[0].by", equalTo("test-officer"));
        as("viewer").get(STRATEGIES + "/" + code).then().header("ETag", startsWith("\"4"));
        String cursor = as("viewer").get(history + "?limit=3").path("nextCursor");
        as("viewer").queryParam("cursor", cursor).get(history).then().body("items.revision", equalTo(List.of(1)));
        assertThat(as("viewer").get(history + ".csv").asString().lines()).hasSize(1 + 4);
        as("viewer").get(history + "?cursor=x").then().statusCode(400);
        as("viewer").get(STRATEGIES + "/no-such/history").then().statusCode(404);
        within("CN-GD", "officer")
                .get(STRATEGIES + "/" + made() + "/history")
                .then()
                .statusCode(404);
    }

    @Test
    void theLifeOfAStrategyGoesForwardOnly() {
        String code = made();
        move(code, "IN_FORCE", 409);
        move(code, "PUBLISHED", 200);
        move(code, "IN_FORCE", 200);
        move(code, "ENDED", 200);
        officer()
                .body(Map.of("to", "REPEALED", "reason", "x"))
                .post(STRATEGIES + "/" + code + "/transitions")
                .then()
                .statusCode(409)
                .body("detail", equalTo("from ENDED a strategy cannot become REPEALED; possible: []"));
        officer()
                .header("If-Match", "*")
                .body(strategy(code))
                .put(STRATEGIES + "/" + code)
                .then()
                .statusCode(409);
        move("no-such", "ENDED", 404);
    }

    @Test
    void onlyADraftIsDeletedAndThatIsInTheAudit() {
        String code = made();
        officer().delete(STRATEGIES + "/" + code).then().statusCode(428);
        officer()
                .header("If-Match", "\"7\"")
                .delete(STRATEGIES + "/" + code)
                .then()
                .statusCode(412);
        officer()
                .header("If-Match", "\"1\"")
                .delete(STRATEGIES + "/" + code)
                .then()
                .statusCode(204);
        officer().get(STRATEGIES + "/" + code).then().statusCode(404);
        officer()
                .header("If-Match", "\"1\"")
                .delete(STRATEGIES + "/" + code)
                .then()
                .statusCode(404);
        List<String> audited =
                jdbi.withHandle(h -> h.createQuery("SELECT action FROM audit WHERE subject = ? ORDER BY id")
                        .bind(0, code)
                        .mapTo(String.class)
                        .list());
        assertThat(audited).containsExactly("strategy.register", "strategy.delete");
        String published = made();
        move(published, "PUBLISHED", 200);
        officer()
                .header("If-Match", "\"2\"")
                .delete(STRATEGIES + "/" + published)
                .then()
                .statusCode(409)
                .body("detail", containsString("stays for ever"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /title            | {}                                                     | title
            /title            | {"zh": " "}                                            | title
            /level            | null                                                   | level
            /announcedOn      | "2015-02-30"                                           | announcedOn
            /window           | {"from": "2025", "to": "2010"}                         | window.to
            /window           | {"from": "soon"}                                       | window.from
            /goals            | [{"indicator": "a", "weight": 0.5}]                    | goals
            /goals            | [{"indicator": "a"}, {"indicator": "a", "sector": "_T"}] | goals[1].indicator
            /goals            | [{"indicator": "a", "targetEffect": 0}]                | goals[0].targetEffect
            /goals            | [{"indicator": "a", "sectors": ["AI"]}]                | goals[0].sectors
            /goals            | [{"indicator": "a", "sector": "AI", "sectors": ["AI", "IOT"]}] | goals[0].sectors
            /goals            | [{"indicator": "a", "sectors": ["_T", "IOT"]}]         | goals[0].sectors[0]
            /goals            | [{"indicator": "a", "sectors": ["IOT", "IOT"]}]        | goals[0].sectors[1]
            /goals            | [{"indicator": "1"}]                                   | goals[0].indicator
            /goals            | [{"indicator": "a", "targetYear": 30}]                 | goals[0].targetYear
            /keyAreas         | [{"code": "X", "name": {"en": "x"}}, {"code": "X", "name": {"en": "x"}}] | keyAreas[1].code
            /keyAreas         | [{"code": "X"}]                                        | keyAreas[0].name
            /paths            | [{"code": "X Y", "name": {"en": "x"}}]                 | paths[0].code
            /policies         | [{"policy": "A", "weight": 0.4}, {"policy": "B"}]      | policies
            /policies         | [{"policy": "A", "weight": 0.4}, {"policy": "B", "weight": 0.4}] | policies
            /policies         | [{"policy": "A", "weight": -1}, {"policy": "B", "weight": 2}] | policies[0].weight
            /policies         | [{"policy": "A"}, {"policy": "A"}]                     | policies[1].policy
            /policies         | [{"policy": "A", "keyArea": "NONE"}]                   | policies[0].keyArea
            /policies         | [{"policy": "A", "path": "NONE"}]                      | policies[0].path
            """)
    void aTextThatBreaksARuleIsRefusedWithTheFieldThatDoes(String at, String value, String field) throws Exception {
        String code = newCode();
        ObjectNode wrong = strategy(code);
        wrong.set(at.substring(1), json.readTree(value));
        officer().body(wrong).post(STRATEGIES).then().statusCode(422).body("violations.field", hasItem(field));
        officer().get(STRATEGIES + "/" + code).then().statusCode(404);
    }

    @Test
    void anOverlongTextIsRefused() {
        ObjectNode wrong = strategy(newCode());
        wrong.putObject("summary").put("zh", "长".repeat(20_001));
        officer().body(wrong).post(STRATEGIES).then().statusCode(422).body("violations.field", hasItem("summary.zh"));
    }

    @Test
    void whoIsLimitedToRegionsSeesWhatWasPublishedAndWritesNothing() {
        String code = made();
        within("US-CA", "officer").get(STRATEGIES + "/" + code).then().statusCode(404);
        within("US-CA", "officer")
                .get(STRATEGIES + "/" + code + "/versions")
                .then()
                .statusCode(404);
        within("US-CA", "officer")
                .body(strategy(newCode()))
                .post(STRATEGIES)
                .then()
                .statusCode(403);
        within("US-CA", "officer")
                .header("If-Match", "\"1\"")
                .delete(STRATEGIES + "/" + code)
                .then()
                .statusCode(404);
        move(code, "PUBLISHED", 200);
        within("US-CA", "officer").get(STRATEGIES + "/" + code).then().statusCode(200);
        within("US-CA", "officer")
                .header("If-Match", "\"2\"")
                .body(strategy(code))
                .put(STRATEGIES + "/" + code)
                .then()
                .statusCode(403);
        as("viewer").body(strategy(newCode())).post(STRATEGIES).then().statusCode(403);
    }

    @Test
    void strategiesAreFoundByWordsLevelStatusAndMember() {
        String code = newCode();
        String member = newCode();
        ObjectNode text = strategy(code);
        text.putArray("policies").addObject().put("policy", member);
        officer().body(text).post(STRATEGIES).then().statusCode(201);
        for (String q : List.of("机床", "智能制造", "manufacture")) {
            as("viewer")
                    .queryParam("policy", member)
                    .queryParam("q", q)
                    .queryParam("level", "NATIONAL")
                    .queryParam("status", "DRAFT")
                    .get(STRATEGIES)
                    .then()
                    .statusCode(200)
                    .body("items.code", equalTo(List.of(code)));
        }
        for (Map<String, String> none : List.of(
                Map.of("q", "农业"), Map.of("q", "'&|!:*"), Map.of("level", "MUNICIPAL"), Map.of("status", "ENDED"))) {
            as("viewer")
                    .queryParam("policy", member)
                    .queryParams(none)
                    .get(STRATEGIES)
                    .then()
                    .statusCode(200)
                    .body("items", equalTo(List.of()));
        }
        as("viewer").queryParam("level", "WORLD").get(STRATEGIES).then().statusCode(400);
        within("US-CA", "viewer")
                .queryParam("policy", member)
                .get(STRATEGIES)
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()));
    }

    @Test
    void thoseThatHaveTheWordInTheirTitleComeFirst() {
        String member = newCode();
        ObjectNode inText = strategy(newCode());
        inText.putObject("summary").put("zh", "量子计算的若干意见");
        ObjectNode inTitle = strategy(newCode());
        inTitle.putObject("title").put("zh", "量子计算战略");
        for (ObjectNode text : List.of(inText, inTitle)) {
            text.putArray("policies").addObject().put("policy", member);
            officer().body(text).post(STRATEGIES).then().statusCode(201);
        }
        as("viewer")
                .queryParam("policy", member)
                .queryParam("q", "量子")
                .get(STRATEGIES)
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        equalTo(List.of(
                                inTitle.get("code").textValue(),
                                inText.get("code").textValue())));
    }

    @Test
    void whatIsNotThereYetIsNamedUntilItIs() throws Exception {
        String code = newCode();
        String member = registered();
        String indicator = "i" + code;
        ObjectNode text = strategy(code);
        text.putArray("policies").addObject().put("policy", member);
        text.putArray("goals").addObject().put("indicator", indicator).put("targetEffect", -1.0);
        text.putArray("keyAreas");
        officer()
                .body(text)
                .post(STRATEGIES)
                .then()
                .statusCode(201)
                .body("pending.field", equalTo(List.of("goals[0].indicator", "policies[0].policy")))
                .header("ETag", startsWith("\"1."));
        transition(member, "PUBLISHED").then().statusCode(200);
        defined(indicator, Direction.HIGHER_IS_BETTER, 1);
        as("viewer")
                .get(STRATEGIES + "/" + code)
                .then()
                .body("pending", equalTo(List.of()))
                .body("contradicted", equalTo(List.of("goals[0].targetEffect")));
        move(code, "PUBLISHED", 422);
        officer()
                .body(text.put("code", newCode()))
                .post(STRATEGIES)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("goals[0].targetEffect")));
    }

    @Test
    void textsOfAStrategyAreATableToo() {
        String code = made();
        String csv = as("viewer")
                .accept("text/csv")
                .get(STRATEGIES + "/" + code + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(2).first().asString().startsWith("version,madeAt,madeBy");
    }
}
