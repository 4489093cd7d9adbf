package org.hengce.kit.trace;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Honours X-Request-Id and W3C traceparent, and returns the request id with every answer. */
public class TraceFilter {
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    // What is written into logs and answers must not carry line breaks or be of any length.
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    @Inject
    RequestTrace trace;

    @ServerRequestFilter(preMatching = true)
    public void read(ContainerRequestContext request) {
        String traceId = traceId(request.getHeaderString("traceparent"));
        @Nullable String sent = request.getHeaderString("X-Request-Id");
        trace.set(traceId, sent != null && REQUEST_ID.matcher(sent).matches() ? sent : traceId);
    }

    private static String traceId(@Nullable String traceparent) {
        if (traceparent != null) {
            Matcher m = TRACEPARENT.matcher(traceparent);
            if (m.matches()) {
                return m.group(1);
            }
        }
        return UUID.randomUUID().toString().replace("-", "");
    }

    @ServerResponseFilter
    public void answer(ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Request-Id", trace.requestId());
    }
}
