package org.hengce.policy.metrics;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.hengce.kit.testing.MetricsPage;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MetricsTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private String scraped() {
        return given().accept("text/plain")
                .get(metrics)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void thePageDescribesWhatIsToldToPrometheus() {
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v1/policies")
                .then()
                .statusCode(401);
        MetricsPage.assertDescribes("policy-service", scraped());
        MetricsPage.assertFewSeries(scraped());
    }

    @Test
    void thePortOfTheApiTellsNothing() {
        given().get("/q/metrics").then().statusCode(404);
    }
}
