package org.hengce.policy.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.strategy.StrategyV1;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class StrategyTest extends WithStrategies {
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
}
