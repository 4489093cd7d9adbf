package org.hengce.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.gateway.testing.Forger;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(value = StandInProvider.class, restrictToAnnotatedClass = true)
class ProviderTokensTest {
    private static final String PATH = "/api/v1/policies";
    private static final String ME = "/api/v1/auth/me";

    static Stream<String> goodTokens() {
        JwtClaims claims = StandInProvider.claims(c -> {});
        return Stream.of(
                StandInProvider.signed(claims, "RS256", StandInProvider.RSA, s -> {}),
                StandInProvider.signed(claims, "PS256", StandInProvider.RSA, s -> {}),
                StandInProvider.signed(claims, "ES256", StandInProvider.EC, s -> {}),
                StandInProvider.signed(claims, "EdDSA", StandInProvider.ED, s -> {}));
    }

    @ParameterizedTest
    @MethodSource("goodTokens")
    void aTokenOfTheProviderIsLetInWithItsRolesAndRegions(String token) {
        for (int i = 0; i < 2; i++) { // checked, then remembered
            People.as(token)
                    .get(ME)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("oidc:li-wei-4711"))
                    .body("roles", equalTo(List.of("admin", "steward")))
                    .body("regions", equalTo(List.of("US-CA", "US-NV")))
                    .body("credential", equalTo("PROVIDER_TOKEN"));
        }
        People.as(token).get(PATH).then().statusCode(200);
    }

    static Stream<String> badTokens() {
        JwtClaims claims = StandInProvider.claims(c -> {});
        PublicJsonWebKey rsa = StandInProvider.RSA;
        String good = StandInProvider.signed(claims);
        return Stream.of(
                Forger.unsigned(claims),
                good.substring(0, good.lastIndexOf('.') + 1),
                // The public key taken for a shared secret.
                StandInProvider.signed(claims, "HS256", rsa, s -> {
                    s.setKey(new HmacKey(rsa.getPublicKey().getEncoded()));
                    s.setDoKeyValidation(false);
                }),
                StandInProvider.signed(claims, "HS256", rsa, s -> {
                    s.setKey(new HmacKey("test-only-secret-test-only-secret".getBytes(StandardCharsets.UTF_8)));
                }),
                StandInProvider.signed(claims, "RS512", rsa, s -> {}),
                StandInProvider.signed(claims, "RS256", StandInProvider.newRsa("rsa-1"), s -> {}),
                StandInProvider.signed(claims, "RS256", StandInProvider.newRsa("unknown"), s -> {}),
                StandInProvider.signed(claims, "ES256", StandInProvider.newEc("rsa-1"), s -> {}),
                StandInProvider.signed(claims, "RS256", rsa, s -> s.getHeaders().setObjectHeaderValue("kid", null)),
                StandInProvider.signed(claims, "RS256", rsa, s -> {
                    s.setHeader("new-rule", "must be understood");
                    s.getHeaders().setObjectHeaderValue("crit", List.of("new-rule"));
                }),
                StandInProvider.signed(StandInProvider.claims(c -> c.setAudience("another-api"))),
                // An ID token is for the client, not for the API.
                StandInProvider.signed(StandInProvider.claims(c -> c.setAudience(StandInProvider.CLIENT))),
                StandInProvider.signed(StandInProvider.claims(c -> c.unsetClaim("aud"))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setIssuer("http://127.0.0.1:1"))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setIssuer("hengce-local"))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setIssuer(StandInProvider.issuer() + "/"))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setExpirationTime(in(-60)))),
                StandInProvider.signed(StandInProvider.claims(c -> c.unsetClaim("exp"))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setNotBefore(in(120)))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setIssuedAt(in(120)))),
                StandInProvider.signed(StandInProvider.claims(c -> c.unsetClaim("sub"))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setSubject("bell\u0007"))),
                StandInProvider.signed(StandInProvider.claims(c -> c.setSubject("x".repeat(300)))),
                // Our own key is none of the provider's.
                Forger.signedWithTheKeyInUse(claims));
    }

    private static NumericDate in(long seconds) {
        return NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + seconds);
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
                .header("WWW-Authenticate", "Bearer");
        assertThat(Neighbours.policy().asked()).isEqualTo(asked);
    }

    @Test
    void aTokenThatNamesNoRegionsIsNotLetEverywhere() {
        for (Object regions : new Object[] {List.of(), "??", Map.of("a", "b"), List.of(7)}) {
            People.as(StandInProvider.signed(StandInProvider.claims(c -> c.setClaim("regions", regions))))
                    .get(PATH)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        People.as(StandInProvider.signed(StandInProvider.claims(c -> c.unsetClaim("regions"))))
                .get(PATH)
                .then()
                .statusCode(403);
        People.as(StandInProvider.signed(StandInProvider.claims(c -> c.setClaim("regions", "*"))))
                .get(ME)
                .then()
                .body("regions", equalTo(List.of()));
    }

    @Test
    void withoutARoleAnywhereOneMayDoNothing() {
        String token = StandInProvider.signed(StandInProvider.claims(c -> {
            c.setSubject("newcomer");
            c.unsetClaim("realm_access");
        }));
        People.as(token).get(ME).then().statusCode(200).body("roles", equalTo(List.of()));
        People.as(token).get("/api/v1/users").then().statusCode(403);
    }

    @Test
    void aUserHereThatIsLinkedToTheSubjectGivesNameAndRights() {
        String token = StandInProvider.signed(StandInProvider.claims(c -> {
            c.setSubject("linked-subject");
            c.unsetClaim("realm_access");
        }));
        People.put(
                        "linked-user",
                        Map.of("roles", List.of("officer"), "regions", List.of("US-NY"), "subject", "linked-subject"))
                .then()
                .statusCode(201);
        await().until(() -> "linked-user".equals(People.as(token).get(ME).path("name")));
        People.as(token)
                .get(ME)
                .then()
                .body("roles", equalTo(List.of("officer")))
                .body("regions", equalTo(List.of("US-NY")));
        People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("roles", List.of("viewer")))
                .put("/api/v1/users/linked-user")
                .then()
                .statusCode(200);
        await().until(() -> List.of("viewer").equals(People.as(token).get(ME).path("roles")));
        People.as(People.admin()).delete("/api/v1/users/linked-user").then().statusCode(204);
        await().until(() -> People.as(token).get(ME).statusCode() == 401);
    }

    @Test
    void aNewKeyOfTheProviderIsFoundAndKnownOnesHoldWhileItIsAway() {
        PublicJsonWebKey next = StandInProvider.published(StandInProvider.newRsa("rsa-next"));
        String byNext = StandInProvider.signed(StandInProvider.claims(c -> {}), "RS256", next, s -> {});
        // Keys are not read again at once when somebody asks for unknown ones all the time.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> People.as(byNext).get(PATH).statusCode() == 200);
        StandInProvider.whileAway(() -> {
            String another = StandInProvider.signed(StandInProvider.claims(c -> {}), "RS256", next, s -> {});
            People.as(another).get(PATH).then().statusCode(200);
        });
    }

    @Test
    void aTokenOfOursIsStillLetIn() {
        People.as(People.admin()).get(PATH).then().statusCode(200);
    }
}
