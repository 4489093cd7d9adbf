package org.hengce.gateway.signin;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class PasswordTest {
    private static final String NEW = "window copper nine valleys";

    private static Response change(String token, String current, String replacement) {
        return People.as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("current", current, "new", replacement))
                .post("/api/v1/auth/password");
    }

    @Test
    void oneChangesOnesOwnPasswordWhichEndsAllTokens() {
        String name = People.with("viewer");
        String token = People.tokenOf(name);
        change(token, People.PASSWORD, NEW).then().statusCode(204);
        await().until(() -> People.as(token).get("/api/v1/policies").statusCode() == 401);
        People.signIn(name, People.PASSWORD).then().statusCode(401);
        People.as(People.tokenOf(name, NEW)).get("/api/v1/policies").then().statusCode(200);
    }

    @Test
    void thePresentPasswordIsNeeded() {
        String name = People.with("viewer");
        change(People.tokenOf(name), "wrong horse battery", NEW)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("current")));
        People.signIn(name, People.PASSWORD).then().statusCode(200);
    }

    @Test
    void guessingThePresentPasswordIsSlowedDown() {
        String token = People.tokenOf(People.with("viewer"));
        for (int i = 0; i < 5; i++) {
            change(token, "wrong horse battery", NEW).then().statusCode(422);
        }
        change(token, "wrong horse battery", NEW).then().statusCode(429);
    }

    @Test
    void theNewOneMustObeyTheRules() {
        change(People.tokenOf(People.with("viewer")), People.PASSWORD, "password1234")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("password")));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/auth/password")
                .then()
                .statusCode(401);
    }
}
