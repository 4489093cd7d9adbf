package org.hengce.evaluation.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hengce.contracts.event.Aggregate;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.projection.Epochs;
import org.hengce.evaluation.projection.ObservationTables;
import org.hengce.evaluation.projection.Owner;
import org.hengce.evaluation.projection.Registers;
import org.hengce.evaluation.projection.Side;
import org.hengce.kit.inbox.EventHandler;
import org.hengce.kit.inbox.IllegalEventException;
import org.hengce.kit.inbox.Inbox;
import org.hengce.kit.projection.Copies;
import org.jdbi.v3.core.Handle;

/** Applies records to the tables that are not live, as the consumers do to those that are, but marks nothing due. */
@ApplicationScoped
class BesideBatch {
    @Inject
    Inbox inbox;

    @Inject
    Copies copies;

    /**
     * Applies them in the handle's transaction.
     *
     * @return whom they touch, whether or not they change anything; empty, with nothing done, if the rebuild was cancelled
     */
    Optional<Differences> apply(
            Handle h, UUID rebuild, Side side, String prefix, List<ConsumerRecord<String, String>> records) {
        // What a crash takes is read again: the offsets are in the same transaction.
        h.execute("SET LOCAL synchronous_commit = off");
        boolean wanted = h.createUpdate("""
                        UPDATE rebuild SET failure = NULL
                        WHERE id = :id AND swapped_at IS NULL AND cancelled_at IS NULL""").bind("id", rebuild).execute() == 1;
        if (!wanted) {
            return Optional.empty();
        }
        Map<Owner, Integer> epochs = Epochs.of(h, side);
        List<ObservationsV1> parts = new ArrayList<>();
        List<Aggregate> entries = new ArrayList<>();
        int refused = 0;
        for (ConsumerRecord<String, String> record : records) {
            try {
                inbox.replay(
                        record.value(),
                        handlers(side, epochs, record.topic().substring(prefix.length()), parts, entries));
            } catch (IllegalEventException e) {
                refused++; // the consumers have put it on the dead-letter topic
            }
        }
        if (!parts.isEmpty()) {
            ObservationTables.keep(h, side, parts);
        }
        h.createUpdate("""
                        UPDATE rebuild SET refused = refused + :refused, observations = observations + :observations
                        WHERE id = :id""")
                .bind("refused", refused)
                .bind(
                        "observations",
                        parts.stream().mapToInt(part -> part.rows().size()).sum())
                .bind("id", rebuild)
                .execute();
        return Optional.of(Differences.touchedBy(parts, entries));
    }

    /** Another epoch than that which is to stand there is passed over: an earlier one, and one that has not ended. */
    private List<EventHandler<?>> handlers(
            Side side, Map<Owner, Integer> epochs, String topic, List<ObservationsV1> parts, List<Aggregate> entries) {
        int epoch = epochs.getOrDefault(Owner.of(topic), 1);
        List<EventHandler<?>> handlers = new ArrayList<>();
        handlers.add(new EventHandler<>(EpochEndV1.TYPE, EpochEndV1.class, end -> {}));
        if (topic.equals(Topics.OBSERVATIONS)) {
            handlers.add(new EventHandler<>(ObservationsV1.TYPE, ObservationsV1.class, part -> {
                ObservationTables.check(part);
                if (part.epoch() == epoch) {
                    parts.add(part);
                }
            }));
        } else {
            handlers.addAll(Registers.handlers(topic, (kind, entry) -> {
                if (entry.data().epoch() == epoch) {
                    copies.keep(side.table(kind.table()), entry.code(), entry.data());
                    entries.add(entry.data());
                }
            }));
        }
        return handlers;
    }
}
