package org.hengce.gateway.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Which service answers for which part of the API. */
@ApplicationScoped
public class Upstreams {
    private static final String PREFIX = "/api/v1/";

    private final Map<String, Upstream> bySegment;

    @Inject
    Upstreams(UpstreamConfig config) {
        Upstream policy = new Upstream("policy-service", config.policy());
        Upstream indicator = new Upstream("indicator-service", config.indicator());
        Upstream evaluation = new Upstream("evaluation-service", config.evaluation());
        bySegment = Map.of(
                "policies", policy,
                "indicators", indicator,
                "regions", indicator,
                "sectors", indicator,
                "observations", indicator,
                "imports", indicator,
                "evaluations", evaluation);
    }

    /**
     * The service for a path.
     *
     * @param path normalized, without query
     */
    Optional<Upstream> of(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', PREFIX.length());
        String segment = path.substring(PREFIX.length(), end < 0 ? path.length() : end);
        return Optional.ofNullable(bySegment.get(segment));
    }
}
