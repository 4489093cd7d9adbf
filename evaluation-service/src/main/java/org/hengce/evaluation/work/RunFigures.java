package org.hengce.evaluation.work;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.hengce.evaluation.due.WorkerConfig;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.metrics.Amount;

/** How runs end, how long they take, and how many workers are at it. */
@Singleton
class RunFigures {
    private final Meter.MeterProvider<Timer> runs;
    private final Amount busy;

    /** How a run ends. */
    enum End {
        /** A new evaluation with results. */
        COMPLETED,
        /** A new evaluation that says why there are none. */
        NOT_EVALUABLE,
        /** The inputs are those of the last evaluation: none is stored. */
        UNCHANGED,
        /** It was cancelled, or another worker has taken it over. */
        DROPPED,
        /** It is tried again. */
        FAILED,
        /** It has failed too often. */
        SET_ASIDE
    }

    @Inject
    RunFigures(MeterRegistry registry, WorkerConfig config) {
        runs = Timer.builder("hengce.evaluation.run")
                .description("How long runs of evaluations took, from the claim to the stored result")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2))
                .withRegistry(registry);
        runs.withTags(tags(Trigger.OBSERVATIONS, End.COMPLETED)); // shown from the beginning, as the gauges are
        busy = Amount.of(
                registry, "hengce.evaluation.busy", "workers", "Workers of this replica that make an evaluation now");
        Amount.of(registry, "hengce.evaluation", "workers", "Workers of this replica")
                .set(config.parallelism());
    }

    void begins() {
        busy.more();
    }

    void ended(Trigger trigger, End end, Duration took) {
        busy.less();
        runs.withTags(tags(trigger, end)).record(took);
    }

    private static Tags tags(Trigger trigger, End end) {
        return Tags.of("trigger", word(trigger), "outcome", word(end));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
