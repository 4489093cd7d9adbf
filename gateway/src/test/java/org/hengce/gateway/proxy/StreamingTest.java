package org.hengce.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.Patterned;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class StreamingTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(People.gateway().resolve(path))
                .header("Authorization", "Bearer " + People.admin());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thirtyMegabytesComeIn(boolean waitsToBeAsked) throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/v1/imports/checksum")
                        .expectContinue(waitsToBeAsked)
                        .POST(BodyPublishers.ofInputStream(Patterned::stream))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Patterned.checksum());
    }

    /** The token is younger than what the gateway knows of the user, so that the database is asked while the body waits. */
    @Test
    void aBodyThatComesWhileTheTokenIsCheckedIsNotLost() throws Exception {
        String sum = Patterned.checksum();
        for (int i = 0; i < 5; i++) {
            String token = People.tokenOf(People.with("steward"));
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(People.gateway().resolve("/api/v1/imports/checksum"))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofInputStream(Patterned::stream))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo(sum);
        }
    }

    @Test
    void thirtyMegabytesGoOut() throws Exception {
        HttpResponse<InputStream> answer =
                client.send(request("/api/v1/observations/large").build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(Patterned.checksumOf(body)).isEqualTo(Patterned.checksum());
        }
    }

    @Test
    void aServiceThatRefusesBeforeItHasReadIsHeard() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/v1/imports/refuses")
                        .POST(BodyPublishers.ofInputStream(Patterned::stream))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void manyAtATimeDoNotMixUp() {
        String token = People.admin();
        IntStream.range(0, 200).parallel().forEach(i -> People.as(token)
                .body("body " + i)
                .post("/api/v1/policies/" + i)
                .then()
                .statusCode(200)
                .body("body", org.hamcrest.Matchers.equalTo("body " + i)));
    }
}
