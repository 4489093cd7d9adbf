package org.hengce.gateway.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a browser stays signed in. */
@ConfigMapping(prefix = "hengce.session")
public interface SessionConfig {
    /** A working day. */
    @WithDefault("8h")
    Duration life();

    /** A machine that somebody has left; counted to the minute. */
    @WithDefault("30m")
    Duration idle();
}
