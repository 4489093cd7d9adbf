package org.hengce.evaluation.projection;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.kit.inbox.EventHandler;
import org.hengce.kit.inbox.Inbox;

/** What this service reads from Kafka; each record is applied once, in order per key. */
@ApplicationScoped
public class Consumers {
    @Inject
    Inbox inbox;

    @Inject
    RegisterProjection register;

    @Inject
    ObservationProjection observations;

    @Inject
    Epochs epochs;

    @Inject
    Applied applied;

    @Incoming("policies")
    @Blocking
    public void policies(ConsumerRecord<String, String> record) {
        receive(record, Topics.POLICIES);
    }

    @Incoming("strategies")
    @Blocking
    public void strategies(ConsumerRecord<String, String> record) {
        receive(record, Topics.STRATEGIES);
    }

    @Incoming("references")
    @Blocking
    public void references(ConsumerRecord<String, String> record) {
        receive(record, Topics.REFERENCES);
    }

    @Incoming("indicators")
    @Blocking
    public void indicators(ConsumerRecord<String, String> record) {
        receive(record, Topics.INDICATORS);
    }

    @Incoming("regions")
    @Blocking
    public void regions(ConsumerRecord<String, String> record) {
        receive(record, Topics.REGIONS);
    }

    @Incoming("observations")
    @Blocking
    public void observations(ConsumerRecord<String, String> record) {
        receive(
                record,
                Topics.OBSERVATIONS,
                List.of(new EventHandler<>(ObservationsV1.TYPE, ObservationsV1.class, observations::apply)));
    }

    private void receive(ConsumerRecord<String, String> record, String topic) {
        receive(record, topic, Registers.handlers(topic, register::apply));
    }

    private void receive(ConsumerRecord<String, String> record, String topic, List<EventHandler<?>> handlers) {
        EventHandler<?> ends = new EventHandler<>(
                EpochEndV1.TYPE, EpochEndV1.class, end -> epochs.ended(topic, record.partition(), end));
        try {
            inbox.receive(
                    record.value(),
                    Stream.concat(handlers.stream(), Stream.of(ends))
                            .<EventHandler<?>>map(handler -> handler.then(() -> applied.keep(record)))
                            .toList());
        } finally {
            applied.note(record);
        }
    }
}
