package org.hengce.evaluation.thinning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** When old evaluations lose their detail. */
@ConfigMapping(prefix = "hengce.thinning")
public interface ThinningConfig {
    /** When it is done: second, minute, hour, day of month, month, day of week. */
    @WithDefault("0 0 2 * * ?")
    String cron();

    /** Evaluations of so many of the last days stay whole. */
    @WithDefault("30")
    @Min(1)
    int days();
}
