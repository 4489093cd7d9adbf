package org.hengce.evaluation.recreation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** The check that stored evaluations can be made again. */
@ConfigMapping(prefix = "hengce.recreation")
public interface RecreationConfig {
    /** When it is made: second, minute, hour, day of month, month, day of week. */
    @WithDefault("0 30 3 * * ?")
    String cron();

    /** How many evaluations are looked at each time. */
    @WithDefault("50")
    @Min(1)
    int sample();
}
