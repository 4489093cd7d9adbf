package org.hengce.gateway.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.RawConnection;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConnectionsTest.Few.class)
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class ConnectionsTest {
    private static final int MOST = 12;
    // Ours, as others have 127.0.0.1.
    private static final String ELSEWHERE = "127.0.0.77";
    private static final String TRUSTED = "127.0.0.99";

    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hengce.limits.connections",
                    Integer.toString(MOST),
                    "hengce.limits.trusted-proxies",
                    TRUSTED,
                    "hengce.http.head-patience",
                    "1s");
        }
    }

    @Inject
    Connections connections;

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + RawConnection.authority() + "\r\n\r\n";
    }

    private static List<RawConnection> open(String from, int number) {
        List<RawConnection> open = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            RawConnection connection = new RawConnection(from);
            open.add(connection.send(request("/openapi.json")));
            assertThat(connection.read().status()).isEqualTo(200);
        }
        return open;
    }

    @Test
    void oneAddressHasSoManyConnectionsAndOthersHaveTheirOwn() {
        List<RawConnection> all = open(ELSEWHERE, MOST);
        try {
            try (RawConnection tooMany = new RawConnection(ELSEWHERE)) {
                assertThat(tooMany.ends()).isTrue();
            }
            try (RawConnection other = new RawConnection("127.0.0.78")) {
                assertThat(other.send(request("/q/health/live")).read().status())
                        .isEqualTo(200);
            }
            all.remove(0).close();
            await().until(() -> connections.open().getOrDefault(ELSEWHERE, 0) < MOST);
            all.addAll(open(ELSEWHERE, 1));
        } finally {
            all.forEach(RawConnection::close);
        }
        await().until(() -> !connections.open().containsKey(ELSEWHERE)); // nothing is left of who has gone
    }

    @Test
    void aProxyThatIsTrustedHasAsManyAsItLikes() {
        List<RawConnection> all = open(TRUSTED, MOST + 3);
        all.forEach(RawConnection::close);
    }

    @Test
    void aHeadThatDoesNotEndClosesItsConnection() {
        String slow = "GET /openapi HTTP/1.1\r\nX-Slow: ";
        try (RawConnection connection = new RawConnection(ELSEWHERE)) {
            assertThat(connection.send(slow).endsWhileSending("a")).isTrue();
        }
        try (RawConnection kept = new RawConnection(ELSEWHERE)) {
            assertThat(kept.send(request("/q/health/live")).read().status()).isEqualTo(200);
            assertThat(kept.send(slow).endsWhileSending("a"))
                    .as("the second head on a connection, too")
                    .isTrue();
        }
        try (RawConnection second = new RawConnection(ELSEWHERE)) {
            // The greeting of HTTP/2, and nothing but frames that ask for nothing.
            second.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
            assertThat(second.endsWhileSending("\0\0\10\6\0\0\0\0\0abcdefgh")).isTrue();
        }
    }

    @Test
    void aRequestThatIsAnsweredSlowlyKeepsItsConnection() {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpClient client = HttpClient.newBuilder().version(version).build();
            URI held = People.gateway().resolve("/api/v1/regions/held");
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                    HttpRequest.newBuilder(held)
                            .header("Authorization", "Bearer " + People.admin())
                            .build(),
                    BodyHandlers.ofString());
            // A head that is too slow ends meanwhile, begun later than this request.
            try (RawConnection slow = new RawConnection(ELSEWHERE)) {
                assertThat(slow.send("GET / HTTP/1.1\r\nX-Slow: ").endsWhileSending("a"))
                        .isTrue();
            }
            await().until(() -> {
                Neighbours.indicator().release();
                return answer.isDone();
            });
            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatComesSlowlyBehindAnotherRequestIsNoHead() {
        String body = "x".repeat(20_000); // in parts that are quick enough for a body, and take longer than a head may
        try (RawConnection connection = new RawConnection(ELSEWHERE)) {
            String token = "Authorization: Bearer " + People.admin() + "\r\n";
            connection.send(request("/q/health/live")
                    + "POST /api/v1/policies HTTP/1.1\r\nHost: " + RawConnection.authority() + "\r\n" + token
                    + "Content-Length: " + body.length() + "\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(200);
            try (RawConnection slow = new RawConnection(ELSEWHERE)) {
                // As long as it takes for one that is too slow to be closed.
                assertThat(slow.send("GET / HTTP/1.1\r\nX-Slow: ").endsWhileSending("a"))
                        .isTrue();
            }
            connection.send(body);
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }
}
