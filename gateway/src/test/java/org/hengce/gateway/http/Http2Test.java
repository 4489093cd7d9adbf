package org.hengce.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.Patterned;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's client asks for HTTP/2 by an upgrade of its first request; what follows on the connection is HTTP/2. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class Http2Test {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    private String token = "";

    @BeforeEach
    void becomeHttp2() throws Exception {
        token = People.admin();
        HttpResponse<String> first = client.send(request("/api/v1/policies").build(), BodyHandlers.ofString());
        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(first.statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(People.gateway().resolve(path)).header("Authorization", "Bearer " + token);
    }

    @Test
    void aBodyWithoutLengthReachesTheService() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/v1/imports/checksum")
                        .POST(BodyPublishers.ofInputStream(Patterned::stream))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).isEqualTo(Patterned.checksum());
    }

    @Test
    void bodiesOfEveryKindReachTheService() throws Exception {
        for (HttpRequest.BodyPublisher body :
                List.of(BodyPublishers.ofString("text"), BodyPublishers.ofString(""), BodyPublishers.noBody())) {
            HttpResponse<String> answer = client.send(
                    request("/api/v1/policies/X").method("PUT", body).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonObject seen = new JsonObject(answer.body());
            assertThat(seen.getString("body")).isEqualTo(body.contentLength() > 0 ? "text" : "");
            assertThat(seen.getJsonObject("headers").getJsonArray("via").getString(0))
                    .isEqualTo("2 hengce");
        }
        HttpResponse<String> deleted =
                client.send(request("/api/v1/policies/X").DELETE().build(), BodyHandlers.ofString());
        assertThat(new JsonObject(deleted.body()).getString("method")).isEqualTo("DELETE");
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
    void manyAtATimeOnOneConnectionDoNotMixUp() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 30)
                .mapToObj(i -> client.sendAsync(
                        request("/api/v1/policies/" + i)
                                .POST(BodyPublishers.ofString("body " + i))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join().body()).contains("\"body\":\"body " + i + "\"");
        }
    }

    @Test
    void anAnswerThatBreaksOffEndsItsStreamAndNotItsNeighbours() throws Exception {
        CompletableFuture<HttpResponse<String>> neighbour =
                client.sendAsync(request("/api/v1/indicators/held").build(), BodyHandlers.ofString());
        assertThat(client.sendAsync(request("/api/v1/policies/dies").build(), BodyHandlers.ofString())
                        .handle((answer, broken) -> broken != null)
                        .join())
                .isTrue();
        await().until(() -> {
            Neighbours.indicator().release();
            return neighbour.isDone();
        });
        assertThat(neighbour.join().body()).isEqualTo("indicator-service");
    }

    @Test
    void aRefusalIsReadWhileTheBodyIsStillToCome() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/v1/imports/checksum")
                        .setHeader("Authorization", "Bearer nonsense")
                        .POST(BodyPublishers.ofInputStream(Patterned::stream))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
