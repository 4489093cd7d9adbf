package org.hengce.evaluation.rebuild;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.contracts.event.Topics;
import org.hengce.evaluation.due.DueMarks;
import org.hengce.evaluation.projection.Epochs;
import org.hengce.evaluation.projection.LiveSide;
import org.hengce.evaluation.projection.Registers;
import org.hengce.evaluation.projection.Side;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.lease.Lease;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics from their beginning into the tables that are not live, keeping offsets with what they brought, and swaps when
 * nothing is missing that the live ones have. One replica does it at a time, under a lease; another goes on where it died.
 */
@ApplicationScoped
public class Rebuilder {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Inject
    Jdbi jdbi;

    @Inject
    Rebuilds rebuilds;

    @Inject
    BesideBatch batches;

    @Inject
    DueMarks due;

    @Inject
    Audit audit;

    @Inject
    SchemaGate schema;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    @ConfigProperty(name = "hengce.topic-prefix")
    Optional<String> topicPrefix;

    private @Nullable BackgroundLoop loop;
    private @Nullable Reading reading;

    /**
     * What is read for which rebuild, and in what the two sets differed when it had first read everything, with all that was read
     * since: what comes first into the tables that are to be live changes nothing when the live consumers come to it.
     */
    private static final class Reading implements AutoCloseable {
        private final UUID id;
        private final TopicsFromTheBeginning topics;
        private @Nullable Differences differences;

        Reading(UUID id, TopicsFromTheBeginning topics) {
            this.id = id;
            this.topics = topics;
        }

        @Override
        public void close() {
            topics.close();
        }
    }

    void start(@Observes StartupEvent event) {
        Lease lease = new Lease(jdbi, "projection-rebuild", LEASE);
        loop = new BackgroundLoop("projection-rebuild", LOOK, schema, () -> step(lease));
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
        stopReading();
    }

    /** There is one to begin: look now. */
    void wake() {
        if (loop != null) {
            loop.wake();
        }
    }

    private boolean step(Lease lease) {
        Optional<UUID> id = rebuilds.underWay().or(this::forANewEpoch);
        BesideTables.Content beside = jdbi.withHandle(BesideTables::content);
        if ((id.isEmpty() && beside != BesideTables.Content.LEFT_OVER)
                || lease.hold().isEmpty()) {
            stopReading();
            return false;
        }
        if (beside == BesideTables.Content.LEFT_OVER) {
            stopReading();
            return inTransaction(lease, BesideTables::empty);
        }
        UUID present = id.orElseThrow();
        if (beside == BesideTables.Content.EMPTY && !inTransaction(lease, h -> BesideTables.begin(h, present))) {
            return true; // it was cancelled: the next look sees that
        }
        try {
            return goOn(lease, reading(present));
        } catch (RuntimeException e) {
            stopReading();
            heldUp(present, e);
            throw e;
        }
    }

    /** Begins one where an owner has published everything again. */
    private Optional<UUID> forANewEpoch() {
        return jdbi.withHandle(Epochs::hasANewerOneEnded) ? rebuilds.beginForANewEpoch() : Optional.empty();
    }

    private void heldUp(UUID id, RuntimeException cause) {
        try {
            rebuilds.heldUp(id, cause.toString());
        } catch (JdbiException e) {
            Log.debugf("not noted what holds the rebuild up cause=%s", e);
        }
    }

    private Reading reading(UUID id) {
        Reading present = reading;
        if (present != null && present.id.equals(id)) {
            return present;
        }
        stopReading();
        String prefix = topicPrefix.orElse("");
        TopicsFromTheBeginning topics = new TopicsFromTheBeginning(
                kafka,
                Stream.concat(Registers.topics().stream(), Stream.of(Topics.OBSERVATIONS))
                        .map(topic -> prefix + topic)
                        .toList());
        Reading begun = new Reading(id, topics);
        reading = begun;
        jdbi.useHandle(topics::goOn);
        Log.infof("copies are made again rebuild=%s", id);
        return begun;
    }

    private void stopReading() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    /** Whether there is more to do at once. */
    private boolean goOn(Lease lease, Reading of) {
        List<ConsumerRecord<String, String>> records = of.topics.next();
        Map<TopicPartition, Long> ends = of.topics.ends();
        boolean all = of.topics.isAt(ends);
        if (!records.isEmpty() || all) {
            Optional<Differences> touched = inTransaction(lease, h -> {
                Optional<Differences> applied =
                        batches.apply(h, of.id, LiveSide.now(h).other(), topicPrefix.orElse(""), records);
                if (applied.isPresent()) {
                    of.topics.keep(h, ends);
                }
                return applied;
            });
            if (touched.isEmpty()) {
                return true; // it was cancelled: the next look sees that
            }
            if (of.differences != null) {
                of.differences = of.differences.and(touched.get());
            }
        }
        if (all) {
            if (of.differences == null) {
                of.differences = jdbi.withHandle(h -> Differences.read(h, lease::hold));
            }
            Differences differences = of.differences;
            if (lease.hold().isPresent() && inTransaction(lease, h -> swap(h, of, differences))) {
                Log.infof("copies swapped rebuild=%s", of.id);
                stopReading();
            }
        }
        return true;
    }

    /** Unless a live consumer is ahead by now, or it was cancelled. */
    private boolean swap(Handle h, Reading of, Differences differences) {
        UUID id = of.id;
        Side live = LiveSide.alone(h);
        int ended =
                isBehind(h, of.topics) ? 0 : h.createUpdate("""
                                UPDATE rebuild SET swapped_at = now(), failure = NULL
                                WHERE id = :id AND swapped_at IS NULL AND cancelled_at IS NULL""").bind("id", id).execute();
        if (ended == 0) {
            return false;
        }
        BesideTables.swap(h, live.other());
        differences.with(h).mark(due);
        audit.record(Origin.ofService("evaluation-service"), "rebuild.swap", id.toString(), live, live.other());
        return true;
    }

    /**
     * Whether a live consumer has applied what was not read here yet. One that has applied more than its partition holds has read
     * a topic that is no more: what was made anew counts from its beginning.
     */
    private static boolean isBehind(Handle h, TopicsFromTheBeginning topics) {
        Map<TopicPartition, Long> ahead = h.createQuery("""
                        SELECT topic, partition, live.next FROM applied_offset live
                        LEFT JOIN rebuild_offset beside USING (topic, partition) WHERE live.next > coalesce(beside.next, 0)""")
                .map((row, context) -> Map.entry(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")), row.getLong("next")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (ahead.isEmpty()) {
            return false;
        }
        // Read after what was applied, which therefore is never beyond them.
        Map<TopicPartition, Long> ends = topics.ends();
        if (!ends.keySet().containsAll(ahead.keySet())) {
            throw new IllegalStateException("a topic has more partitions than when its reading began");
        }
        boolean behind = false;
        for (Map.Entry<TopicPartition, Long> live : ahead.entrySet()) {
            long end = Objects.requireNonNull(ends.get(live.getKey()));
            if (live.getValue() <= end) {
                behind = true;
            } else {
                h.createUpdate("UPDATE applied_offset SET next = :end WHERE topic = :topic AND partition = :partition")
                        .bind("end", end)
                        .bind("topic", live.getKey().topic())
                        .bind("partition", live.getKey().partition())
                        .execute();
            }
        }
        return behind;
    }

    private <T> T inTransaction(Lease lease, Function<Handle, T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout(600)
                .call(() -> jdbi.withHandle(h -> {
                    if (!lease.holds(h)) {
                        throw new IllegalStateException("another replica has taken over");
                    }
                    return work.apply(h);
                }));
    }
}
