package org.hengce.indicator.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.hengce.kit.metrics.Age;
import org.hengce.kit.metrics.Amount;
import org.hengce.kit.metrics.Figures;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How files end, and what waits. */
@Singleton
class ImportFigures implements Figures {
    private static final List<String> ENDS = List.of("COMPLETED", "REJECTED", "FAILED");

    private final Meter.MeterProvider<Counter> ended;
    private final Amount waiting;
    private final Age oldest;

    @Inject
    ImportFigures(MeterRegistry registry, Clock clock) {
        ended = Counter.builder("hengce.imports.ended")
                .description("Files that were worked through on this replica, by how that ended; trial runs too")
                .withRegistry(registry);
        ENDS.forEach(this::ofStatus); // a series that begins at its first failure would hide that one
        waiting = Amount.of(
                registry, "hengce.imports.waiting", "files", "Files that have come whole and are not published yet");
        oldest = Age.of(registry, clock, "hengce.imports.oldest.age", "How long the oldest of these files has waited");
    }

    void ended(String status) {
        ofStatus(status).increment();
    }

    private Counter ofStatus(String status) {
        return ended.withTag("outcome", status.toLowerCase(Locale.ROOT));
    }

    @Override
    public void read(Handle handle) {
        handle.createQuery("""
                        SELECT count(*) AS waiting, min(received_at) AS oldest FROM import
                        WHERE status IN ('QUEUED', 'RUNNING')""")
                .map((row, context) -> {
                    waiting.set(row.getLong("waiting"));
                    @Nullable OffsetDateTime since = row.getObject("oldest", OffsetDateTime.class);
                    oldest.since(since == null ? null : since.toInstant());
                    return true;
                })
                .one();
    }
}
