package org.hengce.indicator.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegisterTest extends WithRegister {
    @Test
    void aNewRegionIsMadeWithoutIfMatchAndPublishedWhole() {
        String tag = steward()
                .body(region("Ohio"))
                .put("/api/v1/regions/US-OH")
                .then()
                .statusCode(201)
                .body("code", equalTo("US-OH"))
                .extract()
                .header("ETag");
        assertThat(tag).isEqualTo("\"1\"");
        var records =
                Surroundings.topics().readUntil(Topics.REGIONS, r -> r.key().equals("REGION:US-OH"));
        JsonNode event = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(event.get("specversion").textValue()).isEqualTo("1.0");
        assertThat(event.get("source").textValue()).isEqualTo("/hengce/indicator-service");
        assertThat(event.get("type").textValue()).isEqualTo("org.hengce.region.v1");
        assertThat(event.at("/data/revision").longValue()).isEqualTo(1);
        assertThat(event.at("/data/level").textValue()).isEqualTo("PROVINCIAL");
    }

    @Test
    void aChangeNeedsTheETagOfWhatIsThere() {
        steward().body(region("Utah")).put("/api/v1/regions/US-UT").then().statusCode(201);
        steward()
                .body(region("Utah!"))
                .put("/api/v1/regions/US-UT")
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hengce:problem:precondition-required"));
        steward()
                .header("If-Match", "\"7\"")
                .body(region("Utah!"))
                .put("/api/v1/regions/US-UT")
                .then()
                .statusCode(412);
        steward()
                .header("If-Match", "\"1\"")
                .body(region("Utah!"))
                .put("/api/v1/regions/US-UT")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name.en", equalTo("Utah!"));
    }

    @Test
    void equalContentRaisesNoRevision() {
        steward().body(region("Iowa")).put("/api/v1/regions/US-IA").then().statusCode(201);
        steward()
                .header("If-Match", "\"1\"")
                .body(region("Iowa"))
                .put("/api/v1/regions/US-IA")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void whoHasItAlreadyGets304() {
        viewer().header("If-None-Match", "\"1\"")
                .get("/api/v1/regions/US-CA")
                .then()
                .statusCode(304);
    }

    @Test
    void aListComesInPagesThatLinkToTheNext() {
        Response first = viewer().get("/api/v1/regions?limit=2&lang=en");
        String cursor = first.then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");
        assertThat(first.header("Link"))
                .isEqualTo("</api/v1/regions?limit=2&lang=en&cursor=" + cursor + ">; rel=\"next\"");
        List<String> firstCodes = first.path("items.code");
        List<String> nextCodes = viewer().queryParam("cursor", cursor)
                .get("/api/v1/regions?limit=1000")
                .path("items.code");
        assertThat(nextCodes).isNotEmpty().isSorted().doesNotContainAnyElementsOf(firstCodes);
    }

    @Test
    void ifMatchOnWhatIsNotThereMakesNothing() {
        steward()
                .header("If-Match", "\"1\"")
                .body(region("Nowhere"))
                .put("/api/v1/regions/US-NW")
                .then()
                .statusCode(412);
        steward().get("/api/v1/regions/US-NW").then().statusCode(404);
    }

    @Test
    void aForgedCursorOrLimitIsRefused() {
        for (String query : new String[] {"cursor=abc", "cursor=%00", "limit=0", "limit=1001", "limit=x", "limits=3"}) {
            viewer().get("/api/v1/regions?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("traceId.length()", equalTo(32));
        }
    }

    @Test
    void aViewerMayReadAndNotWrite() {
        viewer().get("/api/v1/regions/US-CA").then().statusCode(200);
        viewer().body(region("x"))
                .put("/api/v1/regions/US-XX")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        steward().get("/api/v1/regions/US-XX").then().statusCode(404);
    }

    @Test
    void withoutAValidInternalTokenNothingIsAnswered() {
        RestAssured.given().get("/api/v1/regions/US-CA").then().statusCode(401).contentType("application/problem+json");
        for (String token : new String[] {
            "nonsense",
            Tokens.of("policy-service", "somebody", "steward"),
            Tokens.of("indicator-service", "somebody", Duration.ofMinutes(-5), "steward")
        }) {
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .get("/api/v1/regions/US-CA")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void wrongBodiesAreExplainedAndChangeNothing() {
        steward()
                .body("{")
                .put("/api/v1/regions/US-XX")
                .then()
                .statusCode(400)
                .body("detail", containsString("line 1"));
        steward()
                .body("{\"name\":{\"en\":\"x\"},\"level\":\"GALACTIC\"}")
                .put("/api/v1/regions/US-XX")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("level"));
        steward()
                .body(Map.of("name", Map.of("en", "x")))
                .put("/api/v1/regions/US-XX")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("level"));
        steward()
                .body(Map.of("name", Map.of("en", "x"), "level", "PROVINCIAL", "validFrom", "yesterday"))
                .put("/api/v1/regions/US-XX")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("'yesterday' is no day"));
        steward().body(region("x")).put("/api/v1/regions/US XX").then().statusCode(422);
        steward()
                .contentType(ContentType.TEXT)
                .body("x")
                .put("/api/v1/regions/US-XX")
                .then()
                .statusCode(415);
        steward().get("/api/v1/regions/US-XX").then().statusCode(404);
    }

    @Test
    void whatCannotBeGivenIsNotPretended() {
        viewer().accept("application/pdf")
                .get("/api/v1/regions")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void problemsSpeakTheCallersLanguage() {
        viewer().header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .get("/api/v1/regions/XX")
                .then()
                .statusCode(404)
                .body("title", equalTo("未找到"))
                .body("detail", equalTo("没有地区“XX”"));
        viewer().get("/api/v1/regions/XX?lang=zh").then().body("title", equalTo("未找到"));
    }
}
