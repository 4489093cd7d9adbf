package org.hengce.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Holds every event that a test reads against the JSON Schema of its type, as it is checked in with the contracts. */
final class EventContract {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ConcurrentMap<String, Optional<Schema>> SCHEMAS = new ConcurrentHashMap<>();

    private EventContract() {}

    /**
     * Checks an event that one of our services published.
     *
     * @throws AssertionError if its data are not what the schema of its type says
     */
    static void check(JsonNode event) {
        String type = event.path("type").asText();
        SCHEMAS.computeIfAbsent(type, EventContract::schema).ifPresent(schema -> {
            List<String> wrong = schema.validate(event.path("data").toString(), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
            if (!wrong.isEmpty()) {
                throw new AssertionError("an event breaks the schema of %s: %s\n%s".formatted(type, wrong, event));
            }
        });
    }

    private static Optional<Schema> schema(String type) {
        try (InputStream schema = EventContract.class.getResourceAsStream("/events/" + type + ".json")) {
            return schema == null
                    ? Optional.empty()
                    : Optional.of(REGISTRY.getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError("the schema of %s cannot be read".formatted(type), e);
        }
    }
}
