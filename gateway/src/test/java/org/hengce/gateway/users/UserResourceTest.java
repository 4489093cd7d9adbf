package org.hengce.gateway.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hengce.gateway.standing.Replica;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class UserResourceTest {
    @Inject
    Jdbi jdbi;

    @Inject
    Vertx vertx;

    private static Response change(String name, String ifMatch, Map<String, ?> body) {
        return People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put("/api/v1/users/" + name);
    }

    @Test
    void anotherReplicaRefusesARoleThatWasTakenHere() {
        String name = People.with("viewer", "steward");
        UserStandings there = new UserStandings();
        try (Replica replica = Replica.of(jdbi, vertx, there)) {
            assertThat(replica.now(there.of(name, 1)).map(Standing::roles)).contains(List.of("steward", "viewer"));
            change(name, "\"1\"", Map.of("roles", List.of("viewer"))).then().statusCode(200);
            // As a token of before asks, which knows of no later revision.
            await().until(() -> replica.now(there.of(name, 1))
                    .map(Standing::revision)
                    .filter(revision -> revision == 2)
                    .isPresent());
            assertThat(replica.now(there.of(name, 1)).map(Standing::roles)).contains(List.of("viewer"));
        }
    }

    @Test
    void aNewUserIsMadeAndRead() {
        People.put(
                        "li-wei",
                        Map.of(
                                "roles",
                                List.of("steward", "viewer"),
                                "regions",
                                List.of(),
                                "password",
                                People.PASSWORD))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("name", equalTo("li-wei"))
                .body("roles", equalTo(List.of("steward", "viewer")))
                .body("revision", equalTo(1));
        People.as(People.admin())
                .get("/api/v1/users/li-wei")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(not(containsString("argon2")))
                .body("changedAt", notNullValue());
        People.as(People.admin())
                .header("If-None-Match", "\"1\"")
                .get("/api/v1/users/li-wei")
                .then()
                .statusCode(304);
    }

    @Test
    void aChangeNeedsTheRevisionThatWasRead() {
        String name = People.with("viewer");
        Map<String, ?> body = Map.of("roles", List.of("viewer", "analyst"));
        People.put(name, body).then().statusCode(428);
        change(name, "\"7\"", body).then().statusCode(412);
        change(name, "\"1\"", body)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("regions", equalTo(List.of("US-CA")));
        change("never-made", "\"1\"", body).then().statusCode(412);
    }

    @Test
    void whatIsEqualChangesNothing() {
        String name = People.with("viewer");
        change(name, "\"1\"", Map.of("roles", List.of("viewer")))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        People.signIn(name, People.PASSWORD).then().statusCode(200);
    }

    @Test
    void everyFaultIsNamed() {
        People.put("new", Map.of("roles", List.of("viewer", "king"), "regions", List.of("??"), "password", "short"))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("roles[1]", "regions[0]", "password")));
    }

    @Test
    void aNewUserNeedsAPasswordAndRoles() {
        People.put("new", Map.of("roles", List.of("viewer")))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("password")));
        People.put("new", Map.of("password", People.PASSWORD))
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("roles"));
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("roles", Arrays.asList("viewer", null));
        withNull.put("password", People.PASSWORD);
        People.put("new", withNull).then().statusCode(422).body("violations.field", equalTo(List.of("roles[1]")));
    }

    @Test
    void aNameHasTheFormOfACode() {
        Map<String, ?> body = Map.of("roles", List.of("viewer"), "password", People.PASSWORD);
        People.put("a b", body).then().statusCode(422);
        People.put("x".repeat(65), body).then().statusCode(422).body("violations.field", equalTo(List.of("name")));
        People.as(People.admin()).get("/api/v1/users/x%00y").then().statusCode(400);
    }

    @Test
    void onlyAdministratorsSeeAndChangeUsers() {
        for (String role : List.of("viewer", "steward", "officer", "analyst")) {
            String token = People.tokenOf(People.with(role));
            People.as(token)
                    .contentType(ContentType.JSON)
                    .body(Map.of("roles", List.of("admin"), "password", People.PASSWORD))
                    .put("/api/v1/users/intruder")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
            People.as(token).get("/api/v1/users").then().statusCode(403);
            People.as(token).get("/api/v1/users/admin").then().statusCode(403);
        }
        given().get("/api/v1/users").then().statusCode(401);
        People.as(People.admin()).get("/api/v1/users/intruder").then().statusCode(404);
    }

    @Test
    void theLastAdministratorStays() {
        change("admin", "\"1\"", Map.of("roles", List.of("viewer")))
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        People.as(People.admin()).get("/api/v1/users/admin").then().body("roles", equalTo(List.of("admin")));
    }

    @Test
    void administratorsWhoStrikeEachOtherOffAtTheSameTimeLeaveOne() {
        String one = People.with("admin");
        String other = People.with("admin");
        String byOne = People.tokenOf(one);
        String byOther = People.tokenOf(other);
        // The administrator of the first start steps back for the while, so that these two are all there are.
        jdbi.useHandle(h -> h.execute("UPDATE users SET roles = '{viewer}' WHERE name = 'admin'"));
        try {
            List<Integer> statuses = Stream.of(List.of(byOne, other), List.of(byOther, one))
                    .map(pair -> CompletableFuture.supplyAsync(() -> People.as(pair.get(0))
                            .contentType(ContentType.JSON)
                            .header("If-Match", "\"1\"")
                            .body(Map.of("roles", List.of("viewer")))
                            .put("/api/v1/users/" + pair.get(1))
                            .statusCode()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
            // The second one comes in time to be told that nobody would be left, or too late to be let in at all.
            assertThat(statuses.get(0)).isEqualTo(200);
            assertThat(statuses.get(1)).isIn(401, 403, 409);
            int left = jdbi.withHandle(
                    h -> h.createQuery("SELECT count(*) FROM users WHERE 'admin' = ANY (roles) AND regions = '{}'")
                            .mapTo(Integer.class)
                            .one());
            assertThat(left).isEqualTo(1);
        } finally {
            jdbi.useHandle(h -> {
                h.execute("UPDATE users SET roles = '{admin}' WHERE name = 'admin'");
                h.execute("UPDATE users SET roles = '{viewer}' WHERE name IN (?, ?)", one, other);
            });
            // Written past the register, it raises no revision: it counts from the next look at the table on.
            await().until(() ->
                    People.as(People.admin()).get("/api/v1/users/admin").statusCode() == 200);
        }
    }

    @Test
    void usersAreListedInPages() {
        People.with("viewer");
        People.with("viewer");
        String cursor = People.as(People.admin())
                .get("/api/v1/users?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].name", equalTo("admin"))
                .extract()
                .path("nextCursor");
        People.as(People.admin())
                .queryParam("cursor", cursor)
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("items.name", not(hasItem("admin")));
        People.as(People.admin()).get("/api/v1/users?limit=0").then().statusCode(400);
        People.as(People.admin()).get("/api/v1/users?colour=red").then().statusCode(400);
    }

    @Test
    void everyWriteIsInTheAuditWithItsAuthor() {
        String name = People.with("viewer");
        change(name, "\"1\"", Map.of("roles", List.of("officer"))).then().statusCode(200);
        List<String> rows = jdbi.withHandle(h -> h.createQuery(
                        "SELECT actor || ' ' || action || ' ' || (before_sha256 IS NULL) || ' ' || (request_id <> '') FROM audit WHERE subject = :name ORDER BY id")
                .bind("name", name)
                .mapTo(String.class)
                .list());
        assertThat(rows).containsExactly("admin user.create true true", "admin user.change false true");
    }

    @Test
    void anUnknownPropertyIsRefused() {
        People.put("new", Map.of("roles", List.of("viewer"), "password", People.PASSWORD, "colour", "red"))
                .then()
                .statusCode(400);
    }
}
