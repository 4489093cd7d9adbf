package org.hengce.contracts.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An OpenAPI 3.1 document, read as a tree. */
record Document(JsonNode root) {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    static Document read(InputStream yaml) {
        try {
            return new Document(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document parse(String yaml) {
        try {
            return new Document(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By method and path, as {@code GET /api/v1/policies}. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.put(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                method.getValue());
                    }
                }));
        return operations;
    }

    /** What a reference leads to; the node itself where it is none. */
    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            String ref = found.get("$ref").textValue();
            found = root.at(ref.substring(1));
            if (found.isMissingNode()) {
                throw new IllegalArgumentException("%s leads nowhere".formatted(ref));
            }
        }
        return found;
    }
}
