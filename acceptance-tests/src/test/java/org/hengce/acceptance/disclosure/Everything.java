package org.hengce.acceptance.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.acceptance.Api;
import org.hengce.acceptance.EndlessAnswers;
import org.hengce.acceptance.walk.PublicApi;
import org.hengce.acceptance.walk.PublicApi.Operation;
import org.hengce.acceptance.walk.PublicApi.Parameter;

/**
 * All that somebody gets who asks every operation of the public document that reads or only computes, in every format, about
 * everything that was planted. An operation that is added to the document is asked without a word here.
 */
final class Everything {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Pages of a list that are read, from the newest on. */
    private static final int PAGES = 20;

    private final PublicApi api = PublicApi.read();
    private final String url;
    private final String token;
    /** By parameter or the operation that reads it, what is planted. */
    private final Map<String, List<String>> planted = new LinkedHashMap<>();

    private final Map<String, String> seen = new LinkedHashMap<>();

    private Everything(String url, String token) {
        this.url = url;
        this.token = token;
        planted.put("policy", Planted.POLICIES);
        planted.put("indicator", Planted.INDICATORS);
        planted.put("region", List.of(Planted.TREATED));
        planted.put("getPolicy.code", Planted.POLICIES);
        planted.put("getRegion.code", List.of(Planted.TREATED));
        planted.put("/indicators/.code", Planted.INDICATORS);
        planted.put("history", List.of("true"));
        planted.put("limit", List.of("1000"));
        planted.put("/evaluations/.id", ids("/api/v1/evaluations?limit=200&policy=", Planted.POLICIES));
        planted.put("other", planted.get("/evaluations/.id"));
        planted.put("/imports/.id", ids("/api/v1/imports?limit=50", List.of("")));
        planted.put("/releases/.id", ids("/api/v1/releases?limit=1000", List.of("")));
    }

    /** By what was asked. */
    static Map<String, String> seenBy(String url, String token) {
        Everything everything = new Everything(url, token);
        for (Operation operation : everything.api.operations()) {
            if (operation.method().equals("GET") && !operation.ends()) {
                everything.read(operation);
            } else if (operation.changesNothing()) {
                everything.compute(operation);
            }
        }
        return everything.seen;
    }

    private List<String> ids(String list, List<String> of) {
        Set<String> ids = new LinkedHashSet<>();
        for (String each : of) {
            json(send("GET", list + each, "", "application/json", new byte[0]))
                    .path("items")
                    .forEach(item -> ids.add(item.path("id").asText()));
        }
        return List.copyOf(ids);
    }

    private void read(Operation operation) {
        for (String path : paths(operation)) {
            for (String query : queries(operation)) {
                for (String accept : formats(operation)) {
                    follow(path, query, accept);
                }
            }
        }
    }

    private void follow(String path, String query, String accept) {
        String cursor = "";
        for (int page = 0; page < PAGES && cursor != null; page++) {
            String target = path
                    + (query.isEmpty() ? "" : "?" + query)
                    + (cursor.isEmpty() ? "" : (query.isEmpty() ? "?" : "&") + "cursor=" + cursor);
            EndlessAnswers.Read answer = send("GET", target, "", accept, new byte[0]);
            keep("GET " + target + " " + accept, answer);
            JsonNode next = accept.equals("application/json") ? json(answer).path("nextCursor") : Api.JSON.nullNode();
            cursor = next.isTextual() ? encoded(next.textValue()) : null;
        }
    }

    /** With the planted codes where its examples name others. */
    private void compute(Operation operation) {
        JsonNode examples = operation.body().at("/content/application~1json/examples");
        for (JsonNode example : examples) {
            for (String indicator : Planted.INDICATORS) {
                for (String covered : List.of(Planted.TREATED, Planted.SINGLE)) {
                    ObjectNode body = example.path("value").deepCopy();
                    body.put("indicator", indicator).put("from", Planted.START);
                    body.putArray("regions").add(covered);
                    keep(
                            "POST %s %s".formatted(operation.path(), body),
                            send(
                                    "POST",
                                    operation.path(),
                                    "application/json",
                                    "application/json",
                                    body.toString().getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    private List<String> paths(Operation operation) {
        List<String> paths = List.of(operation.path());
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                List<String> filled = new ArrayList<>();
                for (String path : paths) {
                    for (String value : values(operation, parameter)) {
                        filled.add(path.replace("{" + parameter.name() + "}", encoded(value)));
                    }
                }
                paths = filled;
            }
        }
        return paths;
    }

    private List<String> values(Operation operation, Parameter parameter) {
        String named = "." + parameter.name();
        for (Map.Entry<String, List<String>> known : planted.entrySet()) {
            boolean within = known.getKey().startsWith("/")
                    && known.getKey().endsWith(named)
                    && operation
                            .path()
                            .contains(known.getKey().substring(0, known.getKey().indexOf('.')));
            if (within
                    || known.getKey().equals(operation.id() + named)
                    || known.getKey().equals(parameter.name())) {
                return known.getValue();
            }
        }
        return List.of(parameter.example().asText("x"));
    }

    /** With nothing but what is needed, and with each planted thing that it takes. */
    private List<String> queries(Operation operation) {
        Set<String> queries = new LinkedHashSet<>(List.of(""));
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query") && (parameter.required() || planted.containsKey(parameter.name()))) {
                Set<String> longer = new LinkedHashSet<>(parameter.required() ? List.of() : queries);
                for (String query : queries) {
                    for (String value : values(operation, parameter)) {
                        longer.add(query + (query.isEmpty() ? "" : "&") + parameter.name() + "=" + encoded(value));
                    }
                }
                queries = longer;
            }
        }
        return List.copyOf(queries);
    }

    private Set<String> formats(Operation operation) {
        Set<String> formats = new LinkedHashSet<>();
        api.resolved(operation.responses().path("200"))
                .path("content")
                .fieldNames()
                .forEachRemaining(formats::add);
        return formats.isEmpty() ? Set.of("*/*") : formats;
    }

    private void keep(String asked, EndlessAnswers.Read answer) {
        int status = answer.answer().statusCode();
        if (status >= 500 && status != 503) {
            throw new AssertionError(asked + ": " + status);
        }
        Unpacked.of(answer.body()).forEach((part, text) -> seen.put(asked + part, text));
    }

    private EndlessAnswers.Read send(String method, String target, String type, String accept, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + target))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            return EndlessAnswers.read(HTTP, request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(EndlessAnswers.Read answer) {
        try {
            return Api.JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return Api.JSON.missingNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
