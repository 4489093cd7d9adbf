package org.hengce.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.RawConnection;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody takes all there is; somebody else is served all the same. Few connections to a service make it soon. */
@QuarkusTest
@TestProfile(GreedyClientsTest.Few.class)
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class GreedyClientsTest {
    private static final int CONCURRENT = 4;

    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hengce.limits.concurrent", Integer.toString(CONCURRENT),
                    "hengce.limits.connections", "1000",
                    "hengce.upstream.connections", "6",
                    "hengce.http.body-patience", "300ms",
                    "hengce.http.own-body-patience", "3s",
                    "quarkus.http.read-timeout", "4s",
                    "hengce.http.linger", "300ms",
                    "hengce.upstream.largest-body", "100K",
                    "hengce.upstream.largest-bodies.imports", "200K");
        }
    }

    private static String head(String line, String token, String headers) {
        return line + " HTTP/1.1\r\nHost: " + RawConnection.authority() + "\r\nAuthorization: Bearer " + token + "\r\n"
                + headers.replace("|", "\r\n") + "\r\n";
    }

    @Test
    void onePersonHasSoManyRequestsAtATimeWithHoweverManyTokens() {
        String name = People.with("viewer");
        String greedy = People.tokenOf(name);
        String another = People.tokenOf(name);
        String admin = People.admin();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
        for (int i = 0; i < CONCURRENT; i++) {
            held.add(client.sendAsync(
                    HttpRequest.newBuilder(People.gateway().resolve("/api/v1/regions/held"))
                            .header("Authorization", "Bearer " + greedy)
                            .build(),
                    BodyHandlers.ofString()));
        }
        await().until(() -> People.as(greedy).get("/api/v1/regions").statusCode() == 429); // all of them have arrived
        People.as(greedy)
                .get("/api/v1/regions")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("type", equalTo("urn:hengce:problem:too-many"));
        People.as(another).get("/api/v1/regions").then().statusCode(429);
        People.as(admin).get("/api/v1/regions").then().statusCode(200);
        await().until(() -> {
            Neighbours.indicator().release();
            return held.stream().allMatch(CompletableFuture::isDone);
        });
        assertThat(held).allMatch(answer -> answer.join().statusCode() == 200);
        People.as(greedy).get("/api/v1/regions").then().statusCode(200);
    }

    @Test
    void whoDoesNotReadHisAnswersLeavesConnectionsToOthers() {
        String greedy = People.tokenOf(People.with("viewer"));
        String other = People.tokenOf(People.with("viewer"));
        List<RawConnection> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                stuck.add(new RawConnection().send(head("GET /api/v1/observations/large", greedy, "")));
            }
            for (int i = 0; i < 20; i++) {
                People.as(other).get("/api/v1/observations").then().statusCode(200);
            }
        } finally {
            stuck.forEach(RawConnection::close);
        }
        // What they held is free again.
        await().until(() -> People.as(greedy).get("/api/v1/observations").statusCode() == 200);
    }

    @Test
    void manyHeadsThatNeverEndKeepNobodyOut() {
        String other = People.admin();
        List<RawConnection> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                halves.add(new RawConnection().send("GET /api/v1/policies HTTP/1.1\r\nX-Slow: "));
            }
            for (RawConnection half : halves) {
                half.send("a");
            }
            People.as(other).get("/api/v1/policies").then().statusCode(200);
        } finally {
            halves.forEach(RawConnection::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 50000|", "Transfer-Encoding: chunked|"})
    void aBodyThatDoesNotComeIsNotWaitedFor(String framing) {
        try (RawConnection connection = new RawConnection()) {
            connection.send(head("POST /api/v1/policies", People.admin(), framing) + "5\r\nhello\r\n");
            RawConnection.Answer answer = connection.read();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("urn:hengce:problem:too-slow");
            assertThat(connection.ends()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/v1/auth/token, Content-Length: 50000",
        "POST /api/v1/auth/session, Transfer-Encoding: chunked",
        "PUT /api/v1/users/slow, Content-Length: 50000"
    })
    void norIsOneForOurOwnEndpoints(String line, String framing) {
        String credential = line.contains("auth") ? "" : "Authorization: Bearer " + People.admin() + "|";
        try (RawConnection connection = new RawConnection()) {
            String request = "%s HTTP/1.1|Host: %s|%sContent-Type: application/json|%s||5|{    |";
            connection.send(request.formatted(line, RawConnection.authority(), credential, framing)
                    .replace("|", "\r\n"));
            RawConnection.Answer answer = connection.read();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("urn:hengce:problem:too-slow");
            assertThat(connection.ends()).isTrue();
        }
        await("no thread is held by what nobody waits for any more")
                .until(() -> Thread.getAllStackTraces().values().stream().noneMatch(GreedyClientsTest::readsABody));
    }

    private static boolean readsABody(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().endsWith("VertxInputStream"));
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItIsRead() {
        int asked = Neighbours.policy().asked();
        try (RawConnection connection = new RawConnection()) {
            connection.send(
                    head("POST /api/v1/policies", People.admin(), "Content-Length: 102401|Expect: 100-continue|"));
            RawConnection.Answer answer = connection.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:hengce:problem:too-large", "102400");
        }
        assertThat(Neighbours.policy().asked()).isEqualTo(asked);
    }

    @Test
    void aBodyThatGrowsTooLongIsCut() {
        String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
        String token = People.admin();
        try (RawConnection connection = new RawConnection()) {
            connection.send(head("POST /api/v1/policies", token, "Transfer-Encoding: chunked|") + chunk.repeat(7));
            RawConnection.Answer answer = connection.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(connection.ends()).isTrue();
        }
        try (RawConnection connection = new RawConnection()) {
            connection.send(head("POST /api/v1/imports/checksum", token, "Transfer-Encoding: chunked|")
                    + chunk.repeat(7) + "0\r\n\r\n");
            assertThat(connection.read().status())
                    .as("a part of the API with its own limit")
                    .isEqualTo(200);
        }
    }

    @Test
    void ourOwnEndpointsHaveALimitAsWell() {
        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
        try (RawConnection connection = new RawConnection()) {
            connection.send(head(
                            "PUT /api/v1/users/x",
                            People.admin(),
                            "Content-Type: application/json|Transfer-Encoding: chunked|")
                    + chunk.repeat(20) + "0\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(413);
        }
    }
}
