package org.hengce.gateway.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.MetricsPage;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class MetricsTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void thePageDescribesWhatIsToldToPrometheus() {
        MetricsPage.assertDescribes("gateway", MetricsPage.scraped(metrics));
    }

    @Test
    void theOpenPortTellsNothingToAnybody() {
        given().get("/q/metrics").then().statusCode(401);
        People.as(People.admin()).get("/q/metrics").then().statusCode(404);
    }

    @Test
    void requestsAreCountedByPartOfTheApiAndNeverByWhatIsNamedInThem() {
        String token = People.tokenOf(People.with("viewer"));
        for (String path : List.of(
                "/api/v1/policies/SECRET-CODE",
                "/api/v1/users/secret-user",
                "/api/v1/secret-part/x",
                "/secret/place",
                "/api/v1/policies.csv?q=secret")) {
            People.as(token).get(path);
            given().get(path).then().statusCode(401);
        }
        given().request("GET", "/secret//nothing");
        given().request("SECRET", "/api/v1/policies");
        String scraped = MetricsPage.scraped(metrics);
        assertThat(scraped.toLowerCase(Locale.ROOT)).doesNotContain("secret");
        assertThat(scraped)
                .contains("uri=\"/api/v1/policies\"")
                .contains("uri=\"/{other}\"")
                .contains("hengce_upstream_answer_seconds_count{");
        MetricsPage.assertFewSeries(scraped);
    }
}
