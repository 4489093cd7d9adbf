package org.hengce.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class SeveralCredentialsTest {
    static Stream<UnaryOperator<RequestSpecification>> seconds() {
        return Stream.of(
                request -> request.header("X-Api-Key", "hk_whatever"),
                request -> request.header("Cookie", "hengce-session=whatever"),
                request -> request.header("Authorization", "Bearer " + People.admin()),
                request -> request.header("Authorization", "Basic YWRtaW46YWRtaW4="));
    }

    @ParameterizedTest
    @MethodSource("seconds")
    void aTokenWithSomethingBesideItIsMalformed(UnaryOperator<RequestSpecification> second) {
        int asked = Neighbours.policy().asked();
        second.apply(People.as(People.admin()))
                .get("/api/v1/policies")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hengce:problem:malformed"));
        assertThat(Neighbours.policy().asked()).isEqualTo(asked);
    }

    @Test
    void anotherSchemeThanBearerIsRefused() {
        for (String authorization : List.of("Basic YWRtaW46YWRtaW4=", "Bearer", "", "Bearer " + "x".repeat(12_000))) {
            given().header("Authorization", authorization)
                    .get("/api/v1/policies")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void oneIsToldWhoOneIs() {
        String name = People.with("viewer", "steward");
        People.as(People.tokenOf(name))
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("roles", equalTo(List.of("steward", "viewer")))
                .body("regions", equalTo(List.of("US-CA")))
                .body("credential", equalTo("TOKEN"));
        given().get("/api/v1/auth/me").then().statusCode(401);
    }
}
