package org.hengce.acceptance.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The public OpenAPI document, as the gateway serves it: its operations in an order in which their examples work. */
public final class PublicApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode root;
    private final Map<String, Operation> operations;

    /** A parameter; {@code schema} and {@code example} are missing nodes where there is none. */
    public record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode example) {}

    /**
     * An operation.
     *
     * @param body missing where it has none
     * @param roles of which a caller needs one; empty: open to everybody
     * @param needs operations whose examples must have succeeded before
     * @param as the operation whose example's answer says as whom this one is sent; empty: as an administrator
     * @param ends whether it takes away what others need, so that it comes last
     * @param changesNothing whether it only computes, whatever its method: its example has the optional parameters, too
     * @param elsewhere whether it is a step of a way that leads through servers that are not there in tests
     */
    public record Operation(
            String id,
            String method,
            String path,
            List<Parameter> parameters,
            JsonNode body,
            JsonNode responses,
            Set<String> roles,
            List<String> needs,
            String as,
            boolean ends,
            boolean changesNothing,
            boolean elsewhere) {
        @Override
        public String toString() {
            return "%s %s (%s)".formatted(method, path, id);
        }

        boolean has(String parameter) {
            return parameters.stream().anyMatch(p -> p.name().equals(parameter));
        }

        boolean writes() {
            return !method.equals("GET") && !changesNothing;
        }
    }

    private PublicApi(JsonNode root) {
        this.root = root;
        Map<String, Operation> found = new LinkedHashMap<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        Operation operation = operation(path.getKey(), method.getKey(), method.getValue());
                        found.put(operation.id(), operation);
                    }
                }));
        operations = ordered(found);
    }

    /** The document that {@code contracts} holds. */
    public static PublicApi read() {
        try (InputStream yaml = Objects.requireNonNull(PublicApi.class.getResourceAsStream("/openapi/hengce.yaml"))) {
            return new PublicApi(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode root() {
        return root;
    }

    public List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    Operation byId(String id) {
        return Objects.requireNonNull(operations.get(id), id);
    }

    /** All that an operation needs, in the order in which their examples work. */
    List<Operation> neededBy(Operation operation) {
        Map<String, Operation> found = new LinkedHashMap<>();
        visit(operation, operations, found, new ArrayList<>());
        found.remove(operation.id());
        return List.copyOf(found.values());
    }

    /** The methods that a path has, as {@code GET}. */
    Set<String> methodsOf(String path) {
        Set<String> methods = new TreeSet<>();
        root.path("paths").path(path).fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
        return methods;
    }

    /** What a node stands for, if it only refers to it. */
    public JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            String ref = found.get("$ref").textValue();
            found = root.at(ref.substring(1));
        }
        return found;
    }

    private Operation operation(String path, String method, JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode raw : node.path("parameters")) {
            JsonNode parameter = resolved(raw);
            JsonNode example = parameter.has("example")
                    ? parameter.get("example")
                    : parameter
                            .path("examples")
                            .path(firstName(parameter.path("examples")))
                            .path("value");
            parameters.add(new Parameter(
                    parameter.get("name").textValue(),
                    parameter.get("in").textValue(),
                    parameter.path("required").asBoolean(),
                    resolved(parameter.path("schema")),
                    example));
        }
        Set<String> roles = new TreeSet<>();
        node.path("x-hengce-roles").forEach(role -> roles.add(role.textValue()));
        String needs = node.path("x-hengce-needs").asText();
        return new Operation(
                node.path("operationId").asText(method + path),
                method.toUpperCase(Locale.ROOT),
                path,
                List.copyOf(parameters),
                resolved(node.path("requestBody")),
                node.path("responses"),
                roles,
                needs.isBlank() ? List.of() : Arrays.asList(needs.split(" ")),
                node.path("x-hengce-as").asText(),
                method.equals("delete") || node.path("x-hengce-ends").asBoolean(),
                node.path("x-hengce-changes-nothing").asBoolean(),
                node.path("x-hengce-elsewhere").asBoolean());
    }

    private static String firstName(JsonNode node) {
        return node.fieldNames().hasNext() ? node.fieldNames().next() : "";
    }

    private static Map<String, Operation> ordered(Map<String, Operation> operations) {
        Map<String, Operation> done = new LinkedHashMap<>();
        for (boolean ends : new boolean[] {false, true}) {
            operations.values().stream()
                    .filter(operation -> operation.ends() == ends)
                    .forEach(operation -> visit(operation, operations, done, new ArrayList<>()));
        }
        return done;
    }

    private static void visit(
            Operation operation, Map<String, Operation> all, Map<String, Operation> done, List<String> way) {
        if (done.containsKey(operation.id())) {
            return;
        }
        if (way.contains(operation.id())) {
            throw new IllegalStateException("x-hengce-needs goes in a circle: " + way);
        }
        way.add(operation.id());
        for (String need : operation.needs()) {
            visit(Objects.requireNonNull(all.get(need), () -> operation + " needs " + need), all, done, way);
        }
        way.remove(operation.id());
        done.put(operation.id(), operation);
    }
}
