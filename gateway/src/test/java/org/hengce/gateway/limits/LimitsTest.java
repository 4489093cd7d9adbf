package org.hengce.gateway.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door believes its nearest neighbour here, so that every test comes from an address of its own. */
@QuarkusTest
@TestProfile(LimitsTest.Small.class)
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class LimitsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hengce.limits.credential", "5/3600s",
                    "hengce.limits.address", "40/3600s",
                    "hengce.limits.sign-in", "4/3600s",
                    "hengce.limits.costs.imports", "3",
                    "hengce.limits.trusted-proxies", "127.0.0.1,10.0.0.0/8");
        }
    }

    private final String address = "198.51.100." + NUMBER.incrementAndGet();
    private String token = "";

    @BeforeEach
    void signIn() {
        token = admin();
    }

    private RequestSpecification from(String forwardedFor) {
        return given().header("X-Forwarded-For", forwardedFor);
    }

    private RequestSpecification me() {
        return from(address).header("Authorization", "Bearer " + token);
    }

    private String admin() {
        return signIn("203.0.113." + NUMBER.incrementAndGet())
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private Response signIn(String forwardedFor) {
        return from(forwardedFor)
                .contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", password()))
                .post("/api/v1/auth/token");
    }

    private static String password() {
        try {
            return java.nio.file.Files.readString(People.adminPasswordFile()).strip();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        me().get("/api/v1/policies")
                .then()
                .statusCode(200)
                .header("RateLimit-Limit", "5")
                .header("RateLimit-Remaining", "4")
                .header("RateLimit-Reset", matchesPattern("7[12][0-9]"))
                .header("RateLimit-Policy", "5;w=3600");
        me().get("/api/v1/users").then().statusCode(200).header("RateLimit-Remaining", "3");
        me().get("/api/v1/nothing").then().statusCode(404).header("RateLimit-Remaining", "2");
        from(address).get("/api/v1/policies").then().statusCode(401).header("RateLimit-Limit", "40");
    }

    @Test
    void whoAsksTooMuchIsToldWhenToComeAgainAndOthersAreServed() {
        for (int i = 0; i < 5; i++) {
            me().get("/api/v1/policies").then().statusCode(200);
        }
        int asked = Neighbours.policy().asked();
        me().header("Accept-Language", "zh")
                .get("/api/v1/policies")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("7[012][0-9]"))
                .header("RateLimit-Remaining", "0")
                .body("type", equalTo("urn:hengce:problem:too-many"))
                .body("detail", equalTo("每 3600 秒限 5 次请求，额度已用完；请按 Retry-After 等待后重试"));
        assertThat(Neighbours.policy().asked()).isEqualTo(asked);
        from(address)
                .header("Authorization", "Bearer " + admin())
                .get("/api/v1/policies")
                .then()
                .statusCode(200);
    }

    @Test
    void whatCostsMoreTakesMore() {
        me().post("/api/v1/imports/x").then().statusCode(200).header("RateLimit-Remaining", "2");
        me().get("/api/v1/imports/x").then().statusCode(200).header("RateLimit-Remaining", "1");
        me().post("/api/v1/imports/x").then().statusCode(429);
        me().get("/api/v1/imports/x").then().statusCode(200).header("RateLimit-Remaining", "0");
    }

    @Test
    void guessingPasswordsEndsSoonForOneAddress() {
        for (int i = 0; i < 4; i++) {
            signIn(address).then().statusCode(200);
        }
        signIn(address).then().statusCode(429).header("RateLimit-Limit", "4").header("Retry-After", notNullValue());
        signIn("198.51.99.1").then().statusCode(200);
        me().get("/api/v1/policies").then().statusCode(200);
    }

    @Test
    void anAddressHasItsLimitWhateverItBrings() {
        for (int i = 0; i < 40; i++) {
            from(address)
                    .header("Authorization", "Bearer guess-" + i)
                    .get("/api/v1/policies")
                    .then()
                    .statusCode(401);
        }
        from(address)
                .header("Authorization", "Bearer guess")
                .get("/api/v1/policies")
                .then()
                .statusCode(429);
        from(address).get("/q/health/live").then().statusCode(200).header("RateLimit-Limit", nullValue());
    }

    @Test
    void onlyWhatTrustedProxiesSayIsBelieved() {
        String mine = "192.0.2.7";
        me().header("X-Forwarded-For", "6.6.6.6, " + mine + ", 10.1.2.3")
                .get("/api/v1/policies")
                .then()
                .body("headers.x-forwarded-for", equalTo(List.of(mine)));
        from("nonsense")
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/policies")
                .then()
                .body("headers.x-forwarded-for", equalTo(List.of("127.0.0.1")));
    }
}
