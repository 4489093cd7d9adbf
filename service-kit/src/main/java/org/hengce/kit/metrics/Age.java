package org.hengce.kit.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long something has waited, in seconds; 0 where nothing waits. It grows by itself between two readings. */
public final class Age {
    private final Clock clock;
    private volatile @Nullable Instant since;

    private Age(Clock clock) {
        this.clock = clock;
    }

    /** A gauge of that name; Prometheus' own ends in {@code _seconds}. */
    public static Age of(MeterRegistry registry, Clock clock, String name, String description) {
        return of(registry, clock, name, description, Tags.empty());
    }

    public static Age of(MeterRegistry registry, Clock clock, String name, String description, Tags tags) {
        Age age = new Age(clock);
        Gauge.builder(name, age, Age::seconds)
                .description(description)
                .baseUnit("seconds")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return age;
    }

    /**
     * What was read.
     *
     * @param begun when the oldest of what waits began to; null where nothing waits
     */
    public void since(@Nullable Instant begun) {
        since = begun;
    }

    private double seconds() {
        @Nullable Instant begun = since;
        // The database's clock may be a little ahead.
        return begun == null
                ? 0
                : Math.max(0, Duration.between(begun, clock.instant()).toMillis() / 1000.0);
    }
}
