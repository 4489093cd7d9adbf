package org.hengce.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long credentials last. */
@ConfigMapping(prefix = "hengce.identity")
public interface IdentityConfig {
    /** A working day; a changed password or role ends it within a second all the same. */
    @WithDefault("8h")
    Duration localTokenLife();

    /** Long enough to be used for some requests, short enough that a leaked one is worth little. */
    @WithDefault("60s")
    Duration internalTokenLife();

    /** How long users and credentials are believed to be as last read while the database is away; then nobody is let in. */
    @WithDefault("10s")
    Duration believedFor();
}
