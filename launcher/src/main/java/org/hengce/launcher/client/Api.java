package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.hengce.launcher.terminal.Failure;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.HengceJson;

/** The public API as any client sees it: JSON in, JSON out, problems as failures. */
final class Api {
    static final ObjectMapper JSON = HengceJson.mapper();

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_REQUIRED = 428;
    /** The server asks for patience, and says how much. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    private static final int ATTEMPTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String server;
    private String token = "";

    /** @param server scheme, host and port */
    Api(String server) {
        this.server = server;
    }

    String server() {
        return server;
    }

    void signIn(String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(json("/api/v1/auth/token", "POST", Map.of("username", user, "password", password)), OK);
        token = JSON.readTree(answer.body()).path("accessToken").asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET(), OK).body());
    }

    /** What moved between two evaluations. */
    ComparisonDocument moved(String from, String to) throws IOException, InterruptedException {
        return JSON.treeToValue(get("/api/v1/evaluations/%s/compare/%s".formatted(from, to)), ComparisonDocument.class);
    }

    /** Whether it is there; for what may have been made by an earlier run. */
    boolean exists(String path) throws IOException, InterruptedException {
        return send(request(path).GET(), OK, NOT_FOUND).statusCode() == OK;
    }

    /** Makes it, or sets what is there right; equal content changes nothing. */
    void put(String path, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(json(path, "PUT", body), OK, CREATED, PRECONDITION_REQUIRED);
        if (answer.statusCode() != PRECONDITION_REQUIRED) return;
        String tag = send(request(path).GET(), OK).headers().firstValue("ETag").orElse("");
        send(json(path, "PUT", body).header("If-Match", tag), OK);
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(send(json(path, "POST", body), OK, CREATED).body());
    }

    /** Sends a file; the answer says where it is worked on. */
    String upload(String path, String contentType, byte[] file) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(file));
        return send(request, 202).headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest.Builder json(String path, String method, Object body) throws IOException {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server).resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, Integer... expected)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        for (int i = 1; i < ATTEMPTS && LATER.contains(answer.statusCode()); i++) {
            Thread.sleep(Duration.ofSeconds(
                            answer.headers().firstValueAsLong("Retry-After").orElse(1))
                    .toMillis());
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (Set.of(expected).contains(answer.statusCode())) return answer;
        throw refused(request, answer);
    }

    private static Failure refused(HttpRequest request, HttpResponse<String> answer) {
        return new Failure(
                "%s %s was answered with %d."
                        .formatted(request.method(), request.uri().getPath(), answer.statusCode()),
                reason(answer.body()),
                "Read the services' logs: ./hengce logs   To begin with empty data: ./hengce reset --yes");
    }

    /** What a problem document says, or the beginning of whatever came instead. */
    private static String reason(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            StringBuilder text = new StringBuilder(problem.path("title").asText());
            if (problem.hasNonNull("detail"))
                text.append(": ").append(problem.path("detail").asText());
            for (JsonNode violation : problem.path("violations"))
                text.append("\n%s: %s"
                        .formatted(
                                violation.path("field").asText(),
                                violation.path("message").asText()));
            if (problem.hasNonNull("traceId"))
                text.append("\ntraceId ").append(problem.path("traceId").asText());
            return text.toString();
        } catch (IOException e) {
            return body.isBlank() ? "The answer had no text." : body.substring(0, Math.min(body.length(), 300));
        }
    }
}
