package org.hengce.gateway.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class UserRemovalTest {
    @Inject
    Jdbi jdbi;

    @Test
    void aRemovedUserIsGoneAndTheTokensEnd() {
        String name = People.with("viewer");
        String token = People.tokenOf(name);
        People.as(People.admin()).delete("/api/v1/users/" + name).then().statusCode(204);
        People.as(People.admin()).get("/api/v1/users/" + name).then().statusCode(404);
        People.as(People.admin()).get("/api/v1/users?limit=1000").then().body("items.name", not(hasItem(name)));
        People.as(People.admin()).delete("/api/v1/users/" + name).then().statusCode(404);
        People.signIn(name, People.PASSWORD).then().statusCode(401);
        await().until(() -> People.as(token).get("/api/v1/policies").statusCode() == 401);
    }

    @Test
    void whoeverGetsTheNameLaterDoesNotReviveOldTokens() {
        String name = People.with("admin");
        String token = People.tokenOf(name);
        People.as(People.admin()).delete("/api/v1/users/" + name).then().statusCode(204);
        People.put(name, Map.of("roles", List.of("viewer"), "password", People.PASSWORD))
                .then()
                .statusCode(201)
                .header("ETag", "\"3\"");
        await().until(() -> People.as(token).get("/api/v1/policies").statusCode() == 401);
        People.as(People.tokenOf(name)).get("/api/v1/policies").then().statusCode(200);
    }

    @Test
    void theLastAdministratorCannotBeRemoved() {
        removeOtherAdministrators();
        People.as(People.admin()).delete("/api/v1/users/admin").then().statusCode(409);
        People.as(People.admin()).get("/api/v1/auth/me").then().statusCode(200);
    }

    private void removeOtherAdministrators() {
        List<String> others = jdbi.withHandle(
                h -> h.createQuery("SELECT name FROM users WHERE 'admin' = ANY (roles) AND name <> 'admin'")
                        .mapTo(String.class)
                        .list());
        for (String other : others) {
            People.as(People.admin()).delete("/api/v1/users/" + other).then().statusCode(204);
        }
    }

    @Test
    void anAdministratorOfSomeRegionsIsNoReasonToLetTheLastOneGo() {
        removeOtherAdministrators();
        String regional = "regional-" + People.with("viewer");
        Map<String, ?> limited =
                Map.of("roles", List.of("admin"), "regions", List.of("US-CA"), "password", People.PASSWORD);
        People.put(regional, limited).then().statusCode(201);
        // Nor is one who could not come in.
        String linked = "linked-" + regional;
        People.put(linked, Map.of("roles", List.of("admin"), "subject", linked))
                .then()
                .statusCode(201);
        People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("roles", List.of("admin"), "subject", ""))
                .put("/api/v1/users/" + linked)
                .then()
                .statusCode(200);
        People.as(People.admin()).delete("/api/v1/users/admin").then().statusCode(409);
        String tag = People.as(People.admin()).get("/api/v1/users/admin").header("ETag");
        for (Map<String, ?> change : List.of(
                Map.of("roles", List.of("viewer")), Map.of("roles", List.of("admin"), "regions", List.of("US-CA")))) {
            People.as(People.admin())
                    .contentType(ContentType.JSON)
                    .header("If-Match", tag)
                    .body(change)
                    .put("/api/v1/users/admin")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("last administrator"));
        }
    }

    @Test
    void aTagThatIsSentMustBeTheRightOne() {
        String name = People.with("viewer");
        People.as(People.admin())
                .header("If-Match", "\"7\"")
                .delete("/api/v1/users/" + name)
                .then()
                .statusCode(412);
        People.as(People.admin())
                .header("If-Match", "\"1\"")
                .delete("/api/v1/users/" + name)
                .then()
                .statusCode(204);
    }

    @Test
    void removalIsInTheAudit() {
        String name = People.with("viewer");
        People.as(People.admin()).delete("/api/v1/users/" + name).then().statusCode(204);
        List<String> rows = jdbi.withHandle(h -> h.createQuery(
                        "SELECT actor || ' ' || action || ' ' || (after_sha256 IS NULL) FROM audit WHERE subject = :name ORDER BY id")
                .bind("name", name)
                .mapTo(String.class)
                .list());
        assertThat(rows).containsExactly("admin user.create false", "admin user.remove true");
    }

    @Test
    void anAdministratorOfSomeRegionsOnlyCannotGiveOutRights() {
        String name = People.with("viewer");
        String regional = "regional-" + name;
        People.put(
                        regional,
                        Map.of("roles", List.of("admin"), "regions", List.of("US-CA"), "password", People.PASSWORD))
                .then()
                .statusCode(201);
        String token = People.tokenOf(regional);
        People.as(token)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("roles", List.of("admin"), "regions", List.of()))
                .put("/api/v1/users/" + regional)
                .then()
                .statusCode(403);
        People.as(token).delete("/api/v1/users/" + name).then().statusCode(403);
        People.as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "roles", List.of("admin")))
                .post("/api/v1/keys")
                .then()
                .statusCode(403);
        People.as(People.admin()).delete("/api/v1/users/" + regional).then().statusCode(204);
    }

    @Test
    void aUserOfTheProviderNeedsNoPasswordAndASubjectIsOneUsersOnly() {
        String name = "linked-" + People.with("viewer");
        Map<String, ?> linked = Map.of("roles", List.of("viewer"), "subject", "subject-" + name);
        People.put(name, linked).then().statusCode(201).body("subject", equalTo("subject-" + name));
        People.signIn(name, "").then().statusCode(422);
        People.signIn(name, "wrong horse battery").then().statusCode(401);
        People.put("another-" + name, linked).then().statusCode(409);
        People.put("malformed-" + name, Map.of("roles", List.of(), "subject", "a b"))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("subject")));
        // Whom nobody needs any more gives it free.
        People.as(People.admin()).delete("/api/v1/users/" + name).then().statusCode(204);
        People.put("another-" + name, linked).then().statusCode(201);
        People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("roles", List.of("viewer"), "subject", ""))
                .put("/api/v1/users/another-" + name)
                .then()
                .statusCode(200)
                .body("subject", nullValue());
    }
}
