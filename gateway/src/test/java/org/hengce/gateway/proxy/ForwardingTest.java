package org.hengce.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.hengce.gateway.testing.Forger;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class ForwardingTest {
    @ParameterizedTest
    @CsvSource({
        "policies, policy-service",
        "policies/CA-PROP99/transitions, policy-service",
        "indicators, indicator-service",
        "indicators/cigarette-sales, indicator-service",
        "regions/US-CA, indicator-service",
        "sectors, indicator-service",
        "observations, indicator-service",
        "imports/7/errors, indicator-service",
        "evaluations, evaluation-service",
        "evaluations/1/report, evaluation-service"
    })
    void eachPartOfTheApiHasItsService(String path, String service) {
        People.as(People.admin())
                .urlEncodingEnabled(false)
                .get("/api/v1/" + path + "?limit=5&q=%E7%83%9F")
                .then()
                .statusCode(200)
                .body("service", equalTo(service))
                .body("method", equalTo("GET"))
                .body("uri", equalTo("/api/v1/" + path + "?limit=5&q=%E7%83%9F"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/api/v1", "/api/v1/nothing", "/api/v1/policiesx", "/api/v2/policies", "/q/nothing"})
    void anUnknownPathIsNotFound(String path) {
        People.as(People.admin())
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hengce:problem:not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/policies/../../../q/health", "/api/v1/policies/%2e%2e/%2E%2E/secret"})
    void dotsDoNotLeadToWhatIsNotRouted(String path) {
        int asked = Neighbours.policy().asked();
        People.as(People.admin()).urlEncodingEnabled(false).get(path);
        assertThat(Neighbours.policy().asked()).isEqualTo(asked);
    }

    @Test
    void theServiceGetsAnInternalTokenOfItsOwn() throws Exception {
        String name = People.with("steward", "viewer");
        String token = People.tokenOf(name);
        JwtClaims claims = internal(People.as(token).get("/api/v1/observations").jsonPath(), "indicator-service");
        assertThat(claims.getSubject()).isEqualTo(name);
        assertThat(claims.getStringClaimValue("upn")).isEqualTo(name);
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("steward", "viewer");
        assertThat(claims.getStringListClaimValue("regions")).containsExactly("US-CA");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(60);
        JwtClaims again = internal(People.as(token).get("/api/v1/imports").jsonPath(), "indicator-service");
        assertThat(again.getJwtId()).as("kept for the credential").isEqualTo(claims.getJwtId());
        JwtClaims other = internal(People.as(token).get("/api/v1/policies").jsonPath(), "policy-service");
        assertThat(other.getJwtId()).isNotEqualTo(claims.getJwtId());
    }

    private static JwtClaims internal(JsonPath seen, String audience) throws Exception {
        List<String> authorization = seen.getList("headers.authorization");
        assertThat(authorization).hasSize(1);
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(Forger.publicKeys()))
                .setExpectedIssuer("hengce-gateway")
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .build()
                .processToClaims(authorization.get(0).substring("Bearer ".length()));
    }

    @Test
    void aClientCannotSayWhereItComesFromOrBringACookie() throws Exception {
        String name = People.with("viewer");
        JsonPath seen = People.as(People.tokenOf(name))
                .cookie("planted", "1")
                .header("X-Forwarded-For", "10.1.2.3")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=10.1.2.3")
                .header("X-Real-IP", "10.1.2.3")
                .header("Connection", "Authorization, X-Forwarded-For, keep-alive")
                .header("TE", "trailers")
                .get("/api/v1/policies")
                .then()
                .statusCode(200)
                .body("headers.'x-forwarded-for'", equalTo(List.of("127.0.0.1")))
                .body("headers.cookie", nullValue())
                .body("headers.'x-forwarded-host'", nullValue())
                .body("headers.'x-forwarded-proto'", nullValue())
                .body("headers.'x-forwarded-prefix'", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.'x-real-ip'", nullValue())
                .body("headers.te", nullValue())
                .extract()
                .jsonPath();
        assertThat(internal(seen, "policy-service").getSubject()).isEqualTo(name);
    }

    @Test
    void traceIdsArePassedOnAndReturned() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        ValidatableResponse answer = People.as(People.admin())
                .header("traceparent", traceparent)
                .header("X-Request-Id", "mine-1")
                .get("/api/v1/policies")
                .then()
                .header("traceparent", traceparent)
                .header("X-Request-Id", "mine-1")
                .body("headers.traceparent", equalTo(List.of(traceparent)))
                .body("headers.'x-request-id'", equalTo(List.of("mine-1")));
        assertThat(answer.extract().headers().getValues("X-Request-Id")).hasSize(1);
    }

    @Test
    void traceIdsAreMadeWhereTheyAreMissingOrMalformed() {
        ValidatableResponse answer = People.as(People.admin())
                .header("traceparent", "nonsense")
                .header("X-Request-Id", "bad id")
                .get("/api/v1/policies")
                .then()
                .header("traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
        assertThat(answer.extract().<List<String>>path("headers.traceparent"))
                .containsExactly(answer.extract().header("traceparent"));
    }

    @Test
    void aLocationNamesNoService() {
        for (String path : List.of("made", "made-relative")) {
            People.as(People.admin())
                    .post("/api/v1/imports/" + path)
                    .then()
                    .statusCode(201)
                    .header("Location", matchesPattern("/api/v1/imports/7(\\?x=1)?"));
        }
    }

    @Test
    void bodiesAndMethodsArePassedOn() {
        People.as(People.admin())
                .contentType("application/json")
                .body("{\"to\": \"IN_FORCE\", \"reason\": \"施行\"}")
                .post("/api/v1/policies/CA-PROP99/transitions")
                .then()
                .statusCode(200)
                .body("method", equalTo("POST"))
                .body("headers.'content-type'[0]", matchesPattern("application/json.*"))
                .body("body", equalTo("{\"to\": \"IN_FORCE\", \"reason\": \"施行\"}"));
        People.as(People.admin()).delete("/api/v1/policies/X").then().body("method", equalTo("DELETE"));
    }

    @Test
    void anAnswerWithoutABodyStaysOne() {
        String token = People.admin();
        People.as(token).get("/api/v1/policies/empty").then().statusCode(204).header("Transfer-Encoding", nullValue());
        People.as(token)
                .get("/api/v1/policies/unchanged")
                .then()
                .statusCode(304)
                // A strict client would wait for the end of a body that never comes.
                .header("Transfer-Encoding", nullValue())
                .header("ETag", "\"3\"");
        People.as(token).head("/api/v1/policies").then().statusCode(200);
        // And the connection is still good for the next one.
        People.as(token).get("/api/v1/policies").then().statusCode(200).header("Keep-Alive", nullValue());
    }
}
