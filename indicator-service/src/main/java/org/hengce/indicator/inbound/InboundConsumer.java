package org.hengce.indicator.inbound;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.InboundObservationsV1;
import org.hengce.kit.inbox.EventHandler;
import org.hengce.kit.inbox.IllegalEventException;
import org.hengce.kit.inbox.Inbox;

/**
 * Reads the topics of all sources. The topic says who sent a message, for Kafka lets nobody else write it; what a message says
 * of its source only tells it from the same sender's others.
 */
@ApplicationScoped
public class InboundConsumer {
    @Inject
    Inbox inbox;

    @Inject
    InboundSources sources;

    @Inject
    InboundObservations observations;

    @Incoming("inbound")
    @Blocking
    public void receive(ConsumerRecord<String, String> record) {
        String code = record.topic()
                .substring(record.topic().indexOf(Topics.INBOUND_PREFIX) + Topics.INBOUND_PREFIX.length());
        InboundSource source = sources.byCode(code)
                .orElseThrow(() -> new IllegalEventException(
                        "no source '%s' is registered; name it in hengce.inbound.sources and send this again"
                                .formatted(code)));
        if (record.value() == null) {
            throw new IllegalEventException("no CloudEvent: the message is empty");
        }
        inbox.receive(
                record.value(),
                Topics.INBOUND_PREFIX + code + "|",
                List.of(new EventHandler<>(
                        InboundObservationsV1.TYPE,
                        InboundObservationsV1.class,
                        (sent, id) -> observations.take(source, id, sent))));
    }
}
