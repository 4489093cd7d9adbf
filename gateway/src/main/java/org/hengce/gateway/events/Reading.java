package org.hengce.gateway.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hengce.kit.trace.TracedWork;

/** One reading of the topics, from a little before the present on, into a journal of its own. Of one thread, but for {@link #wakeUp}. */
final class Reading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    // A record has at most 1 MB, and the gateway little memory.
    private static final int FETCH_BYTES = 2 << 20;
    private static final int AT_ONCE = 100;

    private final KafkaConsumer<String, String> consumer;
    private final Layout layout;
    private final RecordReader records;
    private final Journal journal;
    /** Where the partitions ended when it began: before that is read, nobody is told that all is known. */
    private final Map<TopicPartition, Long> present;

    private boolean complete;

    private Reading(
            KafkaConsumer<String, String> consumer, Layout layout, int kept, ObjectMapper json, TracedWork traces) {
        this.consumer = consumer;
        this.layout = layout;
        records = new RecordReader(json, layout, traces);
        Set<TopicPartition> partitions = layout.places().keySet();
        consumer.assign(partitions);
        present = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        long each = Math.max(1, kept / partitions.size());
        long[] from = new long[layout.size()];
        layout.places().forEach((partition, place) -> {
            from[place] = Math.max(first.getOrDefault(partition, 0L), present.getOrDefault(partition, 0L) - each);
            consumer.seek(partition, from[place]);
        });
        journal = new Journal(layout, new Positions(layout, from), kept);
    }

    /**
     * Begins one.
     *
     * @param kept how many events the journal keeps
     */
    static Reading of(Map<String, Object> kafka, List<String> topics, int kept, ObjectMapper json, TracedWork traces) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        Layout layout = Layout.of(topics, described(settings, topics));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What was not read and is gone is an error: reading begins anew, and whoever missed it is told.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        try {
            return new Reading(consumer, layout, kept, json, traces);
        } catch (RuntimeException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw e;
        }
    }

    private static Map<String, TopicDescription> described(Map<String, Object> settings, List<String> topics) {
        Admin admin = Admin.create(settings);
        try {
            return admin.describeTopics(topics).allTopicNames().get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topics cannot be looked up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    Journal journal() {
        return journal;
    }

    /** Reads what has come; whether there was anything. */
    boolean readSome() {
        ConsumerRecords<String, String> some = consumer.poll(POLL);
        for (ConsumerRecord<String, String> record : some) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            boolean isNew = record.offset() >= present.getOrDefault(partition, 0L);
            journal.read(
                    layout.placeOf(record.topic(), record.partition()), record.offset(), records.read(record, isNew));
        }
        return !some.isEmpty();
    }

    /** Whether all is read that there was when it began. */
    boolean isComplete() {
        complete = complete
                || present.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        return complete;
    }

    /** Whether every partition's leader answers. */
    boolean isKafkaThere() {
        try {
            return !consumer.endOffsets(layout.places().keySet(), PATIENCE).isEmpty();
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            return false;
        }
    }

    /** Whether partitions were added, as far as the client knows by now. */
    boolean haveTopicsGrown() {
        return layout.places().keySet().stream()
                        .map(TopicPartition::topic)
                        .distinct()
                        .mapToInt(topic -> consumer.partitionsFor(topic).size())
                        .sum()
                > layout.size();
    }

    /** Ends what waits, on another thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
