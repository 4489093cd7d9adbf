package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a second gateway goes on letting somebody in whom the first one has shut out: a key is revoked, a session ended, a
 * role taken at the one, and the other asked again and again. The time runs from the first one's answer.
 */
public final class Revocation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEFAULT_COUNT = 20;
    private static final String USER = "measured-user";
    private static final String PASSWORD = "seven lamps above the quiet harbour";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Waiting WAITING = new Waiting(Duration.ofMillis(2), PATIENCE);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String here;
    private final String there;
    private final String admin;

    private Revocation(String here, String there, String password) throws IOException, InterruptedException {
        this.here = here;
        this.there = there;
        admin = "Bearer " + token("admin", password);
    }

    /** Arguments: base URL of each of two gateways, file with the password of admin, and how many times (20). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println("usage: Revocation BASE-URL OTHER-BASE-URL ADMIN-PASSWORD-FILE [COUNT]");
            System.exit(2);
        }
        int count = arguments.length == 4 ? Integer.parseInt(arguments[3]) : DEFAULT_COUNT;
        String password = Files.readString(Path.of(arguments[2])).strip();
        Revocation revocation = new Revocation(arguments[0], arguments[1], password);
        System.out.println("key revoked: " + revocation.measure(count, revocation::revokeKey));
        System.out.println("session ended: " + revocation.measure(count, revocation::endSession));
        System.out.println("role taken: " + revocation.measure(count, revocation::takeRole));
    }

    private interface Try {
        long nanos() throws IOException, InterruptedException;
    }

    private Latencies measure(int count, Try one) throws IOException, InterruptedException {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = one.nanos();
        }
        return new Latencies(nanos);
    }

    private long revokeKey() throws IOException, InterruptedException {
        JsonNode key = body(send(
                "POST", here + "/api/v1/keys", admin(), Map.of("name", "measured", "roles", List.of("viewer")), 201));
        Map<String, String> sent = Map.of("X-Api-Key", key.path("secret").asText());
        return untilRefused(sent, "DELETE", "/api/v1/keys/" + key.path("id").asText(), admin(), null);
    }

    private long endSession() throws IOException, InterruptedException {
        put("viewer");
        HttpResponse<String> begun = send(
                "POST", here + "/api/v1/auth/session", Map.of(), Map.of("username", USER, "password", PASSWORD), 201);
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return untilRefused(
                Map.of("Cookie", cookie),
                "DELETE",
                "/api/v1/auth/session",
                Map.of(
                        "Cookie",
                        cookie,
                        "Origin",
                        here,
                        "X-CSRF-Token",
                        body(begun).path("csrfToken").asText()),
                null);
    }

    private long takeRole() throws IOException, InterruptedException {
        put("viewer", "steward");
        Map<String, String> sent = Map.of("Authorization", "Bearer " + token(USER, PASSWORD));
        return untilRefused(sent, "PUT", "/api/v1/users/" + USER, changing(), user("viewer"));
    }

    private long untilRefused(
            Map<String, String> sent, String method, String path, Map<String, String> headers, @Nullable Object body)
            throws IOException, InterruptedException {
        if (statusThere(sent) != 200)
            throw new IOException("the other gateway does not let in whom the first one does");
        HttpResponse<String> done = exchange(method, here + path, headers, body);
        long from = System.nanoTime();
        if (done.statusCode() >= 300) throw new IOException(path + " was answered with " + done.body());
        WAITING.until(() -> statusThere(sent) == 401, "the other gateway to refuse");
        return System.nanoTime() - from;
    }

    private int statusThere(Map<String, String> sent) throws IOException, InterruptedException {
        return exchange("GET", there + "/api/v1/auth/me", sent, null).statusCode();
    }

    private void put(String... roles) throws IOException, InterruptedException {
        HttpResponse<String> answer = exchange("PUT", here + "/api/v1/users/" + USER, changing(), user(roles));
        if (answer.statusCode() == 412) { // not there yet
            send("PUT", here + "/api/v1/users/" + USER, admin(), user(roles), 201);
        }
    }

    private static Map<String, Object> user(String... roles) {
        return Map.of("roles", List.of(roles), "regions", List.of(), "password", PASSWORD);
    }

    private Map<String, String> admin() {
        return Map.of("Authorization", admin);
    }

    private Map<String, String> changing() {
        return Map.of("Authorization", admin, "If-Match", "*");
    }

    private String token(String user, String password) throws IOException, InterruptedException {
        return body(send(
                        "POST",
                        here + "/api/v1/auth/token",
                        Map.of(),
                        Map.of("username", user, "password", password),
                        200))
                .path("accessToken")
                .asText();
    }

    private HttpResponse<String> send(
            String method, String url, Map<String, String> headers, @Nullable Object body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = exchange(method, url, headers, body);
        if (answer.statusCode() == 429) { // sign-ins of an address are limited, and are not what is measured
            TimeUnit.SECONDS.sleep(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1));
            answer = exchange(method, url, headers, body);
        }
        if (answer.statusCode() != expected)
            throw new IOException("%s was answered with %d: %s".formatted(url, answer.statusCode(), answer.body()));
        return answer;
    }

    private HttpResponse<String> exchange(String method, String url, Map<String, String> headers, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
