package org.hengce.gateway.apikeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.gateway.standing.Replica;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class ApiKeyTest {
    private static final String PATH = "/api/v1/policies";

    @Inject
    Jdbi jdbi;

    @Inject
    ApiKeys keys;

    @Inject
    Vertx vertx;

    private static Response make(Map<String, ?> draft) {
        return People.as(People.admin())
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/api/v1/keys");
    }

    private static JsonPath made(Map<String, ?> draft) {
        return make(draft).then().statusCode(201).extract().jsonPath();
    }

    private static RequestSpecification with(String secret) {
        return given().header("X-Api-Key", secret);
    }

    private static JsonPath keyOf(String owner, String... roles) {
        return made(Map.of("name", "test", "owner", owner, "roles", List.of(roles)));
    }

    @Test
    void aKeyMakesNobodyWhoWouldOutliveIt() {
        String secret = keyOf("admin", "admin").getString("secret");
        String name = "made-by-" + People.with("viewer");
        for (Map<String, ?> user : List.of(
                Map.of("roles", List.of("admin"), "password", People.PASSWORD), Map.of("roles", List.of("viewer")))) {
            with(secret)
                    .contentType(ContentType.JSON)
                    .body(user)
                    .put("/api/v1/users/" + name)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("outlive"));
        }
        People.as(People.admin()).get("/api/v1/users/" + name).then().statusCode(404);
        with(secret).get("/api/v1/users").then().statusCode(200);
    }

    @Test
    void anotherReplicaRefusesAKeyThatWasRevokedHere() {
        JsonPath key = keyOf("admin", "viewer");
        ApiKeyStandings there = new ApiKeyStandings(keys, Clock.systemUTC());
        try (Replica replica = Replica.of(jdbi, vertx, there)) {
            assertThat(replica.now(there.of(key.getString("id")))).isPresent();
            People.as(People.admin())
                    .delete("/api/v1/keys/" + key.getString("id"))
                    .then()
                    .statusCode(204);
            await().until(() -> replica.now(there.of(key.getString("id"))).isEmpty());
        }
    }

    @Test
    void aNewKeyLetsAMachineInAndIsShownOnce() {
        JsonPath made = make(Map.of("name", "nightly export", "roles", List.of("viewer")))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/api/v1/keys/[0-9a-v]{16}"))
                .header("Cache-Control", "no-store")
                .body("secret", matchesPattern("hk_[0-9a-v]{16}_[A-Za-z0-9_-]{43}"))
                .body("owner", equalTo("admin"))
                .body("lastUsedAt", nullValue())
                .body("expiresAt", notNullValue())
                .extract()
                .jsonPath();
        with(made.getString("secret")).get(PATH).then().statusCode(200);
        People.as(People.admin())
                .get("/api/v1/keys/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("name", equalTo("nightly export"))
                .body("$", not(org.hamcrest.Matchers.hasKey("secret")));
        People.as(People.admin())
                .get("/api/v1/keys")
                .then()
                .body(not(containsString(made.getString("secret").substring(20))));
        String stored = jdbi.withHandle(h -> h.createQuery("SELECT CAST(k AS text) FROM api_key AS k WHERE id = :id")
                .bind("id", made.getString("id"))
                .mapTo(String.class)
                .one());
        assertThat(stored).doesNotContain(made.getString("secret").substring(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "hk_", "hk_0000000000000000_0000000000000000000000000000000000000000000"})
    void anUnknownKeyIsRefused(String secret) {
        with(secret)
                .get(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hengce:problem:unauthenticated"));
    }

    @Test
    void theRightIdWithAnotherSecretIsRefused() {
        String secret = keyOf("admin", "viewer").getString("secret");
        String last = secret.endsWith("A") ? "E" : "A"; // the last character holds four bits that count
        with(secret.substring(0, secret.length() - 1) + last).get(PATH).then().statusCode(401);
        with(secret).get(PATH).then().statusCode(200);
    }

    @Test
    void aKeyHasTheRolesThatItWasGivenAndNoOthers() {
        String secret = keyOf("admin", "viewer").getString("secret");
        with(secret)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"))
                .body("roles", equalTo(List.of("viewer")))
                .body("credential", equalTo("API_KEY"));
        with(secret).get("/api/v1/users").then().statusCode(403);
    }

    @Test
    void aKeyNeverHasMoreRightsThanItsOwnerHasNow() {
        String owner = People.with("viewer", "steward");
        String secret = keyOf(owner, "viewer", "steward").getString("secret");
        with(secret).get("/api/v1/auth/me").then().body("roles", equalTo(List.of("steward", "viewer")));
        People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("roles", List.of("viewer"), "regions", List.of("US-NV")))
                .put("/api/v1/users/" + owner)
                .then()
                .statusCode(200);
        await().until(() -> with(secret).get("/api/v1/auth/me").path("roles").equals(List.of("viewer")));
        with(secret).get("/api/v1/auth/me").then().body("regions", equalTo(List.of("US-NV")));
    }

    @Test
    void aKeyOfRegionsThatItsOwnerNoLongerHasIsRefusedAndNotLetEverywhere() {
        String owner = People.with("steward"); // of US-CA
        String secret = made(Map.of(
                        "name", "test", "owner", owner, "roles", List.of("steward"), "regions", List.of("US-CA")))
                .getString("secret");
        with(secret).get("/api/v1/auth/me").then().body("regions", equalTo(List.of("US-CA")));
        People.as(People.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("roles", List.of("steward"), "regions", List.of("US-NV")))
                .put("/api/v1/users/" + owner)
                .then()
                .statusCode(200);
        await().until(() -> with(secret).get(PATH).statusCode() == 401);
    }

    @Test
    void everyFaultOfADraftIsNamed() {
        String owner = People.with("viewer");
        make(Map.of(
                        "name",
                        "test",
                        "owner",
                        owner,
                        "roles",
                        List.of("viewer", "admin"),
                        "regions",
                        List.of("US-NV"),
                        "expiresAt",
                        "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("roles", "regions", "expiresAt")));
        make(Map.of("name", "test", "roles", List.of("king")))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("roles")));
        make(Map.of("name", "test", "roles", List.of("viewer"), "regions", List.of("??")))
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("regions"));
        make(Map.of("name", "test", "owner", "nobody-of-that-name", "roles", List.of("viewer")))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("owner")));
        make(Map.of("name", " ", "roles", List.of())).then().statusCode(422).body("violations", hasSize(2));
        Map<String, Object> withNull = new HashMap<>(Map.of("name", "test"));
        withNull.put("roles", java.util.Arrays.asList("viewer", null));
        make(withNull).then().statusCode(422);
        make(Map.of("name", "test", "roles", List.of("viewer"), "expiresAt", "tomorrow"))
                .then()
                .statusCode(400);
        make(Map.of("name", "t", "roles", List.of("viewer"), "expiresAt", "2999-01-01T00:00:00Z"))
                .then()
                .statusCode(422);
    }

    @Test
    void aKeyEndsWhenItExpires() {
        String end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS).toString();
        String secret = made(Map.of("name", "short", "roles", List.of("viewer"), "expiresAt", end))
                .getString("secret");
        await().until(() -> with(secret).get(PATH).statusCode() == 401);
    }

    @Test
    void aRevokedKeyIsRefusedAndStaysInTheList() {
        String owner = People.with("viewer");
        JsonPath key = keyOf(owner, "viewer");
        with(key.getString("secret")).get(PATH).then().statusCode(200);
        People.as(People.admin())
                .delete("/api/v1/keys/" + key.getString("id"))
                .then()
                .statusCode(204);
        await().until(() -> with(key.getString("secret")).get(PATH).statusCode() == 401);
        People.as(People.admin())
                .delete("/api/v1/keys/" + key.getString("id"))
                .then()
                .statusCode(204);
        People.as(People.admin())
                .get("/api/v1/keys?owner=" + owner)
                .then()
                .body("items", hasSize(1))
                .body("items[0].revokedAt", notNullValue());
    }

    @Test
    void aRemovedUsersKeysEndAndANewUserOfThatNameDoesNotGetThem() {
        String owner = People.with("viewer");
        String secret = keyOf(owner, "viewer").getString("secret");
        with(secret).get(PATH).then().statusCode(200);
        People.as(People.admin()).delete("/api/v1/users/" + owner).then().statusCode(204);
        People.make(owner, "viewer");
        await().until(() -> with(secret).get(PATH).statusCode() == 401);
        People.as(People.tokenOf(owner))
                .get("/api/v1/keys")
                .then()
                .body("items", hasSize(1))
                .body("items[0].revokedAt", notNullValue());
    }

    @Test
    void theLastUseIsShown() {
        JsonPath key = keyOf("admin", "viewer");
        with(key.getString("secret")).get(PATH).then().statusCode(200);
        // Written in the background.
        await().until(() -> People.as(People.admin())
                        .get("/api/v1/keys/" + key.getString("id"))
                        .path("lastUsedAt")
                != null);
    }

    @Test
    void onlyAdministratorsMakeKeysAndEverybodySeesAndRevokesOwnOnes() {
        String owner = People.with("steward");
        String other = People.with("viewer");
        String id = keyOf(owner, "steward").getString("id");
        String token = People.tokenOf(owner);
        People.as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "own", "roles", List.of("steward")))
                .post("/api/v1/keys")
                .then()
                .statusCode(403);
        People.as(token).get("/api/v1/keys").then().statusCode(200).body("items.owner", everyItem(equalTo(owner)));
        People.as(token).get("/api/v1/keys?owner=admin").then().statusCode(403);
        People.as(token).get("/api/v1/keys/" + id).then().statusCode(200);
        String foreign = People.tokenOf(other);
        People.as(foreign).get("/api/v1/keys").then().body("items", hasSize(0));
        People.as(foreign).get("/api/v1/keys/" + id).then().statusCode(404);
        People.as(foreign).delete("/api/v1/keys/" + id).then().statusCode(404);
        People.as(token).delete("/api/v1/keys/" + id).then().statusCode(204);
        People.as(token).get("/api/v1/keys/none").then().statusCode(404);
    }

    @Test
    void aKeyMakesNoKeys() {
        with(keyOf("admin", "admin").getString("secret"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "next", "roles", List.of("admin")))
                .post("/api/v1/keys")
                .then()
                .statusCode(403);
    }

    @Test
    void keysAreListedInPagesTheNewestFirst() {
        String owner = People.with("viewer");
        String first = keyOf(owner, "viewer").getString("id");
        String second = keyOf(owner, "viewer").getString("id");
        String cursor = People.as(People.admin())
                .get("/api/v1/keys?limit=1&owner=" + owner)
                .then()
                .body("items.id", equalTo(List.of(second)))
                .extract()
                .path("nextCursor");
        People.as(People.admin())
                .queryParam("cursor", cursor)
                .queryParam("owner", owner)
                .get("/api/v1/keys")
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("nextCursor", nullValue());
        People.as(People.admin()).get("/api/v1/keys?colour=red").then().statusCode(400);
    }

    @Test
    void makingAndRevokingAreInTheAudit() {
        String id = keyOf("admin", "viewer").getString("id");
        People.as(People.admin()).delete("/api/v1/keys/" + id).then().statusCode(204);
        List<String> rows = jdbi.withHandle(
                h -> h.createQuery("SELECT actor || ' ' || action FROM audit WHERE subject = :id ORDER BY id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
        assertThat(rows).containsExactly("admin key.create", "admin key.revoke");
    }
}
