package org.hengce.evaluation.projection;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Up to where the observations that were published are applied here, so that who asks for the present can wait for it. */
@ApplicationScoped
public class Applied {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int KAFKA_SECONDS = 5;

    private final Jdbi jdbi;
    private final Map<String, Object> kafka;
    private final String topic;
    private final String group;
    private @Nullable Admin admin;

    @Inject
    Applied(
            Jdbi jdbi,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.observations.topic") String topic,
            @ConfigProperty(name = "quarkus.application.name") String group) {
        this.jdbi = jdbi;
        this.kafka = Map.copyOf(kafka);
        this.topic = topic;
        this.group = group;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /**
     * A record was applied, or refused for good. That this cannot be noted is no reason to take the record for a bad one: then
     * Kafka's own note of it comes later.
     */
    void note(ConsumerRecord<String, String> record) {
        try {
            keep(record);
        } catch (RuntimeException e) {
            Log.warnf("offset not noted partition=%d offset=%d cause=%s", record.partition(), record.offset(), e);
        }
    }

    /** Notes it in the transaction that applies the record: a swap sees what is applied and what is not. */
    void keep(ConsumerRecord<String, String> record) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO applied_offset AS held (topic, partition, next) VALUES (:topic, :partition, :next)
                        ON CONFLICT (topic, partition) DO UPDATE SET next = excluded.next WHERE held.next < excluded.next""")
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("next", record.offset() + 1)
                .execute());
    }

    /**
     * Whether all that was published before this call is applied, which is waited for for 5 s.
     *
     * @throws Problem 503 while Kafka does not say what was published
     */
    public boolean upToNow() {
        try {
            Map<TopicPartition, Long> ends = ends();
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (!isApplied(ends)) {
                if (System.nanoTime() > deadline) {
                    // What was applied before offsets were noted is known to Kafka alone.
                    Map<TopicPartition, Long> committed = committed();
                    return ends.entrySet().stream()
                            .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
                }
                Thread.sleep(LOOK.toMillis());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            Message.of(
                                    "it cannot be seen which values were published, since Kafka does not answer; ask again later",
                                    "Kafka 没有应答，无法得知已发布的数据；请稍后再试"))
                    .retryAfter(KAFKA_SECONDS);
        }
    }

    private boolean isApplied(Map<TopicPartition, Long> ends) {
        Map<Integer, Long> next = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT partition, next FROM applied_offset WHERE topic = :topic")
                .bind("topic", topic)
                .map((row, context) -> next.put(row.getInt("partition"), row.getLong("next")))
                .list());
        return ends.entrySet().stream()
                .allMatch(end -> next.getOrDefault(end.getKey().partition(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest =
                admin()
                        .describeTopics(List.of(topic))
                        .allTopicNames()
                        .get(KAFKA_SECONDS, TimeUnit.SECONDS)
                        .values()
                        .stream()
                        .flatMap(described -> described.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : admin().listOffsets(latest)
                .all()
                .get(KAFKA_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            if (end.getValue().offset() > 0) {
                ends.put(end.getKey(), end.getValue().offset());
            }
        }
        return ends;
    }

    private Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> offset : admin().listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(KAFKA_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            OffsetAndMetadata of = offset.getValue();
            if (of != null) {
                committed.put(offset.getKey(), of.offset());
            }
        }
        return committed;
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(new HashMap<>(kafka));
        }
        return admin;
    }
}
