package org.hengce.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.contracts.event.CloudEvent;
import org.hengce.kit.lease.Lease;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.trace.Work;
import org.hengce.kit.work.BackgroundLoop;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Sends what stands in the outbox, in the order of {@code seq}, and deletes what Kafka has acknowledged: at least once.
 *
 * <p>One relay per service works at a time, under a lease. Rows are sent because they are there, never because their number
 * is above the last one: a lower number can become visible later.
 */
@ApplicationScoped
public class Relay {
    // At most so many parts of a large vintage stand in memory at once.
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration RENEW = Duration.ofSeconds(1);
    // Another replica's rows are seen at the next look; one's own wake the relay.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    SchemaGate schema;

    @Inject
    Instance<PointedData> pointed;

    @Inject
    OutboxFigures figures;

    @Inject
    TracedWork traces;

    @Inject
    @Identifier("default-kafka-broker")
    Instance<Map<String, Object>> kafka;

    @Inject
    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @Inject
    @ConfigProperty(name = "hengce.topic-prefix")
    Optional<String> topicPrefix;

    private @Nullable BackgroundLoop loop;
    private @Nullable Lease lease;
    private @Nullable KafkaProducer<String, String> producer;

    void start(@Observes StartupEvent event) {
        Lease ownLease = new Lease(jdbi, "outbox-relay", LEASE);
        lease = ownLease;
        loop = new BackgroundLoop("outbox-relay", LOOK_AGAIN, schema, () -> sendSome(ownLease) == BATCH);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
        closeProducer();
        if (lease != null) {
            try {
                lease.release();
            } catch (JdbiException e) {
                Log.debugf("lease not given back, it runs out by itself cause=%s", e);
            }
        }
    }

    /** There is something to send: look now. */
    void wake() {
        if (loop != null) {
            loop.wake();
        }
    }

    /** Sends one batch if the lease can be held; how many events it had. */
    private int sendSome(Lease ownLease) throws ExecutionException, InterruptedException {
        if (ownLease.hold().isEmpty()) {
            return 0;
        }
        try {
            return sendBatch(ownLease);
        } catch (ExecutionException | KafkaException e) {
            closeProducer(); // one that failed may be fenced or broken; the next look makes another
            throw e;
        }
    }

    private int sendBatch(Lease ownLease) throws ExecutionException, InterruptedException {
        List<OutboxRow> rows = jdbi.withHandle(h -> h.createQuery("SELECT * FROM outbox ORDER BY seq LIMIT :batch")
                .bind("batch", BATCH)
                .map(OutboxRow::of)
                .list());
        if (rows.isEmpty()) {
            return 0;
        }
        List<Span> spans = new ArrayList<>(rows.size());
        try {
            if (!sendAll(ownLease, rows, spans)) {
                return 0;
            }
        } catch (ExecutionException | RuntimeException e) {
            spans.forEach(span -> TracedWork.failed(span, e));
            throw e;
        } finally {
            spans.forEach(Span::end);
        }
        // Sent under a lost lease means sent twice, which inboxes bear; deleting is the holder's alone.
        jdbi.useTransaction(h -> {
            if (ownLease.holds(h)) {
                h.createUpdate("DELETE FROM outbox WHERE seq = ANY (:sent)")
                        .bindArray(
                                "sent",
                                Long.class,
                                rows.stream().map(OutboxRow::seq).toList())
                        .execute();
            }
        });
        figures.sent(rows.size());
        return rows.size();
    }

    /** Sends these and waits until they are acknowledged; false if the lease was lost meanwhile. */
    private boolean sendAll(Lease ownLease, List<OutboxRow> rows, List<Span> spans)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        Instant renew = Instant.now().plus(RENEW);
        for (OutboxRow row : rows) {
            // Reading the parts of a large vintage can take longer than the lease lasts.
            if (Instant.now().isAfter(renew)) {
                if (ownLease.hold().isEmpty()) {
                    return false;
                }
                renew = Instant.now().plus(RENEW);
            }
            TracedWork.Begun sending = traces.begin(Work.sending(row.type()).after(row.traceparent()));
            spans.add(sending.span());
            records(row, sending.traceparent())
                    .forEach(record -> sent.add(producer().send(record)));
        }
        for (Future<RecordMetadata> acknowledgement : sent) {
            acknowledgement.get();
        }
        return true;
    }

    private List<ProducerRecord<String, String>> records(OutboxRow row, @Nullable String traceparent) {
        String topic = topicPrefix.orElse("") + row.topic();
        if (!row.everyPartition()) {
            return List.of(new ProducerRecord<>(
                    topic, row.key(), event(row, traceparent, row.eventId().toString(), 0)));
        }
        int partitions = producer().partitionsFor(topic).size();
        return IntStream.range(0, partitions)
                // Each is an event of its own, with an id that is the same when it is sent again.
                .mapToObj(partition -> new ProducerRecord<>(
                        topic,
                        partition,
                        row.key(),
                        event(row, traceparent, row.eventId() + "-" + partition, partitions)))
                .toList();
    }

    private String event(OutboxRow row, @Nullable String traceparent, String id, int partitions) {
        try {
            Object data = row.data() != null ? json.readTree(row.data()) : jdbi.withHandle(h -> pointedData(h, row));
            if (row.everyPartition() && data instanceof ObjectNode ended) {
                ended.put("partitions", partitions);
            }
            ObjectNode event = json.valueToTree(CloudEvent.of(
                    id, "/hengce/" + service, row.type(), row.subject(), row.createdAt(), traceparent, data));
            if (traceparent == null) {
                event.remove("traceparent"); // an extension is there or not; null is none
            }
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox row " + row.seq() + " cannot be written as an event", e);
        }
    }

    private Object pointedData(Handle handle, OutboxRow row) throws JsonProcessingException {
        JsonNode pointer = json.readTree(row.pointer());
        return pointed.get().read(handle, pointer);
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(kafka.get());
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            // A broker that is killed and comes back is met again soon; the rows are still there.
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
