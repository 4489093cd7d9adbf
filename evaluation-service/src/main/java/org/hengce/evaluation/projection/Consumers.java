package org.hengce.evaluation.projection;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
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
    Applied applied;

    @Incoming("policies")
    @Blocking
    public void policies(String record) {
        inbox.receive(record, List.of(new EventHandler<>(PolicyV1.TYPE, PolicyV1.class, register::apply)));
    }

    @Incoming("indicators")
    @Blocking
    public void indicators(String record) {
        inbox.receive(record, List.of(new EventHandler<>(IndicatorV1.TYPE, IndicatorV1.class, register::apply)));
    }

    @Incoming("regions")
    @Blocking
    public void regions(String record) {
        inbox.receive(
                record,
                List.of(
                        new EventHandler<>(RegionV1.TYPE, RegionV1.class, register::apply),
                        new EventHandler<>(SectorV1.TYPE, SectorV1.class, register::apply)));
    }

    @Incoming("observations")
    @Blocking
    public void observations(ConsumerRecord<String, String> record) {
        try {
            inbox.receive(
                    record.value(),
                    List.of(new EventHandler<>(ObservationsV1.TYPE, ObservationsV1.class, observations::apply)));
        } finally {
            applied.note(record);
        }
    }
}
