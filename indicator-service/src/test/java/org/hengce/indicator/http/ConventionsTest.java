package org.hengce.indicator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hengce.indicator.WithRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every resource of every service does the same way, because the kit does it. */
@QuarkusTest
class ConventionsTest extends WithRegister {
    private static final String REGION = "/api/v1/regions/US-CA";

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"7\", W/\"1\"", "*", "\"a,b\",,\"1\""})
    void whoHasItGets304WithTheTag(String ifNoneMatch) {
        for (Response answer : List.of(
                viewer().header("If-None-Match", ifNoneMatch).get(REGION),
                viewer().header("If-None-Match", ifNoneMatch).head(REGION))) {
            answer.then().statusCode(304).header("ETag", "\"1\"").body(emptyString());
        }
    }

    @Test
    void whoHasAnotherGetsTheWhole() {
        viewer().header("If-None-Match", "\"7\", W/\"8\"")
                .get(REGION)
                .then()
                .statusCode(200)
                .body("code", equalTo("US-CA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "\"1\" \"2\"", "*, \"1\""})
    void aTagThatIsNoneIsMalformed(String tag) {
        viewer().header("If-None-Match", tag)
                .get(REGION)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("If-None-Match"));
        steward()
                .header("If-Match", tag)
                .body(region("x"))
                .put(REGION)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aReadMayAskForTheOneThatItKnows() {
        viewer().header("If-Match", "\"1\"").get(REGION).then().statusCode(200);
        viewer().header("If-Match", "\"7\"")
                .get(REGION)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("traceId.length()", equalTo(32));
    }

    @Test
    void aWeakTagAllowsNoChange() {
        steward()
                .header("If-Match", "W/\"1\"")
                .body(region("x"))
                .put(REGION)
                .then()
                .statusCode(412);
    }

    @Test
    void aListHasAWeakTagOfItsContent() {
        String path = "/api/v1/sectors?limit=3";
        String tag = viewer().get(path).header("ETag");
        assertThat(tag).matches("W/\"[A-Za-z0-9_-]{22}\"");
        viewer().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
        String code = "S" + Long.toString(System.nanoTime(), 36);
        steward()
                .body(Map.of("name", Map.of("en", code)))
                .put("/api/v1/sectors/" + code)
                .then()
                .statusCode(201);
        viewer().header("If-None-Match", tag)
                .get("/api/v1/sectors?limit=1000")
                .then()
                .statusCode(200)
                .body("items.code", hasItem(code));
    }

    @Test
    void headIsGetWithoutTheBody() {
        viewer().head(REGION)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .contentType("application/json")
                .body(emptyString());
        viewer().head("/api/v1/regions/no-such").then().statusCode(404);
    }

    @Test
    void optionsSaysWhatAPathTakesAndSoDoesARefusal() {
        Response options = viewer().options(REGION);
        options.then().statusCode(200);
        assertThat(allowed(options)).containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PUT");
        assertThat(allowed(viewer().options("/api/v1/regions"))).containsExactly("GET", "HEAD", "OPTIONS", "POST");
        Response refused = steward().body(region("x")).post(REGION);
        refused.then().statusCode(405).contentType("application/problem+json");
        assertThat(allowed(refused)).containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PUT");
        assertThat(allowed(steward().delete("/api/v1/observations"))).containsExactly("GET", "HEAD", "OPTIONS", "POST");
    }

    private static List<String> allowed(Response answer) {
        return Arrays.stream(answer.header("Allow").split(",", -1))
                .map(String::strip)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1&limit=2", "cursor=a&cursor=b", "lang=en&lang=zh", "lang=fr", "nothing=1"})
    void aParameterThatComesTwiceOrIsNoneIsMalformed(String query) {
        viewer().get("/api/v1/regions?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void brokenConstraintsAreToldInTheCallersLanguage() {
        steward()
                .header("Accept-Language", "zh-CN")
                .body(Map.of("level", "PROVINCIAL", "parent", "not a code"))
                .put("/api/v1/regions/US-ZH")
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("name", "parent"))
                .body("violations.message.join(' ')", containsString("不"));
        steward()
                .body(Map.of("level", "PROVINCIAL"))
                .put("/api/v1/regions/US-ZH")
                .then()
                .statusCode(422)
                .body("violations[0].message", equalTo("must not be null"));
    }
}
