package org.hengce.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hengce.acceptance.Api;
import org.hengce.acceptance.walk.Caller.Answer;
import org.hengce.acceptance.walk.PublicApi.Operation;

/** Whether an answer is one that the document promises. */
final class Conformance {
    private final PublicApi api;
    private final Schemas schemas;

    Conformance(PublicApi api) {
        this.api = api;
        this.schemas = new Schemas(api);
    }

    /** Fails unless the answer's status, type, headers and body are in the document. */
    void check(Operation operation, Answer answer) {
        ids(answer);
        JsonNode documented = operation.responses().path(Integer.toString(answer.status()));
        assertThat(documented.isMissingNode())
                .as("%s is not among the answers of %s: %s", answer.status(), operation, answer)
                .isFalse();
        JsonNode response = api.resolved(documented);
        response.path("headers").properties().forEach(header -> {
            if (api.resolved(header.getValue()).path("required").asBoolean()) {
                assertThat(answer.header(header.getKey()))
                        .as("%s of %s", header.getKey(), answer)
                        .isNotBlank();
            }
        });
        if (answer.status() >= 400) {
            problem(answer);
        }
        if (!response.has("content")) {
            assertThat(answer.body()).as("body of %s", answer).isEmpty();
            return;
        }
        assertThat(names(response.get("content"))).as("%s", answer).contains(answer.mediaType());
        JsonNode schema = response.get("content").path(answer.mediaType()).path("schema");
        if (answer.mediaType().endsWith("json")) {
            assertThat(schemas.violations(schema, answer.body()))
                    .as("the body of %s", answer)
                    .isEmpty();
        }
    }

    /** Those that the caller sent come back. */
    private static void ids(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isLessThan(500);
        assertThat(answer.header("X-Request-Id")).as("%s", answer).isEqualTo(answer.requestId());
        assertThat(answer.header("traceparent")).as("%s", answer).contains(answer.traceId());
    }

    /** A problem document that says what happened, whatever the operation. */
    static void problem(Answer answer) {
        ids(answer);
        assertThat(answer.mediaType()).as("%s", answer).isEqualTo("application/problem+json");
        try {
            JsonNode problem = Api.JSON.readTree(answer.body());
            assertThat(problem.path("status").asInt()).as("%s", answer).isEqualTo(answer.status());
            assertThat(problem.path("traceId").asText()).as("%s", answer).isEqualTo(answer.traceId());
            assertThat(problem.path("detail").asText()).as("%s", answer).isNotBlank();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer, e);
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
