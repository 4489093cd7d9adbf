package org.hengce.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields that we use of a kind whose operator publishes no model that we could take: written by hand in
 * {@code src/test/resources/fields} against the operator's own definition. It finds a misspelt field or a text where a number
 * belongs; whether the operator accepts the rest it does not know.
 */
record FieldList(String type, JsonNode fields) {
    /** In a list: whatever stands there has names of its own. */
    private static final String FREE = "free";

    static Optional<FieldList> of(String type) {
        Path file = Path.of("src/test/resources/fields").resolve(type.substring(type.lastIndexOf('/') + 1) + ".yaml");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode list = Rendered.read(file);
        return list.path("type").asText().equals(type)
                ? Optional.of(new FieldList(type, list.path("fields")))
                : Optional.empty();
    }

    List<String> violations(JsonNode document) {
        List<String> found = new ArrayList<>();
        compare(document, fields, type, found);
        return found;
    }

    private static void compare(JsonNode value, JsonNode known, String path, List<String> found) {
        if (known.isObject()) {
            if (!value.isObject()) {
                found.add("%s is %s instead of an object".formatted(path, value));
                return;
            }
            value.properties().forEach(field -> {
                JsonNode child = known.get(field.getKey());
                if (child == null) {
                    found.add("%s has no field '%s'".formatted(path, field.getKey()));
                } else {
                    compare(field.getValue(), child, path + "." + field.getKey(), found);
                }
            });
        } else if (known.isArray()) {
            if (!value.isArray()) {
                found.add("%s is %s instead of a list".formatted(path, value));
                return;
            }
            value.forEach(element -> compare(element, known.get(0), path + "[]", found));
        } else if (!fits(value, known.asText())) {
            found.add("%s is %s instead of %s".formatted(path, value, known.asText()));
        }
    }

    private static boolean fits(JsonNode value, String what) {
        return switch (what) {
            case FREE -> true;
            case "text" -> value.isTextual();
            case "number" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            // One of these words.
            default -> value.isTextual() && List.of(what.split("\\|", -1)).contains(value.asText());
        };
    }
}
