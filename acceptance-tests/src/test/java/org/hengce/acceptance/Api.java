package org.hengce.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The public API as one caller uses it. */
public final class Api {
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String url;
    private final @Nullable String token;

    private Api(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** For what no client of HTTP would send. */
    String bearer() {
        return Objects.requireNonNull(token);
    }

    /** An answer; its body is null where it is no JSON. */
    public record Answer(int status, @Nullable JsonNode body, HttpResponse<String> raw) {
        public JsonNode json() {
            if (body == null) {
                throw new AssertionError("no JSON: " + raw.statusCode() + " " + raw.body());
            }
            return body;
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public static Api anonymous(Stack stack) {
        return new Api(stack.url(), null);
    }

    public static Api admin(Stack stack) {
        return signedIn(stack, "admin", stack.adminPassword());
    }

    public static Api signedIn(Stack stack, String user, String password) {
        return signedIn(stack.url(), user, password);
    }

    static Api signedIn(String url, String user, String password) {
        ObjectNode credentials = JSON.createObjectNode().put("username", user).put("password", password);
        Answer answer = new Api(url, null).post("/api/v1/auth/token", credentials);
        if (answer.status() != 200) {
            throw new IllegalStateException(
                    user + " cannot sign in: " + answer.raw().body());
        }
        return new Api(url, answer.json().get("accessToken").textValue());
    }

    /** What this caller is known by; empty if by nothing. */
    public String token() {
        return token == null ? "" : token;
    }

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, body.toString(), "application/json");
    }

    public Answer put(String path, JsonNode body) {
        return send("PUT", path, body.toString(), "application/json");
    }

    /** Any method and body, with headers as name, value, name, value. */
    public Answer send(String method, String path, @Nullable String body, String contentType, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", contentType)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), json ? JSON.readTree(answer.body()) : null, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Corrects one value of the demo's series; the answer may be any. */
    Answer correct(String region, String period, double value) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("observations")
                .addObject()
                .put("indicator", "cigarette-sales")
                .put("region", region)
                .put("period", period)
                .put("value", value);
        return post("/api/v1/observations", body);
    }

    /** The vintage that an acknowledged change has made. */
    static Instant vintage(Answer acknowledged) {
        return Instant.parse(acknowledged.json().at("/vintages/cigarette-sales").textValue());
    }

    /** The vintage of the demo's series that went into an evaluation; the earliest of all where none did. */
    static Instant pin(JsonNode evaluation) {
        JsonNode pin = evaluation.at("/provenance/observationsAsOf/cigarette-sales");
        return pin.isTextual() ? Instant.parse(pin.textValue()) : Instant.MIN;
    }

    /** All evaluations of a policy, newest first. */
    List<JsonNode> evaluations(String policy) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/v1/evaluations?policy=" + policy + "&limit=200" + cursor)
                    .json();
            page.get("items").forEach(all::add);
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").textValue();
        } while (!cursor.isEmpty());
        return all;
    }
}
