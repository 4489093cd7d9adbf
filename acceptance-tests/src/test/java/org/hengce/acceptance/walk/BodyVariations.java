package org.hengce.acceptance.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.acceptance.Api;

/** Bodies that are wrong in one way: as JSON, or against the schema. Each must be refused. */
final class BodyVariations {
    private static final int MOST = 120;

    private final PublicApi api;
    private final Call call;
    private final JsonNode schema;
    private final List<Variation> all = new ArrayList<>();

    BodyVariations(PublicApi api, Call call, JsonNode schema) {
        this.api = api;
        this.call = call;
        this.schema = schema;
    }

    List<Variation> wrong() {
        notJson();
        JsonNode body = parsed();
        against(schema, body, body, "");
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private JsonNode parsed() {
        try {
            return Api.JSON.readTree(Examples.bodyOf(call));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("the example is no JSON: " + call, e);
        }
    }

    private void notJson() {
        String right = Examples.bodyOf(call);
        add("nothing", "");
        add("null", "null");
        add("cut off", right.substring(0, right.length() - 1));
        add("something behind it", right + " x");
        add("a text", "\"text\"");
        add("a list", "[]");
        add("deep lists", "[".repeat(5000) + "]".repeat(5000));
        add("deep objects", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));
        add("a field twice", right.replaceFirst("\\{", "{\"again\": 1, \"again\": 1, "));
        add("a comment", "/* c */" + right);
        add("single quotes", right.replace('"', '\''));
        add("not UTF-8", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
        add("UTF-16 that says UTF-8", right.getBytes(StandardCharsets.UTF_16));
        all.add(new Variation(
                "not the character set it says", call.withHeader("Content-Type", "application/json; charset=utf-16")));
        all.add(new Variation(
                "no character set", call.withHeader("Content-Type", "application/json; charset=no-such")));
    }

    private void add(String name, String body) {
        // Java would send a question mark for half a character.
        all.add(new Variation("body: " + name, call.withBody(body.replace(WrongValues.HALF, "\\ud800"))));
    }

    private void add(String name, byte[] body) {
        all.add(new Variation("body: " + name, call.withBody(body)));
    }

    /** Walks schema and example together; {@code root} is what {@code at} is a part of. */
    private void against(JsonNode rawSchema, JsonNode root, JsonNode at, String where) {
        JsonNode of = api.resolved(rawSchema);
        if (of.has("anyOf")) {
            for (JsonNode alternative : of.get("anyOf")) {
                if (!"null".equals(alternative.path("type").asText())) {
                    against(alternative, root, at, where);
                }
            }
            return;
        }
        if (at instanceof ObjectNode object && of.path("properties").isObject()) {
            object(of, root, object, where);
        } else if (at instanceof ArrayNode array && of.has("items") && !array.isEmpty()) {
            element(of, root, array, where);
        }
    }

    private void object(JsonNode of, JsonNode root, ObjectNode object, String where) {
        object.put("noSuchField", 1);
        add(where + " has an unknown field", root.toString());
        object.remove("noSuchField");
        Set<String> required = new TreeSet<>();
        of.path("required").forEach(name -> required.add(name.textValue()));
        for (var property : of.get("properties").properties()) {
            String name = property.getKey();
            String place = where.isEmpty() ? name : where + "." + name;
            boolean there = object.has(name);
            JsonNode right = object.path(name);
            if (required.contains(name)) {
                object.remove(name);
                add(place + " is missing", root.toString());
            }
            JsonNode schemaOfValue = api.resolved(property.getValue());
            for (var wrong : WrongValues.of(schemaOfValue, api).entrySet()) {
                object.set(name, wrong.getValue());
                add(place + " is " + wrong.getKey(), root.toString());
            }
            if (there) {
                object.set(name, right);
                against(property.getValue(), root, right, place);
            } else {
                object.remove(name);
            }
        }
        numbers(root, object, where);
    }

    /** What no tree can hold: written into the text. */
    private void numbers(JsonNode root, ObjectNode object, String where) {
        for (var field : List.copyOf(object.properties())) {
            if (field.getValue().isNumber()) {
                object.put(field.getKey(), "@@");
                String text = root.toString();
                object.set(field.getKey(), field.getValue());
                String place = where.isEmpty() ? field.getKey() : where + "." + field.getKey();
                add(place + " is huge", text.replace("\"@@\"", "1e999"));
                add(place + " has too many digits", text.replace("\"@@\"", "1".repeat(5000)));
                add(place + " is NaN", text.replace("\"@@\"", "NaN"));
            }
        }
    }

    private void element(JsonNode of, JsonNode root, ArrayNode array, String where) {
        JsonNode first = array.get(0);
        for (var wrong : WrongValues.of(api.resolved(of.get("items")), api).entrySet()) {
            array.set(0, wrong.getValue());
            add("%s[0] is %s".formatted(where, wrong.getKey()), root.toString());
        }
        array.set(0, first);
        against(of.get("items"), root, first, where + "[0]");
    }
}
