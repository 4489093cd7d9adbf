package org.hengce.evaluation.analyses;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of what is computed while a caller waits: analyses of panels sent along, and power. */
@ConfigMapping(prefix = "hengce.analyses")
public interface AnalysesConfig {
    /** Analyses at once; each holds a core, and evaluations need some, too. Those beyond are refused. */
    @WithDefault("2")
    @Min(1)
    int atOnce();

    /** After so long an analysis is stopped; less than the gateway waits for an answer (hengce.upstream.timeout). */
    @WithDefault("50s")
    Duration longest();

    /** The largest body, some million rows. */
    @WithDefault("20M")
    MemorySize largestBody();

    /** Units times periods of a panel: few rows can name a large one. */
    @WithDefault("2000000")
    @Min(1)
    long largestPanel();
}
