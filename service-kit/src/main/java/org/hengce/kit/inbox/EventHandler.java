package org.hengce.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;

/**
 * What a service does with one type of event, within the inbox's transaction.
 *
 * @param type the CloudEvents type with its version
 */
public record EventHandler<T>(String type, Class<T> data, Consumer<T> apply) {
    void apply(ObjectMapper json, JsonNode node) {
        apply.accept(read(json, node));
    }

    private T read(ObjectMapper json, JsonNode node) {
        try {
            return json.treeToValue(node, data);
        } catch (JsonProcessingException e) {
            throw new IllegalEventException("data is no %s: %s".formatted(type, e.getOriginalMessage()));
        }
    }
}
