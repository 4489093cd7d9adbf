package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services write about their work: enough to find a request by, nothing of who made it. */
@Order(3)
@ExtendWith(RunningStack.class)
class QuietLogsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USER = "quiet-steward";
    private static final String PASSWORD = "Kr0kus-im-Maerz-7";
    private static final String WRONG = "not-" + PASSWORD;
    /** All of 127/8 is this machine: an address that is told from the services' own. */
    private static final String ADDRESS = "127.66.77.88";

    private static String logs(Stack stack) {
        try (Stream<Path> files = Files.list(stack.home().resolve("logs"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().matches(".*(service|gateway)\\.log"))
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs in from an address of its own; the status. */
    private static String signIn(Stack stack, String password) {
        URI url = URI.create(stack.url());
        String body = "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(USER, password);
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write("""
                            POST /api/v1/auth/token HTTP/1.1\r
                            Host: %s\r
                            Content-Type: application/json\r
                            Content-Length: %d\r
                            Connection: close\r
                            \r
                            %s""".formatted(url.getAuthority(), body.length(), body)
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Replica replica) {
        Matcher listening =
                Pattern.compile("Listening on: (http://127.0.0.1:[0-9]+)").matcher(String.join("\n", replica.log()));
        assertThat(listening.find()).isTrue();
        return listening.group(1);
    }

    @Test
    void nobodyIsNamedInTheLogs(Stack stack, Api admin) {
        ObjectNode user = Api.JSON.createObjectNode().put("password", PASSWORD);
        user.putArray("roles").add("steward");
        assertThat(admin.put("/api/v1/users/" + USER, user).status()).isEqualTo(201);
        assertThat(signIn(stack, WRONG)).isEqualTo("401");
        assertThat(signIn(stack, PASSWORD)).isEqualTo("200");
        Api steward = Api.signedIn(stack, USER, PASSWORD);
        Api.Answer sent = steward.send(
                "POST", "/api/v1/imports", "indicator,region,period,value\nno-such,US-CA,1999,1\n", "text/csv");
        assertThat(sent.status()).describedAs(sent.raw().body()).isEqualTo(202);
        String path = sent.header("Location");
        await().atMost(PATIENCE)
                .until(() -> steward.get(path).json().get("status").textValue(), "REJECTED"::equals);
        String logs = logs(stack);
        assertThat(logs).contains("import finished import=" + path.substring(path.lastIndexOf('/') + 1));
        assertThat(Stream.of(USER, PASSWORD, WRONG, ADDRESS).filter(logs::contains))
                .isEmpty();
    }

    @Test
    void aLineIsOneJsonObjectWithItsTraceWhereThatIsAskedFor(Stack stack) throws Exception {
        Map<String, String> settings =
                Map.of("HENGCE_LOG_JSON", "true", "HENGCE_UPSTREAM_POLICY", "http://127.0.0.1:1");
        try (Replica gateway = Replica.of(stack, "gateway", settings)) {
            await().atMost(PATIENCE).until(gateway::isReady);
            String trace = "6bf92f3577b34da6a3ce929d0e0e4736";
            HttpRequest request = HttpRequest.newBuilder(URI.create(address(gateway) + "/api/v1/policies"))
                    .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .header("Authorization", "Bearer " + Api.admin(stack).token())
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(503); // nobody is there
            await().atMost(PATIENCE).until(() -> gateway.lines("service away") > 0);
            List<String> lines = gateway.log();
            for (String line : lines) {
                JsonNode entry = Api.JSON.readTree(line);
                assertThat(entry.get("service").textValue()).isEqualTo("gateway");
                assertThat(entry.fieldNames()).toIterable().contains("timestamp", "level", "message");
            }
            JsonNode away = Api.JSON.readTree(lines.stream()
                    .filter(line -> line.contains("service away"))
                    .findFirst()
                    .orElseThrow());
            assertThat(away.at("/mdc/traceId").textValue()).isEqualTo(trace);
        }
    }
}
