package org.hengce.evaluation.analyses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hengce.evaluation.analyses.Analyses.ENDLESS;
import static org.hengce.evaluation.analyses.Analyses.OF_SMALL;
import static org.hengce.evaluation.analyses.Analyses.SMALL;
import static org.hengce.evaluation.analyses.Analyses.analysed;
import static org.hengce.evaluation.analyses.Analyses.sample;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** One place, no end by time: what ends is ended by who waits. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(AnalysisBoundsTest.OnePlace.class)
class AnalysisBoundsTest {
    /** See the class. */
    public static final class OnePlace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hengce.analyses.at-once",
                    "1",
                    "hengce.analyses.longest",
                    "1h",
                    "hengce.analyses.largest-body",
                    "80K");
        }
    }

    private static CompletableFuture<HttpResponse<String>> send(String query, String panel) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + RestAssured.port + "/api/v1/analyses?" + query))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Content-Type", "text/csv")
                                .header(
                                        "Authorization",
                                        "Bearer " + Tokens.of("evaluation-service", "test-analyst", "analyst"))
                                .POST(HttpRequest.BodyPublishers.ofString(panel))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whoFindsNoPlaceComesAgainAndTheWorkEndsWithWhoWaitsForIt() throws Exception {
        CompletableFuture<HttpResponse<String>> endless = send(ENDLESS, sample("us-cigarettes.csv"));
        Response refused = await().atMost(Duration.ofSeconds(60))
                .until(() -> analysed("method=did&" + OF_SMALL, SMALL), answer -> answer.statusCode() == 503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.asString()).contains("1 analyses run already");
        assertThat(endless).isNotDone();

        endless.cancel(true);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> analysed("method=did&" + OF_SMALL, SMALL).statusCode() == 200);
    }

    @Test
    void aLargerBodyIsRefusedWhetherItSaysSoBeforeOrNot() {
        String rows = "a,1,1,0\n".repeat(11_000);
        Response announced = analysed("method=did&" + OF_SMALL, "u,t,y,d\n" + rows);
        assertThat(announced.statusCode()).as(announced.asString()).isEqualTo(413);
        assertThat(announced.asString()).contains("larger than the 81920 bytes");

        byte[] body = ("u,t,y,d\n" + rows).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> inChunks = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port
                                        + "/api/v1/analyses?method=did&" + OF_SMALL))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Content-Type", "text/csv")
                                .header(
                                        "Authorization",
                                        "Bearer " + Tokens.of("evaluation-service", "test-analyst", "analyst"))
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
        assertThat(inChunks.statusCode()).as(inChunks.body()).isEqualTo(413);
    }
}
