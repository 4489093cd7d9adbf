package org.hengce.indicator.metrics;

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

    @Test
    void thePageDescribesWhatIsToldToPrometheus() {
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v1/indicators")
                .then()
                .statusCode(401);
        String scraped = MetricsPage.scraped(metrics);
        MetricsPage.assertDescribes("indicator-service", scraped);
        MetricsPage.assertFewSeries(scraped);
    }

    @Test
    void thePortOfTheApiTellsNothing() {
        given().get("/q/metrics").then().statusCode(404);
    }
}
