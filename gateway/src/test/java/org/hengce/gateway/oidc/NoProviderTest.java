package org.hengce.gateway.oidc;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class NoProviderTest {
    @Test
    void withoutAProviderTheWayThroughItIsNotThere() {
        given().redirects()
                .follow(false)
                .get("/api/v1/auth/login")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("hengce.oidc.issuer"));
        given().get("/api/v1/auth/callback?code=x&state=y").then().statusCode(400);
    }
}
