package org.hengce.gateway.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The stream of events. */
@ConfigMapping(prefix = "hengce.events")
public interface EventsConfig {
    /** Events that a replica keeps for those who come back; some 600 bytes each. */
    @WithDefault("10000")
    @Min(1)
    int kept();

    /** Streams of a user or key at a time: each is one of the requests that may be under way. */
    @WithDefault("8")
    @Min(1)
    int perHolder();

    /** Streams of one address (IPv6: one network of 64 bits); a whole office may stand behind it. */
    @WithDefault("128")
    @Min(1)
    int perAddress();

    /** Streams of a replica. */
    @WithDefault("1000")
    @Min(1)
    int streams();

    /** How often a stream says something at least: less than a proxy waits before it closes what is silent. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How often it is asked whether whoever listens may still do so. */
    @WithDefault("250ms")
    Duration lookAgain();

    /** How long a browser waits before it comes back after its stream has ended; up to twice that, so that not all come at once. */
    @WithDefault("2s")
    Duration comeBack();
}
