package org.hengce.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a service does with one type of event, within the inbox's transaction.
 *
 * @param type the CloudEvents type with its version
 */
public record EventHandler<T>(String type, Class<T> data, BiConsumer<T, EventId> apply) {
    /** A handler for which it is the same under which id its event came. */
    public EventHandler(String type, Class<T> data, Consumer<T> apply) {
        this(type, data, (event, id) -> apply.accept(event));
    }

    /** The same, and then something more in the same transaction. */
    public EventHandler<T> then(Runnable more) {
        return new EventHandler<>(type, data, (event, id) -> {
            apply.accept(event, id);
            more.run();
        });
    }

    void apply(ObjectReader json, JsonNode node, EventId id) {
        apply.accept(read(json, node), id);
    }

    private T read(ObjectReader json, JsonNode node) {
        try {
            return json.treeToValue(node, data);
        } catch (JsonProcessingException e) {
            throw new IllegalEventException("data is no %s: %s".formatted(type, e.getOriginalMessage()));
        }
    }
}
