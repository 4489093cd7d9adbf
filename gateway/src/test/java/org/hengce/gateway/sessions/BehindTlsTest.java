package org.hengce.gateway.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.util.Map;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

/** Where something in front of the gateway speaks TLS to the browsers. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(value = BehindTlsTest.PublicUrl.class, restrictToAnnotatedClass = true)
class BehindTlsTest {
    private static final String SECURE_COOKIE = "__Host-hengce-session";

    public static final class PublicUrl implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("hengce.public-url", "https://hengce.example");
        }

        @Override
        public void stop() {}
    }

    @Test
    void theCookieIsForTlsAndThisHostOnlyAndOurOriginIsThePublicOne() {
        Response answer = given().contentType(ContentType.JSON)
                .body(Map.of("username", People.with("officer"), "password", People.PASSWORD))
                .post("/api/v1/auth/session");
        Cookie cookie = answer.then().statusCode(201).extract().detailedCookie(SECURE_COOKIE);
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(post(SECURE_COOKIE, answer, "https://hengce.example")).isEqualTo(200);
        assertThat(post(SECURE_COOKIE, answer, "http://hengce.example")).isEqualTo(403);
        // One that a page without TLS could have set is none.
        assertThat(post("hengce-session", answer, "https://hengce.example")).isEqualTo(401);
    }

    private static int post(String name, Response session, String origin) {
        return given().cookie(name, session.cookie(SECURE_COOKIE))
                .header("X-CSRF-Token", session.<String>path("csrfToken"))
                .header("Origin", origin)
                .post("/api/v1/policies")
                .statusCode();
    }
}
