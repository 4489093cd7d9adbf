package org.hengce.acceptance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One record is one schema in the services' documents, yet a request may leave out what an answer always has, and is refused
 * with fields that are not known. So what is sent gets a schema of its own: {@code Region} is read, {@code RegionInput} sent.
 */
final class RequestSchemas {
    private static final String REF = "#/components/schemas/";
    private static final String MAY_BE_LEFT_OUT = "x-may-be-left-out";

    private final ObjectNode document;
    private final ObjectNode schemas;

    RequestSchemas(ObjectNode document) {
        this.document = document;
        this.schemas = (ObjectNode) document.at("/components/schemas");
    }

    void make() {
        List<JsonNode> bodies = document.path("paths").findValues("requestBody");
        List<JsonNode> answers = new ArrayList<>(document.path("paths").findValues("responses"));
        answers.add(document.at("/components/responses"));
        Set<String> sent = reachable(bodies);
        Set<String> read = reachable(answers);
        Map<String, String> names = new HashMap<>();
        for (String name : sent) {
            if (schemas.get(name).has("properties")) {
                names.put(name, read.contains(name) ? name + "Input" : name);
            }
        }
        Map<String, JsonNode> all = new TreeMap<>();
        schemas.properties().forEach(schema -> all.put(schema.getKey(), schema.getValue()));
        names.forEach((name, asSent) -> {
            ObjectNode schema = schemas.get(name).deepCopy();
            close(schema);
            rename(schema, names);
            all.put(asSent, schema);
        });
        bodies.forEach(body -> rename(body, names));
        Set<String> used = new TreeSet<>(read);
        used.addAll(sent);
        used.addAll(names.values());
        used.addAll(reachable(new ArrayList<>(document.path("paths").findValues("parameters"))));
        schemas.removeAll();
        all.forEach((name, schema) -> {
            ((ObjectNode) schema).remove(MAY_BE_LEFT_OUT);
            if (used.contains(name)) {
                schemas.set(name, schema);
            }
        });
    }

    private Set<String> reachable(List<JsonNode> from) {
        Set<String> found = new HashSet<>();
        from.forEach(node -> collect(node, found));
        return found;
    }

    private void collect(JsonNode node, Set<String> found) {
        String ref = node.path("$ref").asText();
        if (ref.startsWith(REF) && found.add(ref.substring(REF.length()))) {
            collect(schemas.path(ref.substring(REF.length())), found);
        }
        node.forEach(child -> collect(child, found));
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object) {
            String ref = object.path("$ref").asText();
            if (ref.startsWith(REF) && names.containsKey(ref.substring(REF.length()))) {
                object.put("$ref", REF + names.get(ref.substring(REF.length())));
            }
        }
        node.forEach(child -> rename(child, names));
    }

    private static void close(ObjectNode schema) {
        Set<String> optional = new HashSet<>();
        schema.path(MAY_BE_LEFT_OUT).forEach(name -> optional.add(name.textValue()));
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (JsonNode name : schema.path("required")) {
            if (!optional.contains(name.textValue())) {
                required.add(name);
            }
        }
        if (required.isEmpty()) {
            schema.remove("required");
        } else {
            schema.set("required", required);
        }
        ObjectNode properties = (ObjectNode) schema.get("properties");
        optional.forEach(name -> properties.set(name, nullable((ObjectNode) properties.get(name))));
        schema.put("additionalProperties", false);
    }

    /** What has a default may be null as well, which means the same as leaving it out. */
    private static ObjectNode nullable(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual() && !schema.has("$ref")) {
            schema.putArray("type").add(type.textValue()).add("null");
            if (schema.has("enum")) {
                ((ArrayNode) schema.get("enum")).addNull();
            }
            return schema;
        }
        if (type.isArray() || schema.has("anyOf")) {
            return schema; // nullable already
        }
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        for (String annotation : List.of("description", "default")) {
            if (schema.has(annotation)) {
                either.set(annotation, schema.remove(annotation));
            }
        }
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
