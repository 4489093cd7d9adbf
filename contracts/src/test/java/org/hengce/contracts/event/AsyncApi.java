package org.hengce.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The AsyncAPI 3 document: the topics of {@code topics.yaml} with the schemas of what they carry. */
final class AsyncApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OF_A_SOURCE = "<source>";
    private static final String ENVELOPE = """
            {"type": "object", "description": "CloudEvents 1.0 in structured JSON.",
             "required": ["specversion", "id", "source", "type", "data"],
             "properties": {
                "specversion": {"const": "1.0"},
                "id": {"type": "string", "description": "With the source it names the event for ever."},
                "source": {"type": "string", "format": "uri-reference"},
                "type": {"type": "string"},
                "subject": {"type": "string"},
                "time": {"type": "string", "format": "date-time"},
                "datacontenttype": {"const": "application/json"},
                "traceparent": {"type": "string", "description": "W3C trace context, where there was one."}}}""";

    private final ObjectNode document = JSON.createObjectNode();
    private final ObjectNode channels = JSON.createObjectNode();
    private final ObjectNode operations = JSON.createObjectNode();
    private final ObjectNode messages = JSON.createObjectNode();
    private final ObjectNode schemas = JSON.createObjectNode();

    private AsyncApi() {}

    static ObjectNode of(JsonNode topics) throws IOException {
        return new AsyncApi().made(topics);
    }

    private ObjectNode made(JsonNode topics) throws IOException {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Hengce events")
                .put("version", "1")
                .put(
                        "description",
                        "What the services tell each other, and others, by Kafka. Records are only extended: ignore fields that you do not know. A change that readers could not survive is a new type.");
        document.put("defaultContentType", "application/cloudevents+json");
        schemas.set("CloudEvent", JSON.readTree(ENVELOPE));
        for (JsonNode topic : topics.get("topics")) {
            List<Class<?>> events = EventSchemas.BY_TOPIC.get(topic.get("name").asText());
            if (events != null) {
                add(topic, topics.get("production"), events);
            }
        }
        document.set("channels", channels);
        document.set("operations", operations);
        document.putObject("components").<ObjectNode>set("messages", messages).set("schemas", schemas);
        return document;
    }

    private void add(JsonNode topic, JsonNode production, List<Class<?>> events) throws IOException {
        String name = topic.get("name").asText();
        String key = name.replace("." + OF_A_SOURCE, "");
        ObjectNode channel = channels.putObject(key);
        channel.put("address", name.replace(OF_A_SOURCE, "{source}"));
        channel.put(
                "description", "Key: %s. Kept: %s.".formatted(topic.get("key").asText(), kept(topic)));
        if (name.contains(OF_A_SOURCE)) {
            channel.putObject("parameters").putObject("source").put("description", "The code of a registered source.");
        }
        ObjectNode carried = channel.putObject("messages");
        for (Class<?> event : events) {
            String type = EventSchemas.type(event);
            carried.putObject(type).put("$ref", "#/components/messages/" + type);
            messages.set(type, message(event, type));
        }
        channel.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", "0.5.0")
                .put("partitions", topic.get("partitions").asInt())
                .put("replicas", production.get("replicationFactor").asInt());
        // From the point of view of Hengce, as AsyncAPI has it.
        operations
                .putObject((name.contains(OF_A_SOURCE) ? "receive." : "send.") + key)
                .put("action", name.contains(OF_A_SOURCE) ? "receive" : "send")
                .putObject("channel")
                .put("$ref", "#/channels/" + key);
    }

    private static String kept(JsonNode topic) {
        String retention = topic.get("retention").asText();
        return retention.equals("forever") ? "for ever" : retention;
    }

    private ObjectNode message(Class<?> event, String type) throws IOException {
        schemas.set(type, moved(type, EventSchemas.of(event)));
        ObjectNode message = JSON.createObjectNode();
        message.put("name", type).put("contentType", "application/cloudevents+json");
        ObjectNode payload = message.putObject("payload");
        payload.putArray("allOf").addObject().put("$ref", "#/components/schemas/CloudEvent");
        ObjectNode properties = payload.putObject("properties");
        properties.putObject("type").put("const", type);
        properties.putObject("data").put("$ref", "#/components/schemas/" + type);
        return message;
    }

    /** The schema with its parts among the document's own, under its type. */
    private JsonNode moved(String type, ObjectNode schema) throws IOException {
        JsonNode parts = schema.remove("$defs");
        if (parts != null) {
            for (Map.Entry<String, JsonNode> part : parts.properties()) {
                schemas.set(type + "." + part.getKey(), pointed(type, part.getValue()));
            }
        }
        return pointed(type, schema);
    }

    private static JsonNode pointed(String type, JsonNode schema) throws IOException {
        return JSON.readTree(
                JSON.writeValueAsString(schema).replace("#/$defs/", "#/components/schemas/%s.".formatted(type)));
    }
}
