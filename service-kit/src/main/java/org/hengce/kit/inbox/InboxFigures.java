package org.hengce.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hengce.kit.metrics.Amount;

/** What became of the events that came. */
@Startup
@Singleton
class InboxFigures {
    private final Map<Fate, Counter> fates = new EnumMap<>(Fate.class);
    private final Counter retries;
    private final Amount paused;

    /** What became of one. */
    enum Fate {
        APPLIED,
        /** It had been applied before. */
        REPEATED,
        /** It is wrong in itself: it went to the dead-letter topic. */
        DEAD_LETTERED
    }

    @Inject
    InboxFigures(MeterRegistry registry) {
        Meter.MeterProvider<Counter> events = Counter.builder("hengce.inbox")
                .description("Events that came, by what became of them")
                .baseUnit("events")
                .withRegistry(registry);
        for (Fate fate : Fate.values()) {
            fates.put(fate, events.withTag("outcome", fate.name().toLowerCase(Locale.ROOT)));
        }
        retries = Counter.builder("hengce.inbox.retries")
                .description("Times an event could not be applied for a passing reason, and was tried again")
                .register(registry);
        paused = Amount.of(
                registry, "hengce.inbox.paused", "partitions", "Partitions that wait while an event is tried again");
    }

    void became(Fate fate) {
        Objects.requireNonNull(fates.get(fate)).increment();
    }

    void triedAgain() {
        retries.increment();
    }

    void paused(boolean now) {
        if (now) {
            paused.more();
        } else {
            paused.less();
        }
    }
}
