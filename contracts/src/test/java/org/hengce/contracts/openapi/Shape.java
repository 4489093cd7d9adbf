package org.hengce.contracts.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schema with its references followed, and {@code anyOf: [that, {type: null}]} read as "that, or null".
 *
 * @param types empty: any
 * @param alternatives of {@code anyOf}, {@code oneOf}, {@code allOf}, but for the one that is null
 */
record Shape(JsonNode node, Set<String> types, List<JsonNode> alternatives) {
    static Shape of(Document document, JsonNode schema) {
        JsonNode node = document.resolved(schema);
        List<JsonNode> alternatives = new ArrayList<>();
        boolean nullable = false;
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode alternative : node.path(keyword)) {
                if ("null".equals(alternative.path("type").asText())) {
                    nullable = true;
                } else {
                    alternatives.add(alternative);
                }
            }
        }
        if (alternatives.size() == 1) {
            Shape only = of(document, alternatives.get(0));
            Set<String> types = new TreeSet<>(only.types());
            if (nullable && !types.isEmpty()) {
                types.add("null");
            }
            return new Shape(only.node(), types, only.alternatives());
        }
        return new Shape(node, typesOf(node.path("type")), alternatives);
    }

    private static Set<String> typesOf(JsonNode type) {
        Set<String> types = new TreeSet<>();
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.textValue()));
        return types;
    }

    /** Whether every value of the other's types has one of these types. */
    boolean takesAllOf(Shape other) {
        if (types.isEmpty()) {
            return true;
        }
        return !other.types.isEmpty()
                && other.types.stream()
                        .allMatch(type -> types.contains(type) || (type.equals("integer") && types.contains("number")));
    }

    /** Of {@code enum}; none where any value will do. Null is a matter of the type. */
    Set<String> values() {
        Set<String> values = new TreeSet<>();
        for (JsonNode value : node.path("enum")) {
            if (!value.isNull()) {
                values.add(value.asText());
            }
        }
        return values;
    }
}
