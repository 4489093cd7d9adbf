package org.hengce.gateway.apikeys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long API keys last. */
@ConfigMapping(prefix = "hengce.api-key")
public interface ApiKeyConfig {
    /** Where none is asked for: a quarter, so that a forgotten key ends. */
    @WithDefault("90d")
    Duration life();

    /** A year: whoever runs the machine must be about then to change it. */
    @WithDefault("366d")
    Duration longestLife();
}
