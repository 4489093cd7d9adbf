package org.hengce.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.RawConnection;
import org.hengce.gateway.testing.Service;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

/** Services with two addresses, some of which are not well; and one that is left alone. */
@QuarkusTest
@TestProfile(ReplicasTest.Two.class)
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class ReplicasTest {
    public static final class Two implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    // Two other services stand for policy-service.
                    "hengce.upstream.policy", "${hengce.upstream.indicator},${hengce.upstream.evaluation}",
                    "hengce.upstream.failures", "2",
                    "hengce.upstream.out", "10m",
                    "hengce.upstream.longest-out", "10m",
                    "hengce.upstream.circuit.requests", "4",
                    "hengce.upstream.circuit.failed-percent", "60",
                    "hengce.upstream.circuit.rest", "4s");
        }
    }

    private static String served(String token) {
        return People.as(token)
                .get("/api/v1/policies")
                .then()
                .statusCode(200)
                .extract()
                .path("service");
    }

    @Test
    void addressesAreTakenInTurnAndOneThatFailsIsLeftOut() {
        String token = People.admin();
        assertThat(IntStream.range(0, 4).mapToObj(i -> served(token)))
                .containsExactlyInAnyOrder(
                        "evaluation-service", "evaluation-service", "indicator-service", "indicator-service");
        Service one = Neighbours.indicator();
        one.failing(true);
        try {
            // Whatever its turn: nobody notices, as what changes nothing is asked of the other one.
            assertThat(IntStream.range(0, 10).mapToObj(i -> served(token))).containsOnly("evaluation-service");
            int asked = one.asked();
            assertThat(IntStream.range(0, 6).mapToObj(i -> served(token))).containsOnly("evaluation-service");
            People.as(token).body("x").post("/api/v1/policies").then().statusCode(200);
            assertThat(one.asked()).as("left out by now").isEqualTo(asked);
            RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'services' }.data.state", equalTo("DEGRADED"))
                    .body("checks.find { it.name == 'services' }.data.policy-service", containsString("left out"));
        } finally {
            one.failing(false);
        }
    }

    @Test
    void aServiceThatKeepsFailingIsLeftAloneAndTriedAgain() {
        String token = People.admin();
        Service service = Neighbours.evaluation();
        service.failing(true);
        try {
            for (int i = 0; i < 4; i++) {
                People.as(token).body("x").put("/api/v1/evaluations/x").then().statusCode(503);
            }
            int asked = service.asked();
            People.as(token)
                    .body("x")
                    .put("/api/v1/evaluations/x")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "4")
                    .contentType("application/problem+json")
                    .body("detail", containsString("left alone"));
            assertThat(service.asked()).isEqualTo(asked);
            RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'services' }.data.evaluation-service", containsString("OPEN"));
            People.as(token).get("/api/v1/policies").then().statusCode(200);
        } finally {
            service.failing(false);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> People.as(token).get("/api/v1/evaluations").statusCode() == 200); // its rest is over
        for (int i = 0; i < 4; i++) {
            People.as(token).get("/api/v1/evaluations").then().statusCode(200);
        }
    }

    @Test
    void whatClientsDoWrongIsNotCountedAgainstAService() {
        String token = People.admin();
        for (int i = 0; i < 6; i++) {
            try (RawConnection gone = new RawConnection()) {
                gone.send("POST /api/v1/regions/checksum HTTP/1.1\r\nHost: " + RawConnection.authority()
                        + "\r\nAuthorization: Bearer " + token + "\r\nContent-Length: 1000\r\n\r\nhalf");
            }
            People.as(token).post("/api/v1/regions/refuses").then().statusCode(413);
        }
        for (int i = 0; i < 4; i++) {
            People.as(token).get("/api/v1/regions").then().statusCode(200);
        }
        assertThat(List.of(Neighbours.indicator().targets())).isNotEmpty();
    }
}
