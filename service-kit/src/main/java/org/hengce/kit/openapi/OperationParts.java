package org.hengce.kit.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.hengce.kit.openapi.Endpoints.Endpoint;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.ProblemType;

/** Adds to one operation what follows from its method, path, parameters and body. */
final class OperationParts {
    private final String path;
    private final String method;
    private final Operation operation;
    private final Endpoint endpoint;

    OperationParts(String path, String method, Operation operation, Endpoint endpoint) {
        this.path = path;
        this.method = method;
        this.operation = operation;
        this.endpoint = endpoint;
    }

    void complete() {
        if (endpoint.open()) {
            operation.setSecurity(List.of());
        } else if (operation.getSecurity() == null) { // which says that it needs one certain way
            operation.setSecurity(SharedParts.WAYS_TO_SIGN_IN.stream()
                    .map(way -> OASFactory.createSecurityRequirement().addScheme(way))
                    .toList());
        }
        // Kept in the public document: a reader sees who may, and the rights matrix is compared with it.
        operation.addExtension("x-hengce-roles", endpoint.roles());
        parameters();
        answers();
    }

    private void parameters() {
        List<Parameter> parameters =
                operation.getParameters() == null ? new ArrayList<>() : new ArrayList<>(operation.getParameters());
        for (Parameter parameter : parameters) {
            complete(parameter);
        }
        if (conditional()) {
            parameters.add(OASFactory.createParameter().ref("#/components/parameters/If-None-Match"));
        }
        if (endpoint.idempotent() && !takesKey(parameters)) {
            parameters.add(OASFactory.createParameter().ref("#/components/parameters/" + SharedParts.IDEMPOTENCY_KEY));
        }
        if (TableParts.offeredBy(operation)) {
            parameters.add(OASFactory.createParameter().ref("#/components/parameters/" + TableTypes.BOM));
        }
        parameters.removeIf(parameter -> "lang".equals(parameter.getName()));
        parameters.add(OASFactory.createParameter().ref("#/components/parameters/lang"));
        operation.setParameters(parameters);
    }

    private void complete(Parameter parameter) {
        switch (String.valueOf(parameter.getName())) {
            case "limit" ->
                parameter
                        .description("How many items a page has at most.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(1000))
                                .defaultValue(50));
            case "cursor" ->
                parameter
                        .description("`nextCursor` of the page before; leave it out for the first page.")
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
            case "If-Match" ->
                parameter
                        .description(
                                "The `ETag` that you read. Needed to change what exists, to be left out to make something new.")
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
            default -> {
                Schema schema = parameter.getSchema();
                if (schema != null) {
                    Patterns.anchor(schema);
                    asText(parameter, schema);
                    Texts.complete(parameter, schema);
                }
            }
        }
    }

    /** What is no number or flag is a text, and so is its example, even where it looks like a number. */
    private static void asText(Parameter parameter, Schema schema) {
        if (schema.getType() == null && schema.getRef() == null && schema.getAnyOf() == null) {
            schema.addType(SchemaType.STRING);
        }
        boolean text = schema.getType() != null && schema.getType().contains(SchemaType.STRING);
        if (text && parameter.getExample() != null) {
            parameter.setExample(parameter.getExample().toString());
        }
    }

    private void answers() {
        APIResponses responses =
                operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        Map<String, APIResponse> all =
                new TreeMap<>(responses.getAPIResponses() == null ? Map.of() : responses.getAPIResponses());
        all.forEach((status, response) -> complete(Integer.parseInt(status), response));
        for (ProblemType type : problems()) {
            all.putIfAbsent(
                    Integer.toString(type.status()),
                    OASFactory.createAPIResponse().ref("#/components/responses/" + SharedParts.nameOf(type)));
        }
        if (conditional()) {
            all.put(
                    "304",
                    withIds(OASFactory.createAPIResponse()
                            .description("You have it already.")
                            .addHeader(SharedParts.ETAG, SharedParts.header(SharedParts.ETAG))));
        }
        responses.setAPIResponses(all);
        operation.setResponses(responses);
    }

    /** An answer that the resource describes: of a problem it says only when, of a success only what. */
    private void complete(int status, APIResponse response) {
        if (status >= 400) {
            ProblemType type = ProblemType.ofStatus(status);
            APIResponse common = SharedParts.response(type);
            response.content(common.getContent()).headers(common.getHeaders());
            return;
        }
        withIds(response);
        TableParts.describe(response);
        if (conditional() || has("If-Match")) {
            response.addHeader(SharedParts.ETAG, SharedParts.header(SharedParts.ETAG));
        }
        if (idempotent()) {
            response.addHeader(SharedParts.REPLAYED, SharedParts.header(SharedParts.REPLAYED));
        }
        if (has("cursor")) {
            response.addHeader(SharedParts.LINK, SharedParts.header(SharedParts.LINK));
        }
    }

    private static APIResponse withIds(APIResponse response) {
        SharedParts.ON_EVERY_ANSWER.forEach(name -> response.addHeader(name, SharedParts.header(name)));
        return response;
    }

    /** What is sent as JSON has a tag (see {@code ConditionalReads}). */
    private boolean conditional() {
        return endpoint.reads()
                && operation.getResponses() != null
                && operation.getResponses().getAPIResponse("200") != null
                && operation.getResponses().getAPIResponse("200").getContent() != null
                && operation.getResponses().getAPIResponse("200").getContent().hasMediaType("application/json");
    }

    /** By {@code @Idempotent}, or where the work takes several transactions, by saying so itself. */
    private boolean idempotent() {
        return endpoint.idempotent() || (operation.getParameters() != null && takesKey(operation.getParameters()));
    }

    private static boolean takesKey(List<Parameter> parameters) {
        return parameters.stream()
                .anyMatch(parameter ->
                        parameter.getRef() != null && parameter.getRef().endsWith("/" + SharedParts.IDEMPOTENCY_KEY));
    }

    private boolean has(String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> parameter.equals(p.getName()));
    }

    private Set<ProblemType> problems() {
        Set<ProblemType> problems = new TreeSet<>(Set.of(
                ProblemType.MALFORMED,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.ADDRESS_TOO_LONG,
                ProblemType.TOO_MANY,
                ProblemType.HEADERS_TOO_LARGE,
                ProblemType.UNAVAILABLE));
        if (!endpoint.open()) {
            problems.add(ProblemType.UNAUTHENTICATED);
            problems.add(ProblemType.FORBIDDEN);
        }
        if (path.contains("{") && !method.equals("PUT")) {
            problems.add(ProblemType.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            problems.add(ProblemType.TOO_SLOW);
            problems.add(ProblemType.TOO_LARGE);
            problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            problems.add(ProblemType.INVALID);
        }
        if (idempotent()) {
            problems.add(ProblemType.CONFLICT);
            problems.add(ProblemType.INVALID);
        }
        if (has("If-Match")) {
            problems.add(ProblemType.STALE);
            problems.add(ProblemType.PRECONDITION_REQUIRED);
        }
        return problems;
    }
}
