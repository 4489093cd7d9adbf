package org.hengce.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Headers;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class SignInTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void theRightPasswordGivesATokenForEightHours() {
        String name = People.with("viewer");
        People.signIn(name, People.PASSWORD)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(28800))
                .body("accessToken", notNullValue());
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreRefusedAlike() {
        String name = People.with("viewer");
        JsonPath wrong = refusal(name, "wrong horse battery");
        JsonPath unknown = refusal("nobody", "wrong horse battery");
        for (String part : new String[] {"type", "title", "status", "detail", "instance"}) {
            assertThat(unknown.<Object>get(part)).isEqualTo(wrong.get(part));
        }
    }

    private static JsonPath refusal(String name, String password) {
        return People.signIn(name, password)
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer")
                .extract()
                .jsonPath();
    }

    /** The quickest of some: the check takes tens of milliseconds, so that leaving it out would show on any machine. */
    @Test
    void anUnknownUserTakesAsLongAsAWrongPassword() {
        String name = People.with("viewer");
        long wrong = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        // Fewer than are free.
        for (int i = 0; i < 4; i++) {
            wrong = Math.min(wrong, nanosToRefuse(name));
            unknown = Math.min(unknown, nanosToRefuse("nobody-at-all"));
        }
        assertThat((double) unknown).isBetween(0.5 * wrong, 2.0 * wrong);
    }

    private static long nanosToRefuse(String name) {
        long began = System.nanoTime();
        People.signIn(name, "wrong horse battery").then().statusCode(401);
        return System.nanoTime() - began;
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE users; --", "无名氏", " admin"})
    void aNameThatCannotExistIsJustUnknown(String name) {
        refusal(name, "wrong horse battery");
    }

    @Test
    void aNameThatCannotBeStoredIsMalformed() {
        People.signIn("nobody\0", "wrong horse battery").then().statusCode(400);
    }

    @Test
    void aBodyThatIsNotJsonIsMalformed() {
        given().contentType(ContentType.JSON)
                .body("{\"username\": ")
                .post("/api/v1/auth/token")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:hengce:problem:malformed"));
    }

    @Test
    void aMissingFieldIsNamed() {
        given().contentType(ContentType.JSON)
                .body(Map.of("username", "admin"))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.field", hasItem("password"));
    }

    @Test
    void noBodyIsInvalid() {
        given().contentType(ContentType.JSON)
                .post("/api/v1/auth/token")
                .then()
                .statusCode(422)
                .contentType(PROBLEM);
    }

    @Test
    void anotherContentTypeIsRefused() {
        given().contentType("text/plain")
                .body("admin")
                .post("/api/v1/auth/token")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void aHugeBodyIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"username\": \"%s\"}".formatted("x".repeat(1_000_000)))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void aReaderOfChineseIsToldInChinese() {
        given().header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                .contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", "wrong horse battery"))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(401)
                .body("title", equalTo("请先登录"))
                .body("detail", equalTo("用户名或密码错误"));
    }

    @Test
    void aMalformedLanguageIsNoReasonToFail() {
        given().header("Accept-Language", "zh;q=much")
                .contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", "wrong horse battery"))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(401)
                .body("title", equalTo("Sign in first"));
    }

    @Test
    void theTraceIsReturned() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Headers headers = given().header("traceparent", traceparent)
                .header("X-Request-Id", "mine-1")
                .contentType(ContentType.JSON)
                .body("nonsense")
                .post("/api/v1/auth/token")
                .then()
                .body("traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .extract()
                .headers();
        assertThat(headers.getValues("traceparent")).containsExactly(traceparent);
        assertThat(headers.getValues("X-Request-Id")).containsExactly("mine-1");
    }

    @Test
    void healthNeedsNoToken() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void otherPathsBesideTheOpenOnesNeedAToken() {
        for (String path :
                new String[] {"/q/openapi", "/q/healthy", "/api/v1/auth", "/api/v1/auth/token/x", "/other"}) {
            given().get(path).then().statusCode(401).contentType(PROBLEM).body("title", not(equalTo("")));
        }
    }
}
