package org.hengce.gateway.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hengce.gateway.standing.Replica;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class SessionTest {
    private static final String PATH = "/api/v1/policies";
    private static final String SESSION = "/api/v1/auth/session";
    private static final String COOKIE = "hengce-session";

    @Inject
    SessionStandings standings;

    @Inject
    Jdbi jdbi;

    @Inject
    Sessions sessions;

    @Inject
    SessionConfig config;

    @Inject
    Vertx vertx;

    /** A browser that is signed in. */
    private record Browser(String name, String cookie, String csrfToken) {
        static Browser of(String name) {
            Response answer = begin(name, People.PASSWORD);
            answer.then().statusCode(201);
            return new Browser(name, answer.cookie(COOKIE), answer.path("csrfToken"));
        }

        RequestSpecification asks() {
            return given().cookie(COOKIE, cookie);
        }

        /** From our own page. */
        RequestSpecification changes() {
            return asks().header("X-CSRF-Token", csrfToken).header("Origin", origin());
        }
    }

    private static String origin() {
        String url = People.gateway().toString();
        return url.substring(0, url.length() - 1);
    }

    private static Response begin(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", password))
                .post(SESSION);
    }

    @Test
    void anotherReplicaRefusesASessionThatWasEndedHere() {
        Browser browser = Browser.of(People.with("viewer"));
        String id = browser.asks().get(SESSION).path("id");
        SessionStandings there = new SessionStandings(sessions, config, Clock.systemUTC());
        try (Replica replica = Replica.of(jdbi, vertx, there)) {
            assertThat(replica.now(there.of(id))).isPresent();
            browser.changes().delete(SESSION).then().statusCode(204);
            await().until(() -> replica.now(there.of(id)).isEmpty());
        }
    }

    @Test
    void theCookieIsForNoScriptAndNoOtherSite() {
        Response answer = begin(People.with("viewer"), People.PASSWORD);
        Cookie cookie = answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .extract()
                .detailedCookie(COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isEqualTo(28800);
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.isSecured()).isFalse(); // the tests speak no TLS; see BehindTlsTest
        String stored = jdbi.withHandle(h -> h.createQuery("SELECT string_agg(CAST(s AS text), '') FROM session AS s")
                .mapTo(String.class)
                .one());
        assertThat(stored).doesNotContain(cookie.getValue().substring(17));
    }

    @Test
    void theCookieLetsABrowserReadAndSaysWhoItIs() {
        Browser browser = Browser.of(People.with("viewer"));
        browser.asks().get(PATH).then().statusCode(200).body("headers.cookie", nullValue());
        browser.asks()
                .get(SESSION)
                .then()
                .statusCode(200)
                .body("name", equalTo(browser.name()))
                .body("roles", equalTo(List.of("viewer")))
                .body("csrfToken", equalTo(browser.csrfToken()));
        browser.asks().get("/api/v1/auth/me").then().body("credential", equalTo("SESSION"));
    }

    @Test
    void aChangeNeedsTheTokenOfThisVerySession() {
        Browser browser = Browser.of(People.with("officer"));
        Browser other = Browser.of(People.with("officer"));
        browser.changes().post(PATH).then().statusCode(200);
        browser.asks().header("Origin", origin()).post(PATH).then().statusCode(403);
        browser.asks()
                .header("Origin", origin())
                .header("X-CSRF-Token", other.csrfToken())
                .post(PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        browser.changes().header("X-CSRF-Token", "twice").post(PATH).then().statusCode(403);
    }

    @Test
    void aChangeMustComeFromOurOwnPage() {
        Browser browser = Browser.of(People.with("officer"));
        RequestSpecification without = browser.asks().header("X-CSRF-Token", browser.csrfToken());
        without.post(PATH).then().statusCode(403);
        for (String foreign :
                List.of("https://evil.example", "null", origin() + ".evil.example", "http://127.0.0.1:1")) {
            browser.asks()
                    .header("X-CSRF-Token", browser.csrfToken())
                    .header("Origin", foreign)
                    .post(PATH)
                    .then()
                    .statusCode(403);
        }
        browser.asks()
                .header("X-CSRF-Token", browser.csrfToken())
                .header("Sec-Fetch-Site", "same-origin")
                .post(PATH)
                .then()
                .statusCode(200);
        browser.asks()
                .header("X-CSRF-Token", browser.csrfToken())
                .header("Sec-Fetch-Site", "same-site")
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenNeedsNeither() {
        People.as(People.tokenOf(People.with("officer"))).post(PATH).then().statusCode(200);
    }

    @Test
    void anotherPageCannotSignABrowserIn() {
        given().contentType(ContentType.JSON)
                .header("Origin", "https://evil.example")
                .body(Map.of("username", People.with("viewer"), "password", People.PASSWORD))
                .post(SESSION)
                .then()
                .statusCode(403);
        given().contentType("text/plain").body("{}").post(SESSION).then().statusCode(415);
    }

    @Test
    void aWrongPasswordBeginsNoSession() {
        Response refused = begin(People.with("viewer"), "wrong horse battery");
        refused.then().statusCode(401);
        assertThat(refused.detailedCookies().asList()).isEmpty();
    }

    @Test
    void signingOutEndsTheSession() {
        Browser browser = Browser.of(People.with("viewer"));
        browser.asks().delete(SESSION).then().statusCode(403);
        assertThat(browser.changes()
                        .delete(SESSION)
                        .then()
                        .statusCode(204)
                        .extract()
                        .detailedCookie(COOKIE)
                        .getMaxAge())
                .isZero();
        await().until(() -> browser.asks().get(PATH).statusCode() == 401);
    }

    @Test
    void anUnknownOrMalformedCookieIsRefused() {
        for (String value : List.of("nonsense", "0000000000000000_" + "0".repeat(43), "\"\"")) {
            given().cookie(COOKIE, value).get(PATH).then().statusCode(401);
        }
        Browser browser = Browser.of(People.with("viewer"));
        given().header("Cookie", COOKIE + "=" + browser.cookie() + "; " + COOKIE + "=" + browser.cookie())
                .get(PATH)
                .then()
                .statusCode(401);
        String last = browser.cookie().endsWith("A") ? "E" : "A";
        given().cookie(COOKIE, browser.cookie().substring(0, browser.cookie().length() - 1) + last)
                .get(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void aChangedUsersSessionsEnd() {
        Browser browser = Browser.of(People.with("viewer"));
        browser.asks().get(PATH).then().statusCode(200);
        People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("roles", List.of("analyst")))
                .put("/api/v1/users/" + browser.name())
                .then()
                .statusCode(200);
        await().until(() -> browser.asks().get(PATH).statusCode() == 401);
    }

    @Test
    void aRemovedUsersSessionsEnd() {
        Browser browser = Browser.of(People.with("viewer"));
        People.as(People.admin())
                .delete("/api/v1/users/" + browser.name())
                .then()
                .statusCode(204);
        People.make(browser.name(), "viewer");
        await().until(() -> browser.asks().get(PATH).statusCode() == 401);
    }

    @Test
    void aSessionThatIsIdleTooLongEnds() {
        Browser browser = Browser.of(People.with("viewer"));
        set(browser, "last_seen_at = now() - interval '31 minutes'");
        // Asking would be a use, and begin the half hour anew.
        await().until(() -> standings
                .of(id(browser))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .isEmpty());
        browser.asks().get(PATH).then().statusCode(401);
    }

    @Test
    void aSessionEndsAtItsTimeHoweverMuchItIsUsed() {
        Browser browser = Browser.of(People.with("viewer"));
        browser.asks().get(PATH).then().statusCode(200);
        set(browser, "ends_at = now()");
        await().until(() -> browser.asks().get(PATH).statusCode() == 401);
    }

    private void set(Browser browser, String change) {
        jdbi.useHandle(h -> h.execute("UPDATE session SET " + change + " WHERE id = ?", id(browser)));
    }

    private static String id(Browser browser) {
        return browser.cookie().substring(0, 16);
    }

    @Test
    void oneSeesAndEndsOnesOwnSessions() {
        Browser here = Browser.of(People.with("viewer"));
        Browser there = Browser.of(here.name());
        Browser other = Browser.of(People.with("viewer"));
        List<String> ids = here.asks()
                .get("/api/v1/auth/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.current", equalTo(List.of(false, true)))
                .body("items.address", hasItem("127.0.0.1"))
                .extract()
                .path("items.id");
        other.changes().delete("/api/v1/auth/sessions/" + ids.get(0)).then().statusCode(404);
        here.changes().delete("/api/v1/auth/sessions/" + ids.get(0)).then().statusCode(204);
        await().until(() -> there.asks().get(PATH).statusCode() == 401);
        here.asks().get("/api/v1/auth/sessions").then().body("items", hasSize(1));
        here.asks().get("/api/v1/auth/sessions?user=admin").then().statusCode(403);
    }

    @Test
    void anAdministratorSeesAndEndsEverybodys() {
        Browser browser = Browser.of(People.with("viewer"));
        String id = People.as(People.admin())
                .get("/api/v1/auth/sessions?user=" + browser.name())
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
        People.as(People.admin()).delete("/api/v1/auth/sessions/" + id).then().statusCode(204);
        await().until(() -> browser.asks().get(PATH).statusCode() == 401);
    }

    @Test
    void withoutASessionThereIsNoneToTellOf() {
        People.as(People.admin()).get(SESSION).then().statusCode(404).contentType("application/problem+json");
        given().get(SESSION).then().statusCode(401);
        given().delete(SESSION).then().statusCode(401);
    }

    @Test
    void beginningAndEndingAreInTheAudit() {
        Browser browser = Browser.of(People.with("viewer"));
        browser.changes().delete(SESSION).then().statusCode(204);
        List<String> rows = jdbi.withHandle(
                h -> h.createQuery("SELECT action FROM audit WHERE actor = :name AND subject = :id ORDER BY id")
                        .bind("name", browser.name())
                        .bind("id", browser.cookie().substring(0, 16))
                        .mapTo(String.class)
                        .list());
        assertThat(rows).containsExactly("session.begin", "session.end");
        assertThat(rows).doesNotContain(browser.csrfToken());
    }

    @Test
    void theUseOfASessionKeepsItAlive() {
        Browser browser = Browser.of(People.with("viewer"));
        set(browser, "last_seen_at = now() - interval '29 minutes'");
        browser.asks().get(PATH).then().statusCode(200);
        await().until(() -> jdbi.withHandle(
                h -> h.createQuery("SELECT last_seen_at > now() - interval '1 minute' FROM session WHERE id = :id")
                        .bind("id", browser.cookie().substring(0, 16))
                        .mapTo(Boolean.class)
                        .one()));
        assertThat(browser.csrfToken()).isNotEqualTo(browser.cookie());
        browser.asks().get(PATH).then().statusCode(not(401));
    }
}
