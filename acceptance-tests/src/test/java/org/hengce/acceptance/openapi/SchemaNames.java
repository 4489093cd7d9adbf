package org.hengce.acceptance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names as clients see them. A page is called after what is on it, {@code RegionPage}, where the scanner calls it after a
 * class of ours, {@code PageRegionText}; a schema that is nothing but a reference is what it refers to.
 */
final class SchemaNames {
    private static final String REF = "#/components/schemas/";

    private final ObjectNode schemas;

    private SchemaNames(ObjectNode schemas) {
        this.schemas = schemas;
    }

    static void apply(ObjectNode document) {
        SchemaNames names = new SchemaNames((ObjectNode) document.at("/components/schemas"));
        Map<String, String> renamed = names.renamed();
        Map<String, JsonNode> all = new TreeMap<>();
        names.schemas.properties().forEach(schema -> {
            if (!isAlias(schema.getValue())) {
                all.put(renamed.getOrDefault(schema.getKey(), schema.getKey()), schema.getValue());
            }
        });
        names.schemas.removeAll();
        all.forEach(names.schemas::set);
        for (JsonNode parent : document.findParents("$ref")) {
            String name = parent.get("$ref").asText().replace(REF, "");
            if (renamed.containsKey(name)) {
                ((ObjectNode) parent).put("$ref", REF + renamed.get(name));
            }
        }
    }

    private Map<String, String> renamed() {
        Map<String, String> names = new HashMap<>();
        schemas.properties().forEach(schema -> {
            String item = schema.getValue().at("/properties/items/items/$ref").asText();
            if (isAlias(schema.getValue())) {
                names.put(schema.getKey(), target(REF + schema.getKey()));
            } else if (item.startsWith(REF)
                    && schema.getValue().at("/properties").has("nextCursor")) {
                names.put(schema.getKey(), target(item) + "Page");
            }
        });
        return names;
    }

    private static boolean isAlias(JsonNode schema) {
        return schema.has("$ref") && schema.size() == 1;
    }

    private String target(String ref) {
        String name = ref.substring(REF.length());
        JsonNode schema = schemas.path(name);
        return isAlias(schema) ? target(schema.get("$ref").asText()) : name;
    }
}
