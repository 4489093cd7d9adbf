package org.hengce.indicator.quality;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of what is looked for when somebody asks. */
@ConfigMapping(prefix = "hengce.quality")
interface QualityConfig {
    /** How long a reader may wait for a report, those before it included; the gateway gives up after 60 s. */
    @WithDefault("50s")
    Duration limit();
}
