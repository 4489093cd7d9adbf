package org.hengce.acceptance.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hengce.acceptance.Api;

/**
 * The document's schemas, to validate answers with. Clients are told to ignore fields that they do not know; here every field
 * must be in the document, so that none is forgotten there.
 */
public final class Schemas {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode components;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    public Schemas(PublicApi api) {
        components = closed(api.root().at("/components/schemas").deepCopy());
    }

    private static JsonNode closed(JsonNode node) {
        node.forEach(Schemas::closed);
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        return node;
    }

    /** What in the JSON is not as the schema says; nothing if all is well. */
    public List<String> violations(JsonNode schema, String json) {
        return known
                .computeIfAbsent(schema.toString(), text -> compiled(schema))
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode root = Api.JSON.createObjectNode();
        root.putArray("allOf").add(schema);
        root.putObject("components").set("schemas", components);
        return registry.getSchema(root.toString(), InputFormat.JSON);
    }
}
