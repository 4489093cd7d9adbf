package org.hengce.policy.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists: of strategies, and of what one of them has said and gone through. */
@QuarkusTest
class StrategyListTest extends WithStrategies {
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
    void thoseOfSomeCodesAreFoundAtOnce() {
        String one = made();
        String other = made();
        as("viewer")
                .get(STRATEGIES + "?code=%s,NO-SUCH-ONE,%s".formatted(one, other))
                .then()
                .statusCode(200)
                .body("items.code", containsInAnyOrder(one, other));
        as("viewer").get(STRATEGIES + "?code=a b").then().statusCode(400);
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
