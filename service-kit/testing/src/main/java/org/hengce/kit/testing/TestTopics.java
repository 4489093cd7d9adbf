package org.hengce.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hengce.contracts.event.CloudEvent;
import org.hengce.contracts.event.Topics;

/** The topics of one run, told from other modules' by their prefix. */
public final class TestTopics {
    /** So many has each topic. */
    public static final int PARTITIONS = 3;

    private final TestServers servers;
    private final String prefix;
    private final KafkaProducer<String, String> producer;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    TestTopics(TestServers servers, String prefix) throws ExecutionException, InterruptedException {
        this.servers = servers;
        this.prefix = prefix;
        List<NewTopic> wanted = new ArrayList<>();
        for (String topic : List.of(
                Topics.POLICIES,
                Topics.STRATEGIES,
                Topics.REFERENCES,
                Topics.INDICATORS,
                Topics.REGIONS,
                Topics.OBSERVATIONS,
                Topics.EVALUATIONS,
                Topics.IMPORTS,
                Topics.AUDIT)) {
            wanted.add(new NewTopic(prefix + topic, PARTITIONS, (short) 1));
            wanted.add(new NewTopic(prefix + topic + ".dead-letter", PARTITIONS, (short) 1));
        }
        wanted.add(new NewTopic(prefix + Topics.INBOUND_OUTCOMES, PARTITIONS, (short) 1));
        wanted.add(new NewTopic(prefix + Topics.INBOUND_PREFIX + "dead-letter", PARTITIONS, (short) 1));
        create(wanted);
        producer = new KafkaProducer<>(servers.kafkaClient(), new StringSerializer(), new StringSerializer());
    }

    private void create(List<NewTopic> wanted) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(servers.kafkaClient())) {
            admin.createTopics(wanted).all().get();
        }
    }

    /** Makes a topic that not every run has. */
    public void create(String topic) throws ExecutionException, InterruptedException {
        create(List.of(new NewTopic(prefix + topic, PARTITIONS, (short) 1)));
    }

    public String prefix() {
        return prefix;
    }

    /** Publishes an event of another service under a new id; returns the record's text, to be sent again as it was. */
    public String publish(String topic, String key, String source, String type, Object data) throws Exception {
        String event = json.writeValueAsString(
                CloudEvent.of(UUID.randomUUID().toString(), source, type, key, Instant.now(), null, data));
        publishRaw(topic, key, event);
        return event;
    }

    /** Publishes an event on some partitions of a topic, as {@link #PARTITIONS} of them were all; each has an id of its own. */
    public void publishOnPartitions(String topic, int partitions, String source, String type, Object data)
            throws Exception {
        for (int partition = 0; partition < partitions; partition++) {
            String event = json.writeValueAsString(
                    CloudEvent.of(UUID.randomUUID().toString(), source, type, topic, Instant.now(), null, data));
            producer.send(new ProducerRecord<>(prefix + topic, partition, topic, event))
                    .get();
        }
    }

    /** Puts any text on a topic. */
    public void publishRaw(String topic, String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(prefix + topic, key, value)).get();
    }

    /**
     * Reads a topic from its beginning until a record fits, at most 20 s.
     *
     * @return all records up to and with that one
     */
    public List<ConsumerRecord<String, String>> readUntil(
            String topic, Predicate<ConsumerRecord<String, String>> fits) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(servers.kafkaClient(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo info : consumer.partitionsFor(prefix + topic)) {
                partitions.add(new TopicPartition(info.topic(), info.partition()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> read = new ArrayList<>();
            Instant end = Instant.now().plusSeconds(20);
            while (Instant.now().isBefore(end)) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    read.add(record);
                    check(topic, record);
                    if (fits.test(record)) {
                        return read;
                    }
                }
            }
            throw new AssertionError(
                    "no such record on %s within 20 s; read %d: %s".formatted(topic, read.size(), read));
        }
    }

    /** What other tests put on a dead-letter topic may be anything. */
    private void check(String topic, ConsumerRecord<String, String> record) {
        if (!topic.endsWith("dead-letter")) {
            EventContract.check(event(record));
        }
    }

    /** The event of a record. */
    public JsonNode event(ConsumerRecord<String, String> record) {
        try {
            return json.readTree(record.value());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + record.value(), e);
        }
    }

    /** How many records a topic holds. */
    public long count(String topic) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(servers.kafkaClient(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo info : consumer.partitionsFor(prefix + topic)) {
                partitions.add(new TopicPartition(info.topic(), info.partition()));
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            return ends.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
