package org.hengce.gateway.standing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.DatabaseWire;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away while the gateway runs: for a while what is known counts, then nobody is let in, then all is as before. */
@QuarkusTest
@TestProfile(DatabaseAwayTest.Soon.class)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(value = DatabaseWire.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest {
    private static final String PATH = "/api/v1/policies";
    // The time limit of a statement and that of a new connection may pass before the next try.
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    public static final class Soon implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hengce.identity.believed-for", "3s",
                    "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "2",
                    "quarkus.datasource.jdbc.additional-jdbc-properties.loginTimeout", "2");
        }
    }

    @AfterEach
    void mend() {
        DatabaseWire.mend();
    }

    @Test
    void aDatabaseThatStopsIsToldOfAndComesBack() {
        goesAndComesBack(DatabaseWire::cut);
    }

    @Test
    void aDatabaseThatSaysNothingAnyMoreIsToldOfAndComesBack() {
        goesAndComesBack(DatabaseWire::silence);
    }

    private static void goesAndComesBack(Runnable away) {
        await().atMost(LONG_ENOUGH)
                .until(() -> People.signIn("nobody", "wrong").statusCode() != 503); // after another test
        String token = People.admin();
        // The pool may have more connections than one that died in another test.
        await().atMost(LONG_ENOUGH).until(() -> People.as(token).get(PATH).statusCode() == 200);
        away.run();
        People.as(token).get(PATH).then().statusCode(200); // known a moment ago
        await().atMost(LONG_ENOUGH).until(() -> {
            int status = People.as(token).get(PATH).statusCode();
            assertThat(status).isIn(200, 503);
            return status == 503;
        });
        People.as(token)
                .get(PATH)
                .then()
                .statusCode(503)
                .header("Retry-After", "3")
                .body("type", equalTo("urn:hengce:problem:unavailable"));
        given().get("/openapi").then().statusCode(200);
        People.signIn("admin", "wrong")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("detail", containsString("database"));
        DatabaseWire.mend();
        await().atMost(LONG_ENOUGH).until(() -> People.as(token).get(PATH).statusCode() == 200);
        await().atMost(LONG_ENOUGH).until(() -> People.signIn("admin", "wrong").statusCode() == 401);
    }
}
