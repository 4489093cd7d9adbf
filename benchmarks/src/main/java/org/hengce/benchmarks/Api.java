package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The public API, or a service of it, through one kept connection, so that what is measured is the service and not the handshake. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_ERROR = 400;
    private static final int PRECONDITION_REQUIRED = 428;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String server;
    private final String token;

    /** Signs in. */
    Api(String server, String user, String password) throws IOException, InterruptedException {
        this.server = stripped(server);
        HttpRequest.Builder request =
                json(Map.of("username", user, "password", password), builder("/api/v1/auth/token"));
        this.token = send(request).path("accessToken").asText();
    }

    /** With a token that the server trusts. */
    Api(String server, String token) {
        this.server = stripped(server);
        this.token = token;
    }

    private static String stripped(String server) {
        return server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(authorised(path).GET());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send(json(body, authorised(path)));
    }

    /** Replaces what is there, whoever has changed it. */
    JsonNode replace(String path, Object body) throws IOException, InterruptedException {
        return send(authorised(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** Makes a thing of the register, unless it is there. */
    void putIfAbsent(String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = authorised(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= FIRST_ERROR && status != PRECONDITION_REQUIRED)
            throw new IOException("%s was answered with %d".formatted(path, status));
    }

    /** Sends a file of any size as CSV. */
    JsonNode upload(String path, Path file) throws IOException, InterruptedException {
        return upload(path, "text/csv", file);
    }

    /** Sends a file of JSON Lines. */
    JsonNode uploadLines(String path, Path file) throws IOException, InterruptedException {
        return upload(path, "application/jsonl", file);
    }

    private JsonNode upload(String path, String type, Path file) throws IOException, InterruptedException {
        return send(authorised(path)
                .timeout(Duration.ofMinutes(30))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofFile(file)));
    }

    /** Reads an answer to its end; how many bytes it has. */
    long bytes(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(authorised(path).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() >= FIRST_ERROR)
                throw new IOException("%s was answered with %d".formatted(path, answer.statusCode()));
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpRequest.Builder authorised(String path) {
        return builder(path).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder json(Object body, HttpRequest.Builder request) throws IOException {
        return request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= FIRST_ERROR)
            throw new IOException("%s was answered with %d: %s"
                    .formatted(answer.uri().getPath(), answer.statusCode(), answer.body()));
        return JSON.readTree(answer.body());
    }
}
