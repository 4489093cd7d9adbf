package org.hengce.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document and its page, for everybody, without a token. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class DocumentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /openapi             | */*              | application/json
        /openapi             | application/json | application/json
        /openapi             | application/yaml | application/yaml
        /openapi?format=json | application/yaml | application/json
        /openapi?format=yaml | */*              | application/yaml
        /openapi.json        | */*              | application/json
        /openapi.yaml        | */*              | application/yaml
        """)
    void comesAsItIsAskedFor(String path, String accept, String type) {
        Response answer = given().accept(accept).get(path);
        answer.then()
                .statusCode(200)
                .contentType(startsWith(type))
                .header("X-Request-Id", notNullValue())
                .body(containsString("3.1"));
        assertThat(answer.headers().getValues("Vary")).contains("Accept");
    }

    @Test
    void isNotSentAgainToThoseWhoHaveIt() {
        String tag = given().get("/openapi.json").header("ETag");
        given().header("If-None-Match", tag)
                .get("/openapi.json")
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().header("If-None-Match", tag).get("/openapi.yaml").then().statusCode(200);
    }

    @Test
    void refusesNotationsThatItDoesNotHave() {
        given().accept("text/html").get("/openapi").then().statusCode(406).contentType("application/problem+json");
        given().get("/openapi?format=xml").then().statusCode(400).body("detail", containsString("xml"));
        given().get("/openapi?version=3").then().statusCode(400);
    }

    @Test
    void thePageNeedsNothingFromElsewhereAndNothingInline() {
        given().get("/docs")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(not(containsString("<style")))
                .body(not(containsString("http")));
        for (String file : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "page.js", "favicon-32x32.png"}) {
            given().get("/docs/" + file).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/other.js", "/docs/..%2f..%2fapplication.properties", "/docs/page.js/x"})
    void onlyTheFilesOfThePageAreThere(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(org.hamcrest.Matchers.in(new Integer[] {400, 401, 404}))
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/swagger-ui", "/q/dev"})
    void whatTheFrameworkWouldShowIsNotReachable(String path) {
        given().get(path).then().statusCode(401);
    }
}
