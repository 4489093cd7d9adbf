package org.hengce.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hengce.acceptance.Stack;

/** All that stands on topics that are not internal, from their beginning to their present ends. */
final class PublicTopics {
    private PublicTopics() {}

    /** By topic, partition and offset. */
    static Map<String, String> read(Stack stack) {
        Properties settings = stack.kafkaClient();
        settings.put("key.deserializer", StringDeserializer.class.getName());
        settings.put("value.deserializer", StringDeserializer.class.getName());
        Map<String, String> records = new LinkedHashMap<>();
        try (Consumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> isPublic(stack, topic.getKey()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> records.put(
                                "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset()),
                                record.key() + " " + record.value()));
            }
        }
        return records;
    }

    private static boolean isPublic(Stack stack, String topic) {
        try {
            JsonNode all = new YAMLMapper()
                    .readTree(stack.root().resolve("contracts/topics.yaml").toFile())
                    .get("topics");
            for (JsonNode known : all) {
                if (known.path("name").asText().equals(topic)) {
                    return !known.path("internal").asBoolean();
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
