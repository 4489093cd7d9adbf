package org.hengce.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.gateway.limits.Allowance;
import org.hengce.kit.trace.TraceIds;
import org.jspecify.annotations.Nullable;

/** What every answer carries, whoever gives it: ids, what the client may still ask for, and rules for browsers. */
@ApplicationScoped
public class AnswerHeaders {
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized(TraceIds.TRACEPARENT);
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(TraceIds.REQUEST_ID);
    private static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    // No inline scripts or styles: a page that needs one brings a policy of its own with the hash of it.
    private static final CharSequence ONLY_OURS = HttpHeaders.createOptimized(
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
    private static final CharSequence STRICT_TRANSPORT_SECURITY =
            HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000; includeSubDomains");
    // What one caller may read is for nobody else's eyes: no proxy keeps it, and a browser asks again before it shows
    // it.
    private static final CharSequence ASK_AGAIN = HttpHeaders.createOptimized("private, no-cache");
    private static final String API = "/api/";
    private static final CharSequence[][] ALWAYS = {
        fixed("X-Content-Type-Options", "nosniff"),
        fixed("Referrer-Policy", "no-referrer"),
        fixed("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        fixed("Cross-Origin-Opener-Policy", "same-origin"),
        fixed("Cross-Origin-Embedder-Policy", "require-corp"),
        fixed("Cross-Origin-Resource-Policy", "same-origin"),
    };

    @Inject
    Compression compression;

    private static CharSequence[] fixed(String name, String value) {
        return new CharSequence[] {HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)};
    }

    /** Promises the headers for an answer that somebody will give. */
    public Visit promise(RoutingContext context, TraceIds ids, boolean markedTag) {
        Visit visit = new Visit();
        // At the last moment: whoever answers may have put some there, too.
        context.addHeadersEndHandler(done -> write(context, ids, visit, markedTag));
        return visit;
    }

    /** What is learnt of a request on its way in and told with its answer. */
    public static final class Visit {
        private @Nullable Allowance allowance;

        /** The tightest that was looked at is told. */
        public void tell(Allowance looked) {
            if (allowance == null || looked.isTighterThan(allowance)) {
                allowance = looked;
            }
        }
    }

    private void write(RoutingContext context, TraceIds ids, Visit visit, boolean markedTag) {
        HttpServerRequest request = context.request();
        MultiMap headers = context.response().headers();
        headers.set(TRACEPARENT, ids.traceparent());
        headers.set(REQUEST_ID, ids.requestId());
        for (CharSequence[] header : ALWAYS) {
            headers.set(header[0], header[1]);
        }
        if (!headers.contains(CONTENT_SECURITY_POLICY)) {
            headers.set(CONTENT_SECURITY_POLICY, ONLY_OURS);
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL) && isOfApi(request)) {
            headers.set(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
        }
        if (request.isSSL()) {
            headers.set(STRICT_TRANSPORT_SECURITY, A_YEAR);
        }
        if (visit.allowance != null) {
            visit.allowance.tell(headers);
        }
        compression.settle(request, context.response(), markedTag);
    }

    private static boolean isOfApi(HttpServerRequest request) {
        @Nullable String path = request.path();
        return path != null && path.startsWith(API);
    }
}
