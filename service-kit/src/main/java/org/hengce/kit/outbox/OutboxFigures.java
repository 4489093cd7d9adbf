package org.hengce.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hengce.kit.metrics.Age;
import org.hengce.kit.metrics.Amount;
import org.hengce.kit.metrics.Figures;
import org.jdbi.v3.core.Handle;

/** What waits to be sent, and what was. */
@Singleton
class OutboxFigures implements Figures {
    private final Age oldest;
    private final Amount rows;
    private final Counter sent;

    @Inject
    OutboxFigures(MeterRegistry registry, Clock clock) {
        oldest = Age.of(registry, clock, "hengce.outbox.oldest.age", "How long the oldest event has waited to be sent");
        rows = Amount.of(registry, "hengce.outbox", "rows", "Events that wait to be sent");
        sent = Counter.builder("hengce.outbox.sent")
                .description("Events that this replica sent and Kafka acknowledged")
                .baseUnit("events")
                .register(registry);
    }

    @Override
    public void read(Handle handle) {
        Unsent unsent = Unsent.read(handle);
        oldest.since(unsent.oldest().orElse(null));
        rows.set(unsent.events());
    }

    void sent(int events) {
        sent.increment(events);
    }
}
