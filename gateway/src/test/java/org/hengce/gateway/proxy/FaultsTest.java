package org.hengce.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.Service;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class FaultsTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void aServiceThatIsAwayIsToldWithATimeToComeAgain() {
        String token = People.admin();
        People.as(token).get("/api/v1/evaluations").then().statusCode(200);
        Neighbours.evaluation().whileAway(() -> {
            People.as(token)
                    .get("/api/v1/evaluations")
                    .then()
                    .statusCode(503)
                    .contentType(PROBLEM)
                    .header("Retry-After", "2")
                    .body("type", equalTo("urn:hengce:problem:unavailable"));
            People.as(token)
                    .body("x".repeat(1_000_000))
                    .post("/api/v1/evaluations")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2");
            People.as(token).head("/api/v1/evaluations").then().statusCode(503);
            People.as(token).get("/api/v1/policies").then().statusCode(200);
        });
        People.as(token).get("/api/v1/evaluations").then().statusCode(200);
    }

    @Test
    void anAnswerThatBreaksOffIsNotMadeToLookWhole() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(People.gateway().resolve("/api/v1/policies/dies"))
                .header("Authorization", "Bearer " + People.admin())
                .build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotWaitedForForEver() {
        People.as(People.admin())
                .get("/api/v1/policies/silent")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .time(lessThan(4L), TimeUnit.SECONDS);
    }

    @Test
    void whatChangesNothingIsTriedOnceMore() {
        Service service = Neighbours.indicator();
        evenNumberOfRequests(service);
        int asked = service.asked();
        People.as(People.admin()).get("/api/v1/regions/flaky").then().statusCode(200);
        assertThat(service.asked() - asked).isEqualTo(2);
    }

    @Test
    void whatMayHaveChangedSomethingIsNotRepeated() {
        Service service = Neighbours.indicator();
        evenNumberOfRequests(service);
        int asked = service.asked();
        People.as(People.admin()).body("x").put("/api/v1/regions/flaky").then().statusCode(503);
        assertThat(service.asked() - asked).isEqualTo(1);
    }

    /** The flaky one breaks off every first request of two. */
    private static void evenNumberOfRequests(Service service) {
        if (service.asked() % 2 == 1) {
            People.as(People.admin()).get("/api/v1/regions").then().statusCode(200);
        }
    }
}
