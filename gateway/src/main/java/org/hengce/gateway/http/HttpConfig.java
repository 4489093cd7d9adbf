package org.hengce.gateway.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the door takes and gives. */
@ConfigMapping(prefix = "hengce.http")
public interface HttpConfig {
    /** Path and query; a list's filters and cursor must fit. */
    @WithDefault("16K")
    MemorySize largestAddress();

    /** All headers of a request together. The services read 20 kB, ours on top. */
    @WithDefault("16K")
    MemorySize largestHeaders();

    /** Headers of a request; a browser sends some 20. */
    @WithDefault("100")
    @Min(10)
    int mostHeaders();

    /** Answers below are sent as they are: they fit into one packet. */
    @WithDefault("1K")
    MemorySize smallestCompressed();

    /** How long the head of a request may take from its first byte to its last, TLS's greeting included. */
    @WithDefault("30s")
    Duration headPatience();

    /** How much of a body must come in {@link #bodyPatience()}: whoever sends less holds a connection for nothing. */
    @WithDefault("4K")
    MemorySize slowestBody();

    /** How long a body may come more slowly than that. */
    @WithDefault("20s")
    Duration bodyPatience();

    /**
     * How long the whole body of a request to the gateway's own endpoints may take, until it is read here: some lines of JSON
     * come in one go.
     */
    @WithDefault("20s")
    Duration ownBodyPatience();

    /** How long a refused body is read on and dropped, so that its sender gets to reading the answer. */
    @WithDefault("5s")
    Duration linger();

    /** Pages of other origins that may call. */
    Cors cors();

    /** See {@link #cors()}. */
    interface Cors {
        /** As {@code https://host:port}; none: browsers keep other sites' pages out. */
        Optional<List<String>> origins();

        /** Whether those pages may send the session's cookie; never with {@code *}. */
        @WithDefault("false")
        boolean credentials();

        /** How long a browser may remember the answer to its question. */
        @WithDefault("1h")
        Duration maxAge();
    }
}
