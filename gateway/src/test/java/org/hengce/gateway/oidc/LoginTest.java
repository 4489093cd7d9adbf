package org.hengce.gateway.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(value = StandInProvider.class, restrictToAnnotatedClass = true)
class LoginTest {
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String CALLBACK = "/api/v1/auth/callback";

    @Inject
    Jdbi jdbi;

    /** A sign-in under way: the browser's cookie, and what was sent to the provider. */
    private record Begun(String cookie, Map<String, String> asked) {
        static Begun of(String returnTo) {
            Response answer = given().redirects()
                    .follow(false)
                    .queryParam("returnTo", returnTo)
                    .get(LOGIN);
            answer.then().statusCode(303).header("Location", containsString(StandInProvider.issuer() + "/authorize?"));
            Map<String, String> asked = new HashMap<>();
            for (String pair :
                    URI.create(answer.header("Location")).getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return new Begun(answer.cookie("hengce-login"), asked);
        }

        Response back(Map<String, String> answer) {
            return given().cookie("hengce-login", cookie).queryParams(answer).get(CALLBACK);
        }

        /** As the provider would send the browser back, with a token of these claims to be had for the code. */
        Response back(Consumer<JwtClaims> change) {
            StandInProvider.answersWith(new JsonObject()
                    .put("access_token", "opaque")
                    .put("token_type", "Bearer")
                    .put("id_token", StandInProvider.signed(StandInProvider.claims(c -> {
                        c.setAudience(StandInProvider.CLIENT);
                        c.setStringClaim("nonce", asked.get("nonce"));
                        change.accept(c);
                    }))));
            return back(Map.of("code", "the-code", "state", asked.get("state")));
        }
    }

    @Test
    void theConsoleOffersTheProvider() {
        given().get("/policies").then().statusCode(200).body(containsString("data-provider=\"configured\""));
    }

    @Test
    void aBrowserIsSentToTheProviderWithSecretsOfItsOwn() {
        Map<String, String> asked = Begun.of("/").asked();
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", StandInProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", People.gateway() + CALLBACK.substring(1));
        assertThat(asked.get("scope")).contains("openid");
        Map<String, String> other = Begun.of("/").asked();
        for (String secret : List.of("state", "nonce", "code_challenge")) {
            assertThat(asked.get(secret)).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(other.get(secret));
        }
    }

    @Test
    void whoeverHasSignedInThereHasASessionHere() {
        Begun begun = Begun.of("/policies?a=1&b=2");
        Response back = begun.back(c -> {});
        back.then().statusCode(200).contentType("text/html").body(containsString("url=/policies?a=1&amp;b=2"));
        assertThat(back.detailedCookie("hengce-login").getMaxAge()).isZero();
        assertThat(back.detailedCookie("hengce-session").getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(StandInProvider.tokenRequest()).contains("code=the-code", "code_verifier=");
        given().cookie("hengce-session", back.cookie("hengce-session"))
                .get("/api/v1/auth/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("oidc:li-wei-4711"))
                .body("roles", equalTo(List.of("admin", "steward")))
                .body("regions", equalTo(List.of("US-CA", "US-NV")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "policies",
                "/a\r\nSet-Cookie: x=y",
                "/\t/evil.example",
                "/\"><script>",
                " /"
            })
    void aLinkOfOursLeadsToNobodyElse(String returnTo) {
        given().redirects()
                .follow(false)
                .queryParam("returnTo", returnTo)
                .get(LOGIN)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void anAnswerToNothingIsRefused() {
        given().queryParam("code", "x")
                .queryParam("state", "y")
                .get(CALLBACK)
                .then()
                .statusCode(400);
        given().cookie("hengce-login", "nonsense")
                .queryParam("code", "x")
                .queryParam("state", "y")
                .get(CALLBACK)
                .then()
                .statusCode(400);
        Begun begun = Begun.of("/");
        Begun other = Begun.of("/");
        String state = begun.asked().get("state");
        begun.back(Map.of()).then().statusCode(400);
        begun.back(Map.of("code", "x")).then().statusCode(400);
        begun.back(Map.of("code", "x", "state", other.asked().get("state")))
                .then()
                .statusCode(400);
        begun.back(Map.of("code", "x", "state", state, "iss", "https://evil.example"))
                .then()
                .statusCode(400);
        begun.back(Map.of("code", "x", "state", state, "colour", "red")).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "....",
                "..AAAA.AAAA.AAAA",
                "..AAAAAAAAAAAAAAAA.AAAA.AAAA",
                ".AAAA.AAAAAAAAAAAAAAAA..",
                "..AAAA.."
            })
    void aCookieThatIsCutShortIsNoSignIn(String rest) {
        String head = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}".getBytes(StandardCharsets.UTF_8));
        given().cookie("hengce-login", head + rest)
                .queryParam("code", "x")
                .queryParam("state", "y")
                .get(CALLBACK)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatTheProviderRefusesIsShown() {
        Begun begun = Begun.of("/");
        begun.back(Map.of("error", "access_denied", "state", begun.asked().get("state")))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("access_denied"));
        StandInProvider.answersWith(new JsonObject().put("error", "invalid_grant"));
        begun.back(Map.of("code", "spent", "state", begun.asked().get("state")))
                .then()
                .statusCode(403)
                .body("detail", containsString("invalid_grant"));
    }

    @Test
    void aTokenThatWasNotMadeForThisSignInIsRefused() {
        List<Consumer<JwtClaims>> wrong = List.of(
                c -> c.setStringClaim("nonce", "another"),
                c -> c.unsetClaim("nonce"),
                c -> c.setAudience("another-client"),
                c -> c.setStringClaim("azp", "another-client"),
                c -> c.setIssuer("https://evil.example"),
                c -> c.setExpirationTimeMinutesInTheFuture(-2));
        for (Consumer<JwtClaims> change : wrong) {
            Begun.of("/").back(change).then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Test
    void aProviderThatIsAwayIsToldOf() {
        Begun begun = Begun.of("/");
        StandInProvider.whileAway(() -> begun.back(
                        Map.of("code", "the-code", "state", begun.asked().get("state")))
                .then()
                .statusCode(503)
                .header("Retry-After", "5"));
    }

    @ParameterizedTest
    @CsvSource({"/token, 0", "/token, 500", "/token, 503", "/userinfo, 0", "/userinfo, 502"})
    void aProviderThatBreaksDuringASignInIsToldOfAndTheSignInCanBeRepeated(String endpoint, int status) {
        int before = sessions();
        Begun begun = Begun.of("/");
        StandInProvider.whileFailing(endpoint, status, () -> {
            Response answer = begun.back(c -> {});
            answer.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("detail", containsString("identity provider does not answer"));
            assertThat(answer.cookies()).isEmpty();
        });
        assertThat(sessions()).isEqualTo(before);
        begun.back(c -> {}).then().statusCode(200);
        assertThat(sessions()).isEqualTo(before + 1);
    }

    private int sessions() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM session")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void theAnswerIsReadInTheReadersLanguage() {
        given().header("Accept-Language", "zh")
                .get(CALLBACK)
                .then()
                .statusCode(400)
                .body("title", equalTo("请求格式有误"));
    }
}
