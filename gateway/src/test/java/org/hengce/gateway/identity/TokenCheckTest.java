package org.hengce.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.gateway.testing.Forger;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class TokenCheckTest {
    private static final String PATH = "/api/v1/policies";

    /** Without this one the refusals below would prove nothing: a forgery without a fault is let in. */
    @Test
    void aTokenOfOursIsLetIn() {
        People.as(Forger.signedWithTheKeyInUse(Forger.claims(c -> {})))
                .get(PATH)
                .then()
                .statusCode(200);
        People.as(People.admin()).get(PATH).then().statusCode(200);
    }

    static Stream<String> badTokens() {
        String good = Forger.signedWithTheKeyInUse(Forger.claims(c -> {}));
        String[] parts = good.split("\\.", -1);
        String forged = Forger.signedWithTheKeyInUse(Forger.claims(c -> c.setSubject("somebody")));
        return Stream.of(
                "",
                "nonsense",
                "a.b.c",
                Forger.signedWithTheKeyInUse(Forger.claims(Forger::ended)),
                parts[0] + "." + forged.split("\\.", -1)[1] + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                Forger.signedWithAnotherKey(Forger.claims(c -> {})),
                Forger.signedUnderAnotherName(Forger.claims(c -> {})),
                Forger.signedWithTheKeyInUse(Forger.claims(c -> c.setIssuer("somebody-else"))),
                Forger.signedWithTheKeyInUse(Forger.claims(c -> c.setAudience("somebody-else"))),
                Forger.signedWithTheKeyInUse(Forger.claims(c -> c.unsetClaim("exp"))),
                Forger.signedWithTheKeyInUse(Forger.claims(c -> c.unsetClaim("revision"))),
                Forger.signedWithTheKeyInUse(Forger.claims(c -> c.setClaim("revision", "1"))),
                Forger.signedWithTheKeyInUse(Forger.claims(c -> c.setClaim("revision", 99))),
                Forger.signedWithTheKeyInUse(Forger.claims(c -> c.setSubject("nobody"))),
                // What services trust is no key to the door.
                Forger.signedWithTheKeyInUse(Forger.claims(c -> {
                    c.setIssuer("hengce-gateway");
                    c.setAudience("policy-service");
                })),
                Forger.unsigned(Forger.claims(c -> {})));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void anyOtherTokenIsRefused(String token) {
        int asked = Neighbours.policy().asked();
        People.as(token)
                .get(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:hengce:problem:unauthenticated"))
                .body("instance", equalTo(PATH));
        assertThat(Neighbours.policy().asked()).isEqualTo(asked);
    }

    @Test
    void aTokenThatWasFoundGoodStillEnds() {
        String token = Forger.signedWithTheKeyInUse(Forger.claims(
                c -> c.setExpirationTime(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + 3))));
        People.as(token).get(PATH).then().statusCode(200);
        await().until(() -> People.as(token).get(PATH).statusCode() == 401);
    }

    @Test
    void noTokenIsRefusedInTheReadersLanguage() {
        given().header("Accept-Language", "zh").get(PATH).then().statusCode(401).body("title", equalTo("请先登录"));
        given().queryParam("lang", "zh").get(PATH).then().statusCode(401).body("title", equalTo("请先登录"));
        given().get(PATH).then().statusCode(401).body("title", equalTo("Sign in first"));
    }

    @Test
    void aBodyThatComesWithoutATokenIsReadAndRefused() {
        given().contentType("text/csv")
                .body("x".repeat(5_000_000))
                .post("/api/v1/imports")
                .then()
                .statusCode(401);
    }

    @Test
    void aChangedRoleEndsOldTokensWithinASecond() throws InterruptedException {
        String name = People.with("viewer");
        String old = People.tokenOf(name);
        People.as(old).get(PATH).then().statusCode(200);
        change(name, Map.of("roles", List.of("analyst")));
        Thread.sleep(1000);
        People.as(old).get(PATH).then().statusCode(401);
    }

    @Test
    void aTokenWorksAtOnceAfterAChange() {
        String name = People.with("viewer");
        People.as(People.tokenOf(name)).get(PATH).then().statusCode(200);
        change(name, Map.of("roles", List.of("viewer"), "password", "another horse battery"));
        People.as(People.tokenOf(name, "another horse battery"))
                .get(PATH)
                .then()
                .statusCode(200);
        People.signIn(name, People.PASSWORD).then().statusCode(401);
    }

    private static void change(String name, Map<String, ?> body) {
        People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(body)
                .put("/api/v1/users/" + name)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }
}
