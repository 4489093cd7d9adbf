package org.hengce.evaluation.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much of what was estimated is kept for the next evaluation that asks the same. */
@ConfigMapping(prefix = "hengce.carry-over")
public interface CarryOverConfig {
    /** In the memory of a replica; a goal takes some 4 kB. 0: nothing. */
    @WithDefault("64")
    @Min(0)
    @Max(100_000)
    int megabytes();

    /** In the database, for all replicas and beyond their end: those used last. 0: none. */
    @WithDefault("50000")
    @Min(0)
    @Max(10_000_000)
    int goals();

    /** What was not used for so many days goes from the database. */
    @WithDefault("30")
    @Min(1)
    @Max(10_000)
    int days();
}
