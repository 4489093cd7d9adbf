package org.hengce.acceptance.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Values that a schema does not take, by what is wrong with them. */
final class WrongValues {
    /** Of two that make a character. */
    static final String HALF = "\ud800";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WrongValues() {}

    static Map<String, JsonNode> of(JsonNode schema, PublicApi api) {
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        Set<String> types = types(schema, api);
        if (types.isEmpty()) {
            return wrong;
        }
        if (!types.contains("null")) {
            wrong.put("null", JSON.nullNode());
        }
        if (!types.contains("string")) {
            wrong.put("a text", JSON.textNode("text"));
        } else {
            wrong.put("a text with NUL", JSON.textNode("a\0b"));
            wrong.put("half a character", JSON.textNode(HALF));
            if (!takes(schema, "")) {
                wrong.put("empty", JSON.textNode(""));
            }
            if (!takes(schema, "no such; \u8861")) {
                wrong.put("none of its values", JSON.textNode("no such; \u8861"));
            }
            if (schema.has("maxLength")) {
                wrong.put(
                        "too long",
                        JSON.textNode("x".repeat(schema.get("maxLength").asInt() + 1)));
            }
        }
        if (!types.contains("number") && !types.contains("integer")) {
            wrong.put("a number", JSON.numberNode(7));
        } else {
            numbers(schema, types, wrong);
        }
        if (!types.contains("boolean")) {
            wrong.put("true", JSON.booleanNode(true));
        }
        if (!types.contains("array")) {
            wrong.put("a list", JSON.arrayNode().add("x"));
        }
        if (!types.contains("object")) {
            wrong.put("an object", JSON.objectNode().put("x", 1));
        }
        if (schema.path("minItems").asInt() > 0) {
            wrong.put("an empty list", JSON.arrayNode());
        }
        return wrong;
    }

    /** Whether the schema of a text takes this one; where it has a form, none of ours is of it. */
    static boolean takes(JsonNode schema, String text) {
        int length = text.codePointCount(0, text.length());
        return !schema.has("enum")
                && !schema.has("format")
                && !schema.has("anyOf")
                && length >= schema.path("minLength").asInt()
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && Pattern.compile(schema.path("pattern").asText())
                        .matcher(text)
                        .find();
    }

    private static void numbers(JsonNode schema, Set<String> types, Map<String, JsonNode> wrong) {
        if (schema.has("minimum")) {
            wrong.put(
                    "too small",
                    JSON.numberNode(schema.get("minimum").decimalValue().subtract(BigDecimal.ONE)));
        }
        if (schema.has("exclusiveMinimum")) {
            wrong.put(
                    "too small", JSON.numberNode(schema.get("exclusiveMinimum").decimalValue()));
        }
        if (schema.has("maximum")) {
            wrong.put(
                    "too large",
                    JSON.numberNode(schema.get("maximum").decimalValue().add(BigDecimal.ONE)));
        }
        if (!types.contains("number")) {
            wrong.put("a fraction", JSON.numberNode(1.5));
        }
    }

    private static Set<String> types(JsonNode schema, PublicApi api) {
        Set<String> types = new TreeSet<>();
        if (schema.path("type").isTextual()) {
            types.add(schema.get("type").textValue());
        }
        schema.path("type").forEach(type -> types.add(type.textValue()));
        schema.path("anyOf").forEach(alternative -> types.addAll(types(api.resolved(alternative), api)));
        return types;
    }
}
