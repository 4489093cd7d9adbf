package org.hengce.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;

/** Where the services are, as {@code http://host:port}. */
@ConfigMapping(prefix = "hengce.upstream")
public interface UpstreamConfig {
    /** policy-service. */
    URI policy();

    /** indicator-service. */
    URI indicator();

    /** evaluation-service. */
    URI evaluation();

    /** How long a connection may be silent: the longest answer that is computed while the caller waits. */
    @WithDefault("60s")
    Duration timeout();

    /** A service that is there accepts at once; one that is away should be told soon. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Connections to each service; requests beyond wait for one. */
    @WithDefault("64")
    @Min(1)
    int connections();

    /** Requests that wait for a connection to each service; those beyond are refused. */
    @WithDefault("512")
    @Min(0)
    int waiting();
}
