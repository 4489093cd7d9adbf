package org.hengce.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which other sites' pages may call, by configuration; where none may, nothing is said and browsers keep them out. */
@ApplicationScoped
public class CrossOrigin {
    private static final String ANY = "*";
    private static final Set<String> READABLE = Set.of(
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Location",
            "RateLimit-Limit",
            "RateLimit-Policy",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "Retry-After",
            "X-Request-Id",
            "traceparent");
    private static final Set<String> SENDABLE = Set.of(
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "X-Api-Key",
            "X-CSRF-Token",
            "X-Request-Id",
            "traceparent");

    private final @Nullable CorsHandler rules;

    @Inject
    CrossOrigin(HttpConfig config) {
        List<String> origins = config.cors().origins().orElse(List.of());
        rules = origins.isEmpty() ? null : rules(origins, config.cors());
    }

    private static CorsHandler rules(List<String> origins, HttpConfig.Cors config) {
        if (origins.contains(ANY) && (config.credentials() || origins.size() > 1)) {
            throw new IllegalArgumentException(
                    "hengce.http.cors.origins has '*' beside other origins or with credentials; name the origins that may send a cookie");
        }
        CorsHandler made = CorsHandler.create()
                .allowedHeaders(SENDABLE)
                .exposedHeaders(READABLE)
                .allowedMethods(Set.of(
                        HttpMethod.GET,
                        HttpMethod.HEAD,
                        HttpMethod.POST,
                        HttpMethod.PUT,
                        HttpMethod.PATCH,
                        HttpMethod.DELETE))
                .allowCredentials(config.credentials())
                .maxAgeSeconds((int) config.maxAge().toSeconds());
        return origins.contains(ANY) ? made : made.addOrigins(origins);
    }

    public boolean areAny() {
        return rules != null;
    }

    /** Answers a browser's question, refuses (403) what comes from a page that may not call, and lets all else go on. */
    public void check(RoutingContext context) {
        @Nullable String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (rules == null || (origin != null && isOwn(context.request(), origin))) {
            context.next();
        } else {
            // What one origin may read must not be kept for another.
            context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            rules.handle(context);
        }
    }

    /** Browsers send the origin with their own site's changes as well. */
    private static boolean isOwn(HttpServerRequest request, String origin) {
        @Nullable
        String host = request.authority() == null ? null : request.authority().toString();
        return host != null && (origin.equals("https://" + host) || origin.equals("http://" + host));
    }
}
