package org.hengce.acceptance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The public document, made from those that the services' builds keep; the same input gives the same bytes.
 *
 * <p>A name that two services use for different things is an error: a client generated from the document would have one type
 * for both.
 */
final class MergedDocument {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final ObjectNode document;
    private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();
    private final Map<String, ObjectNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> tags = new TreeMap<>();

    private MergedDocument(JsonNode head) {
        document = head.deepCopy();
    }

    /**
     * Merges.
     *
     * @param head what stands before the operations
     * @param services their documents, by name
     */
    static ObjectNode of(JsonNode head, Map<String, JsonNode> services) {
        MergedDocument merged = new MergedDocument(head);
        new TreeMap<>(services).forEach(merged::add);
        return merged.build();
    }

    private void add(String service, JsonNode part) {
        part.path("paths").properties().forEach(path -> {
            ObjectNode item = paths.computeIfAbsent(path.getKey(), key -> document.objectNode());
            path.getValue().properties().forEach(field -> {
                if (item.has(field.getKey())) {
                    throw new IllegalStateException("%s %s is offered by %s and by another service"
                            .formatted(field.getKey(), path.getKey(), service));
                }
                item.set(field.getKey(), field.getValue());
            });
        });
        part.path("components").properties().forEach(kind -> {
            Map<String, JsonNode> known = components.computeIfAbsent(kind.getKey(), key -> new TreeMap<>());
            kind.getValue().properties().forEach(component -> {
                @Nullable JsonNode other = known.put(component.getKey(), component.getValue());
                if (other != null && !other.equals(component.getValue())) {
                    throw new IllegalStateException(
                            "%s means another %s in %s than elsewhere; give one of them another name (@Schema(name = …)):\n%s\n%s"
                                    .formatted(
                                            component.getKey(), kind.getKey(), service, other, component.getValue()));
                }
            });
        });
        part.path("tags").forEach(tag -> tags.put(tag.get("name").textValue(), tag));
    }

    /** Every service brings all shared parts, not every one is needed. */
    private void dropUnused(ObjectNode parts) {
        String all = document.toString();
        parts.properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                List<String> unused = new ArrayList<>();
                kind.getValue().fieldNames().forEachRemaining(name -> {
                    if (!all.contains("\"#/components/%s/%s\"".formatted(kind.getKey(), name))) {
                        unused.add(name);
                    }
                });
                ((ObjectNode) kind.getValue()).remove(unused);
            }
        });
    }

    private ObjectNode build() {
        document.set("tags", document.arrayNode().addAll(tags.values()));
        ObjectNode all = document.putObject("paths");
        paths.forEach((path, item) -> {
            List<String> fields = new ArrayList<>();
            item.fieldNames().forEachRemaining(fields::add);
            fields.sort(Comparator.comparingInt(METHODS::indexOf));
            ObjectNode sorted = all.putObject(path);
            fields.forEach(field -> sorted.set(field, item.get(field)));
        });
        ObjectNode parts = document.putObject("components");
        components.forEach((kind, named) -> {
            ObjectNode sorted = parts.putObject(kind);
            named.forEach(sorted::set);
        });
        SchemaNames.apply(document);
        new RequestSchemas(document).make();
        dropUnused(parts);
        return document;
    }
}
