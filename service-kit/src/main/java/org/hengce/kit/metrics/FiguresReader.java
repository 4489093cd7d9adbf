package org.hengce.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.hengce.kit.schema.SchemaGate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Reads all figures of the service now and then. */
@Startup
@Singleton
public class FiguresReader {
    private final List<Figures> all;
    private final SchemaGate schema;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Age lastRead;

    @Inject
    FiguresReader(@All List<Figures> all, SchemaGate schema, Jdbi jdbi, Clock clock, MeterRegistry registry) {
        this.all = all;
        this.schema = schema;
        this.jdbi = jdbi;
        this.clock = clock;
        lastRead = Age.of(
                registry,
                clock,
                "hengce.figures.age",
                "How long ago the figures that the database knows were read; they are read every 5 s");
        lastRead.since(clock.instant());
    }

    @Scheduled(
            every = "${hengce.metrics.read-every:5s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAll() {
        if (!schema.reached()) {
            return;
        }
        try {
            if (jdbi.withHandle(this::readAll)) {
                lastRead.since(clock.instant());
            }
        } catch (JdbiException e) {
            Log.debugf("figures not read, their age is shown cause=%s", e);
        }
    }

    /** Whether all could be read: one that cannot be is no reason to leave the others out. */
    private boolean readAll(Handle handle) {
        boolean well = true;
        for (Figures figures : all) {
            try {
                figures.read(handle);
            } catch (RuntimeException e) {
                well = false;
                Log.warnf(
                        "figures not read figures=%s cause=%s",
                        figures.getClass().getSimpleName(), e);
            }
        }
        return well;
    }
}
