package org.hengce.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.stack.Service;
import org.hengce.launcher.terminal.Failure;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.HengceJson;

/** The public API as any client sees it: JSON in, JSON out, problems as failures. */
public final class Api {
    public static final ObjectMapper JSON = HengceJson.mapper();

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_REQUIRED = 428;
    /** The server asks for patience, and says how much. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    private static final int ATTEMPTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String server;
    private String token = "";

    /**
     * Of one installation.
     *
     * @param server scheme, host and port
     */
    public Api(String server) {
        this.server = server;
    }

    /**
     * Of what runs with this data folder, signed in as its first administrator.
     *
     * @throws Failure if nothing runs
     */
    public static Api ofRunning(Home home) throws IOException, InterruptedException {
        RunRecord gateway = new Processes(home)
                .record(Service.GATEWAY.module())
                .filter(RunRecord::alive)
                .orElseThrow(() -> new Failure(
                        "Hengce does not run.",
                        "There is no gateway with the data folder %s.".formatted(home.folder()),
                        "Start it: ./hengce up"));
        Api api = new Api("http://127.0.0.1:%d".formatted(gateway.port()));
        api.signIn(home.adminPassword());
        return api;
    }

    /** Scheme, host and port. */
    public String server() {
        return server;
    }

    /** As its first administrator; everything is sent as that one from now on. */
    public void signIn(Path passwordFile) throws IOException, InterruptedException {
        if (!Files.exists(passwordFile))
            throw new Failure(
                    "The password of admin is not there.",
                    "%s was removed; the gateway writes it only when it makes the user.".formatted(passwordFile),
                    "Put it back, or begin with empty data: ./hengce reset --yes, then ./hengce up");
        String password = Files.readString(passwordFile).strip();
        HttpResponse<String> answer =
                send(json("/api/v1/auth/token", "POST", Map.of("username", "admin", "password", password)), OK);
        token = JSON.readTree(answer.body()).path("accessToken").asText();
    }

    /** What is there. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET(), OK).body());
    }

    /** A file. */
    public byte[] download(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).GET().build();
        HttpResponse<byte[]> answer = patiently(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() == OK) return answer.body();
        throw refused(request, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** What moved between two evaluations. */
    public ComparisonDocument moved(String from, String to) throws IOException, InterruptedException {
        return JSON.treeToValue(get("/api/v1/evaluations/%s/compare/%s".formatted(from, to)), ComparisonDocument.class);
    }

    /** Whether it is there; for what may have been made by an earlier run. */
    public boolean exists(String path) throws IOException, InterruptedException {
        return send(request(path).GET(), OK, NOT_FOUND).statusCode() == OK;
    }

    /** Makes it, or sets what is there right; equal content changes nothing. */
    public void put(String path, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(json(path, "PUT", body), OK, CREATED, PRECONDITION_REQUIRED);
        if (answer.statusCode() != PRECONDITION_REQUIRED) return;
        String tag = send(request(path).GET(), OK).headers().firstValue("ETag").orElse("");
        send(json(path, "PUT", body).header("If-Match", tag), OK);
    }

    /** What came of it. */
    public JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(
                send(json(path, "POST", body), OK, CREATED, ACCEPTED).body());
    }

    /** Sends a file; the answer says where it is worked on. */
    public String upload(String path, String contentType, byte[] file) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(file));
        return send(request, ACCEPTED).headers().firstValue("Location").orElseThrow();
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
        HttpResponse<String> answer = patiently(request, BodyHandlers.ofString());
        if (Set.of(expected).contains(answer.statusCode())) return answer;
        throw refused(request, answer.statusCode(), answer.body());
    }

    private <T> HttpResponse<T> patiently(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<T> answer = http.send(request, handler);
        for (int i = 1; i < ATTEMPTS && LATER.contains(answer.statusCode()); i++) {
            Thread.sleep(Duration.ofSeconds(
                            answer.headers().firstValueAsLong("Retry-After").orElse(1))
                    .toMillis());
            answer = http.send(request, handler);
        }
        return answer;
    }

    private static Failure refused(HttpRequest request, int status, String body) {
        return new Failure(
                "%s %s was answered with %d."
                        .formatted(request.method(), request.uri().getPath(), status),
                reason(body),
                "Mend what stands in the way, and try again; more is in the services' logs: ./hengce logs");
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
