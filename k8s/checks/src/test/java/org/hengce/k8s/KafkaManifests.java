package org.hengce.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Topics and users of Strimzi, from {@code contracts/topics.yaml}. */
final class KafkaManifests {
    static final List<String> SERVICES =
            List.of("policy-service", "indicator-service", "evaluation-service", "gateway");

    static final JsonNode CONTRACT = Rendered.read(Rendered.MANIFESTS.resolveSibling("contracts/topics.yaml"));

    private static final ObjectMapper JSON = new ObjectMapper();
    /** One topic for each registered source, made where the source is registered. */
    private static final String OF_A_SOURCE = "<source>";

    private KafkaManifests() {}

    static List<ObjectNode> topics() {
        List<ObjectNode> topics = new ArrayList<>();
        for (JsonNode topic : CONTRACT.path("topics")) {
            if (!topic.path("name").asText().contains(OF_A_SOURCE)) {
                topics.add(topic(topic));
            }
        }
        return topics;
    }

    private static ObjectNode topic(JsonNode topic) {
        ObjectNode made = document("KafkaTopic", topic.path("name").asText());
        JsonNode production = CONTRACT.path("production");
        ObjectNode spec = made.putObject("spec")
                .put("partitions", topic.path("partitions").asInt())
                .put("replicas", production.path("replicationFactor").asInt());
        ObjectNode config = spec.putObject("config")
                .put("cleanup.policy", "delete")
                .put("retention.ms", retention(topic.path("retention").asText()))
                .put("retention.bytes", -1)
                .put("min.insync.replicas", production.path("minInsyncReplicas").asInt())
                .put("unclean.leader.election.enable", false);
        if (topic.has("maxMessageBytes")) {
            config.put("max.message.bytes", topic.path("maxMessageBytes").asInt());
        }
        return made;
    }

    private static long retention(String text) {
        return text.equals("forever") ? -1 : Duration.parse(text).toMillis();
    }

    static List<ObjectNode> users() {
        return SERVICES.stream().map(KafkaManifests::user).toList();
    }

    private static ObjectNode user(String service) {
        ObjectNode made = document("KafkaUser", service);
        ObjectNode spec = made.putObject("spec");
        spec.putObject("authentication").put("type", "scram-sha-512");
        ArrayNode rights = spec.putObject("authorization").put("type", "simple").putArray("acls");
        for (JsonNode topic : CONTRACT.path("topics")) {
            boolean reads = names(topic.path("reads"), service);
            boolean writes = names(topic.path("writes"), service);
            if (reads || writes) {
                String name = topic.path("name").asText();
                boolean many = name.contains(OF_A_SOURCE);
                ArrayNode operations = right(rights, "topic", many ? name.replace(OF_A_SOURCE, "") : name, many);
                if (reads) {
                    operations.add("Read");
                }
                if (writes) {
                    operations.add("Write");
                }
                operations.add("Describe");
            }
        }
        // Its own groups, which begin with its name.
        right(rights, "group", service, true).add("Read");
        return made;
    }

    private static boolean names(JsonNode list, String service) {
        return list.valueStream().anyMatch(name -> name.asText().equals(service));
    }

    private static ArrayNode right(ArrayNode rights, String type, String name, boolean prefix) {
        ObjectNode right = rights.addObject();
        right.putObject("resource")
                .put("type", type)
                .put("name", name)
                .put("patternType", prefix ? "prefix" : "literal");
        return right.putArray("operations");
    }

    private static ObjectNode document(String kind, String name) {
        ObjectNode made =
                JSON.createObjectNode().put("apiVersion", "kafka.strimzi.io/v1").put("kind", kind);
        ObjectNode metadata = made.putObject("metadata").put("name", name);
        metadata.putObject("labels").put("strimzi.io/cluster", "hengce");
        return made;
    }
}
