package org.hengce.gateway.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Who listens, and whether there is something to hear. */
@Startup
@Singleton
class EventFigures {
    @Inject
    EventFigures(MeterRegistry registry, EventStreams streams, TopicReader topics) {
        Gauge.builder("hengce.event", streams, EventStreams::size)
                .description("Streams of events that are open at this replica")
                .baseUnit("streams")
                .register(registry);
        Gauge.builder("hengce.event.reading.stale", topics, reader -> reader.isStale() ? 1 : 0)
                .description("1 while Kafka does not answer, so that streams may not know of what happened, else 0")
                .register(registry);
    }
}
