package org.hengce.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.trace.TracedWork;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Events written in the transaction of the change they tell of; the {@link Relay} sends them.
 *
 * <p>The caller holds the key's lock (the row of the aggregate or indicator): then the order of {@code seq} is the order of
 * commits for that key.
 */
@ApplicationScoped
public class Outbox {
    /** What a broker takes; a larger event could never be sent and would block those behind it. */
    static final int MAX_BYTES = 1_000_000;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    Relay relay;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    TracedWork traces;

    /**
     * Appends an event.
     *
     * @throws Problem 413 if the data is larger than an event may be
     */
    public void append(String topic, String key, String type, String subject, Object data) {
        insert(topic, key, type, subject, sendable(subject, data), List.of());
    }

    /**
     * Refuses what is not sent yet but will have to be, as a draft.
     *
     * @throws Problem 413 if it is larger than an event may be
     */
    public void requireSendable(String subject, Object data) {
        sendable(subject, data);
    }

    private String sendable(String subject, Object data) {
        String body = write(data);
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw Problem.of(
                    ProblemType.TOO_LARGE,
                    Message.of(
                            "'%s' takes %d bytes as an event and at most %d can be sent; make it smaller",
                            "“%s”作为事件有 %d 字节，最多可发送 %d 字节；请缩小内容", subject, bytes, MAX_BYTES));
        }
        return body;
    }

    /**
     * Appends an event that is sent once on each partition of its topic, behind all that was appended before.
     *
     * @param data as JSON an object, to which the number of {@code partitions} is added
     */
    public void appendToEveryPartition(String topic, String type, Object data) {
        insert(topic, topic, type, topic, write(data), List.of(), true);
    }

    /** Appends events whose data a {@link PointedData} of the service reads when they are sent, in this order. */
    public void appendPointers(String topic, String key, String type, String subject, List<?> pointers) {
        if (!pointers.isEmpty()) {
            insert(
                    topic,
                    key,
                    type,
                    subject,
                    null,
                    pointers.stream().map(this::write).toList());
        }
    }

    private void insert(
            String topic, String key, String type, String subject, @Nullable String data, List<String> pointers) {
        insert(topic, key, type, subject, data, pointers, false);
    }

    /** One event with data, or one for each pointer. */
    private void insert(
            String topic,
            String key,
            String type,
            String subject,
            @Nullable String data,
            List<String> pointers,
            boolean everyPartition) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is written in the transaction of its change; none is open");
        }
        List<@Nullable String> rows = data == null ? new ArrayList<>(pointers) : Collections.singletonList(null);
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO outbox (event_id, topic, key, type, subject, traceparent, data, pointer, every_partition)
                        SELECT id, :topic, :key, :type, :subject, :traceparent, :data, cast(pointer AS jsonb), :everyPartition
                        FROM unnest(:ids, cast(:pointers AS text[])) WITH ORDINALITY AS event (id, pointer, n) ORDER BY n""")
                .bindArray(
                        "ids",
                        UUID.class,
                        Stream.generate(UUID::randomUUID).limit(rows.size()).toList())
                .bind("topic", topic)
                .bind("key", key)
                .bind("type", type)
                .bind("subject", subject)
                .bind("traceparent", traces.traceparent())
                .bind("data", data)
                .bind("everyPartition", everyPartition)
                .bindArray("pointers", String.class, rows)
                .execute());
        transaction.registerInterposedSynchronization(new WakeTheRelay());
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(data.getClass() + " cannot be written as JSON", e);
        }
    }

    private final class WakeTheRelay implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing to do before the rows can be seen
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
