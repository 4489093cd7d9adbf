package org.hengce.gateway.proxy;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which service answers for which part of the API, and where each is. */
@ApplicationScoped
public class Upstreams {
    private static final String PREFIX = "/api/v1/";

    private final List<Upstream> all;
    private final Map<String, Part> bySegment;
    private final UpstreamConfig config;
    private final Vertx vertx;
    // Not the pool that others' work waits in: a name server may be slow.
    private final WorkerExecutor lookups;

    /** A list as a table, as {@code regions.csv}. */
    private static final Pattern AS_TABLE = Pattern.compile("\\.(csv|xlsx|jsonl)$");

    /**
     * A part of the API.
     *
     * @param segment the first of its paths
     * @param largestBody in bytes
     */
    record Part(String segment, Upstream upstream, long largestBody) {}

    @Inject
    Upstreams(UpstreamConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        lookups = vertx.createSharedWorkerExecutor("names", 1);
        Upstream policy = Upstream.of("policy-service", config.policy(), Upstreams::lookUp, config.circuit());
        Upstream indicator = Upstream.of("indicator-service", config.indicator(), Upstreams::lookUp, config.circuit());
        Upstream evaluation =
                Upstream.of("evaluation-service", config.evaluation(), Upstreams::lookUp, config.circuit());
        all = List.of(policy, indicator, evaluation);
        Map<String, Part> parts = new HashMap<>();
        serve(
                parts,
                policy,
                "policies",
                "policy-facets",
                "policy-imports",
                "policy-epochs",
                "strategies",
                "references");
        serve(
                parts,
                indicator,
                "indicators",
                "indicator-freshness",
                "regions",
                "sectors",
                "observations",
                "imports",
                "releases",
                "indicator-epochs");
        serve(parts, evaluation, "evaluations", "report-batches", "due-evaluations", "rebuilds", "analyses", "power");
        bySegment = Map.copyOf(parts);
    }

    private void serve(Map<String, Part> parts, Upstream upstream, String... segments) {
        for (String segment : segments) {
            parts.put(segment, part(segment, upstream));
        }
    }

    private Part part(String segment, Upstream upstream) {
        return new Part(
                segment,
                upstream,
                config.largestBodies()
                        .getOrDefault(segment, config.largestBody())
                        .asLongValue());
    }

    private static List<String> lookUp(String name) {
        try {
            return Stream.of(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            Log.debugf("name is not known name=%s cause=%s", name, e);
            return List.of();
        }
    }

    void start(@Observes StartupEvent event) {
        all.forEach(upstream -> upstream.addresses().lookUp());
        if (all.stream().anyMatch(upstream -> upstream.addresses().areNames())) {
            vertx.setPeriodic(
                    config.resolveEvery().toMillis(),
                    timer -> lookups.executeBlocking(() -> {
                        all.forEach(upstream -> upstream.addresses().lookUp());
                        return true;
                    }));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        lookups.close();
    }

    List<Upstream> all() {
        return all;
    }

    /**
     * The part that a path belongs to; null if it is none of a service.
     *
     * @param path normalized, without query
     */
    @Nullable
    Part of(String path) {
        if (!path.startsWith(PREFIX)) {
            return null;
        }
        int end = path.indexOf('/', PREFIX.length());
        String segment = path.substring(PREFIX.length(), end < 0 ? path.length() : end);
        return bySegment.get(AS_TABLE.matcher(segment).replaceFirst(""));
    }
}
