package org.hengce.evaluation.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** All partitions of some topics, without a consumer group: from their beginning, or from where it was read to before. */
final class TopicsFromTheBeginning implements AutoCloseable {
    /** So many records are applied at once; of observations, each holds up to a thousand. */
    private static final int BATCH = 50;

    private static final int FETCH_BYTES = 8 << 20;
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;
    private final Map<TopicPartition, Long> first;

    TopicsFromTheBeginning(Map<String, Object> kafka, List<String> topics) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        // Beside the batch that is applied, so much is kept in memory.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                    partitions.add(new TopicPartition(topic, partition.partition()));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            first = consumer.beginningOffsets(partitions);
        } catch (RuntimeException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw e;
        }
    }

    /** Goes on from what was kept. */
    void goOn(Handle h) {
        h.createQuery("SELECT topic, partition, next FROM rebuild_offset")
                .map((row, context) -> Map.entry(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")), row.getLong("next")))
                .forEach(kept -> {
                    if (consumer.assignment().contains(kept.getKey())) {
                        consumer.seek(kept.getKey(), kept.getValue());
                    }
                });
    }

    List<ConsumerRecord<String, String>> next() {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        return records;
    }

    /** Where each partition ends at this moment. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(consumer.assignment());
    }

    boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Keeps how far it was read, in the transaction that applies what was read. */
    void keep(Handle h, Map<TopicPartition, Long> ends) {
        PreparedBatch rows = h.prepareBatch("""
                INSERT INTO rebuild_offset AS held (topic, partition, first, next, last)
                VALUES (:topic, :partition, :first, :next, :last)
                ON CONFLICT (topic, partition) DO UPDATE SET next = excluded.next, last = excluded.last
                WHERE (held.next, held.last) <> (excluded.next, excluded.last)""");
        ends.forEach((partition, end) -> rows.bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .bind("first", first.getOrDefault(partition, 0L))
                .bind("next", consumer.position(partition))
                .bind("last", end)
                .add());
        rows.execute();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
