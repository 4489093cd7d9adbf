package org.hengce.kit.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicLong;

/** How many there are now. */
public final class Amount {
    private final AtomicLong value = new AtomicLong();

    private Amount() {}

    /**
     * A gauge of that name.
     *
     * @param unit of what; the end of the name that Prometheus shows
     */
    public static Amount of(MeterRegistry registry, String name, String unit, String description) {
        return of(registry, name, unit, description, Tags.empty());
    }

    public static Amount of(MeterRegistry registry, String name, String unit, String description, Tags tags) {
        Amount amount = new Amount();
        Gauge.builder(name, amount.value, AtomicLong::doubleValue)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return amount;
    }

    public void set(long now) {
        value.set(now);
    }

    public void more() {
        value.incrementAndGet();
    }

    public void less() {
        value.decrementAndGet();
    }
}
