package org.hengce.evaluation.due;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How due policies are worked on. */
@ConfigMapping(prefix = "hengce.reevaluation")
public interface WorkerConfig {
    /** Quiet time per policy, so that a burst of changes causes one evaluation. */
    @WithDefault("500ms")
    Duration quiet();

    /** A policy that changes all the time is evaluated at least so often. */
    @WithDefault("5s")
    Duration longestWait();

    /** How often a worker looks for due policies; adds to every answer, costs one query. */
    @WithDefault("100ms")
    Duration look();

    /** A worker that is not heard of for so long is taken for dead. */
    @WithDefault("15s")
    Duration lease();

    /** Work that failed so often in a row is set aside, until it changes or somebody has it tried again. */
    @WithDefault("10")
    @Min(1)
    int attempts();

    /** Whether evaluations that events start answer the question in other ways, too: most of their time goes there. */
    @WithDefault("true")
    boolean robustness();

    /** Evaluations at once; each needs a core. */
    @WithDefault("2")
    @Min(1)
    int parallelism();

    /** Threads of one evaluation's estimators; 0 shares the processors among the evaluations at once. */
    @WithDefault("0")
    @Min(0)
    int threads();

    /**
     * When it is looked for readings of plans whose day has come: second, minute, hour, day of month, month, day of week. Hourly,
     * since a day begins at another hour in each zone.
     */
    @WithDefault("0 5 * * * ?")
    String readings();
}
