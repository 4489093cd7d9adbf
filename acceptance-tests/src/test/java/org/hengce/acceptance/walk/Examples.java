package org.hengce.acceptance.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.acceptance.Api;
import org.hengce.acceptance.walk.Caller.Answer;
import org.hengce.acceptance.walk.PublicApi.Operation;
import org.hengce.acceptance.walk.PublicApi.Parameter;
import org.jspecify.annotations.Nullable;

/** The calls that the document itself shows, with what earlier answers linked to in place of made-up ids. */
final class Examples {
    private static final String BODY_POINTER = "$response.body#";

    private final PublicApi api;
    private final Caller caller;
    private final String token;
    /** By operation and parameter, as {@code getImport.id}. */
    private final Map<String, String> linked = new HashMap<>();
    /** By the operation whose answer gave them: headers that say as whom a call is sent. */
    private final Map<String, Map<String, String>> identities = new HashMap<>();

    Examples(PublicApi api, Caller caller, String token) {
        this.api = api;
        this.caller = caller;
        this.token = token;
    }

    /**
     * One call per example of the body; one where there is no body. Only parameters that are needed, and where nothing is changed
     * those that the example goes with.
     */
    List<Call> of(Operation operation) {
        Map<String, String> query = new HashMap<>();
        for (Parameter parameter : operation.parameters()) {
            boolean shown = operation.changesNothing() && !parameter.example().isMissingNode();
            if (parameter.in().equals("query") && (parameter.required() || shown)) {
                query.put(parameter.name(), value(operation, parameter));
            }
        }
        Map<String, String> headers = new HashMap<>();
        if (!operation.roles().isEmpty()) {
            headers.putAll(identities.getOrDefault(operation.as(), Map.of("Authorization", "Bearer " + token)));
        }
        Call call = new Call(operation.method(), path(operation), query, headers, Call.NOTHING);
        if (operation.body().isMissingNode()) {
            return List.of(call);
        }
        List<Call> calls = new ArrayList<>();
        operation.body().path("content").properties().forEach(content -> content.getValue()
                .path("examples")
                .forEach(example -> calls.add(
                        call.withHeader("Content-Type", content.getKey()).withBody(body(api.resolved(example))))));
        if (calls.isEmpty()) {
            throw new AssertionError("the body of %s has no example".formatted(operation));
        }
        return calls;
    }

    /** The call, as an administrator's where it was nobody's. */
    Call known(Call call) {
        boolean somebodys =
                call.headers().containsKey("Authorization") || call.headers().containsKey("Cookie");
        return somebodys ? call : call.withHeader("Authorization", "Bearer " + token);
    }

    /** What is not text cannot stand in the document: it says where it can be had. */
    private byte[] body(JsonNode example) {
        JsonNode elsewhere = example.path("externalValue");
        return elsewhere.isMissingNode()
                ? text(example.path("value")).getBytes(StandardCharsets.UTF_8)
                : caller.bytes(elsewhere.textValue(), token);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** The examples of all optional parameters, too. */
    Call withAllParameters(Operation operation, Call call) {
        Call all = call;
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query") && !parameter.example().isMissingNode()) {
                all = all.with(parameter.name(), parameter.example().asText());
            }
        }
        return all;
    }

    String path(Operation operation) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", Call.encoded(value(operation, parameter)));
            }
        }
        return path;
    }

    private String value(Operation operation, Parameter parameter) {
        @Nullable String known = linked.get(operation.id() + "." + parameter.name());
        if (known != null) {
            return known;
        }
        if (parameter.example().isMissingNode()) {
            throw new AssertionError("parameter %s of %s has no example".formatted(parameter.name(), operation));
        }
        return parameter.example().asText();
    }

    /** Remembers where an answer leads to; false where it leads nowhere yet. */
    boolean follow(Operation operation, Answer answer) {
        identity(operation, answer);
        JsonNode links = api.resolved(operation.responses().path(Integer.toString(answer.status())))
                .path("links");
        boolean all = true;
        for (JsonNode link : links) {
            for (Map.Entry<String, JsonNode> parameter : link.path("parameters").properties()) {
                String expression = parameter.getValue().textValue();
                JsonNode value = json(answer).at(expression.substring(BODY_POINTER.length()));
                if (value.isMissingNode()) {
                    all = false;
                } else {
                    linked.put(link.get("operationId").textValue() + "." + parameter.getKey(), value.asText());
                }
            }
        }
        return all;
    }

    /** A token or a cookie that was answered: others are sent with it. */
    private void identity(Operation operation, Answer answer) {
        if (api.operations().stream().noneMatch(other -> other.as().equals(operation.id()))) {
            return;
        }
        JsonNode body = json(answer);
        identities.put(
                operation.id(),
                body.has("accessToken")
                        ? Map.of(
                                "Authorization",
                                "Bearer " + body.get("accessToken").textValue())
                        : Map.of(
                                "Cookie",
                                answer.header("Set-Cookie").split(";", 2)[0],
                                "X-CSRF-Token",
                                body.path("csrfToken").asText(),
                                // What a browser says of a page of ours.
                                "Sec-Fetch-Site",
                                "same-origin"));
    }

    static JsonNode json(Answer answer) {
        try {
            return Api.JSON.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer, e);
        }
    }

    static String bodyOf(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }
}
