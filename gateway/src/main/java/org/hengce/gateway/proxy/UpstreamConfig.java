package org.hengce.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the services are: each one or several of {@code http://host:port}. A name that stands for several addresses is as good
 * as these.
 */
@ConfigMapping(prefix = "hengce.upstream")
public interface UpstreamConfig {
    /** policy-service. */
    List<String> policy();

    /** indicator-service. */
    List<String> indicator();

    /** evaluation-service. */
    List<String> evaluation();

    /** Whose certificates are trusted of services at {@code https://}: a PEM file; else those that the Java runtime trusts. */
    Optional<Path> caFile();

    /** How long a connection may be silent: the longest answer that is computed while the caller waits. */
    @WithDefault("60s")
    Duration timeout();

    /** A service that is there accepts at once; one that is away should be told soon. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Connections to each address, more than one credential may use; requests beyond wait for one. */
    @WithDefault("128")
    @Min(1)
    int connections();

    /** Requests that wait for a connection to each address; those beyond are refused. */
    @WithDefault("512")
    @Min(0)
    int waiting();

    /** How often names are looked up again; replicas come and go. */
    @WithDefault("10s")
    Duration resolveEvery();

    /** Failures in a row after which an address is left out. */
    @WithDefault("3")
    @Min(1)
    int failures();

    /** How long it is left out at first; each further failure doubles it. */
    @WithDefault("1s")
    Duration out();

    /** How long it is left out at most. */
    @WithDefault("30s")
    Duration longestOut();

    /** The largest body that is passed on, as the services take it. */
    @WithDefault("64M")
    MemorySize largestBody();

    /** Another largest body for a part of the API (the first name after /api/v1/). */
    Map<String, MemorySize> largestBodies();

    /** When a service is not asked any more. */
    Circuit circuit();

    /** See {@link #circuit()}. */
    interface Circuit {
        /** Of so many last requests … */
        @WithDefault("20")
        @Min(1)
        int requests();

        /** … so many percent must have failed. */
        @WithDefault("50")
        @Min(1)
        @Max(100)
        int failedPercent();

        /** Then the service is left alone for so long, before one request tries whether it is well. */
        @WithDefault("5s")
        Duration rest();
    }
}
