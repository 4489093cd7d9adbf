package org.hengce.acceptance.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.acceptance.walk.PublicApi.Operation;
import org.hengce.acceptance.walk.PublicApi.Parameter;

/** Wrong values of parameters, from their schemas; and the values at the bounds, which are right. */
final class ParameterVariations {
    private static final String LONG = "x".repeat(3000);

    private final Operation operation;
    private final Call call;

    ParameterVariations(Operation operation, Call call) {
        this.operation = operation;
        this.call = call;
    }

    /** Each must be refused. */
    List<Variation> wrong() {
        List<Variation> all = new ArrayList<>();
        all.add(new Variation("an unknown parameter", call.with("noSuchParameter", "1")));
        for (Parameter parameter : operation.parameters()) {
            switch (parameter.in()) {
                case "query" -> query(parameter, all);
                case "path" -> path(parameter, all);
                default -> {} // what headers may hold differs from one to the next
            }
        }
        return all;
    }

    private void query(Parameter parameter, List<Variation> all) {
        String name = parameter.name();
        if (parameter.required()) {
            all.add(new Variation("no " + name, call.without(name)));
        }
        wrongValues(parameter.schema())
                .forEach((what, value) ->
                        all.add(new Variation("%s: %s".formatted(name, what), call.with(name, value))));
        all.add(new Variation(name + ": NUL", call.with(name, "a\0b")));
    }

    private static Map<String, String> wrongValues(JsonNode schema) {
        String type = schema.path("type").asText();
        if (type.equals("integer")) {
            return Map.of(
                    "no number",
                    "x",
                    "nothing",
                    "",
                    "a fraction",
                    "1.5",
                    "below the smallest",
                    Long.toString(schema.path("minimum").asLong(Integer.MIN_VALUE) - 1),
                    "above the largest",
                    Long.toString(schema.path("maximum").asLong(Integer.MAX_VALUE) + 1),
                    "huge",
                    "9".repeat(400));
        }
        if (type.equals("boolean")) {
            return Map.of("neither true nor false", "maybe", "nothing", "");
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        Map.of("none of its values", "?", "nothing", "", "oversized", LONG).forEach((what, value) -> {
            if (!WrongValues.takes(schema, value)) {
                wrong.put(what, value);
            }
        });
        return wrong;
    }

    private void path(Parameter parameter, List<Variation> all) {
        int place = List.of(operation.path().split("/", -1)).indexOf("{" + parameter.name() + "}");
        for (String value : List.of("no%20code", "%00", "x".repeat(65), "%E8%A1%A1", "%F0%9F%98%80")) {
            all.add(new Variation("%s: %s".formatted(parameter.name(), value), withSegment(place, value)));
        }
        if (!operation.method().equals("PUT")) { // which would make it
            all.add(new Variation(parameter.name() + ": not there", withSegment(place, "NO-SUCH-THING-AT-ALL")));
        }
    }

    private Call withSegment(int place, String value) {
        String[] segments = call.path().split("/", -1);
        segments[place] = value;
        return call.withPath(String.join("/", segments));
    }

    /** Each must succeed. */
    List<Variation> atTheBounds() {
        List<Variation> all = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            JsonNode schema = parameter.schema();
            if (!parameter.in().equals("query")) {
                continue;
            }
            for (String bound : List.of("minimum", "maximum")) {
                if (schema.has(bound)) {
                    all.add(value(parameter, schema.get(bound).asText()));
                }
            }
            schema.path("enum").forEach(value -> all.add(value(parameter, value.asText())));
            if (schema.path("type").asText().equals("boolean")) {
                all.add(value(parameter, "true"));
                all.add(value(parameter, "false"));
            }
        }
        return all;
    }

    private Variation value(Parameter parameter, String value) {
        return new Variation("%s=%s".formatted(parameter.name(), value), call.with(parameter.name(), value));
    }
}
