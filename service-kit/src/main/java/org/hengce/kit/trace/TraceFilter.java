package org.hengce.kit.trace;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Honours X-Request-Id and W3C traceparent, returns both with every answer, and puts the trace id into every log line. */
public class TraceFilter {
    /** Set by the gateway, which lets nothing of that name in from outside. */
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:%]{2,64}");

    @Inject
    RequestTrace trace;

    @ServerRequestFilter(preMatching = true)
    public void read(ContainerRequestContext request) {
        TraceIds ids = TraceIds.present(
                request.getHeaderString(TraceIds.TRACEPARENT), request.getHeaderString(TraceIds.REQUEST_ID));
        trace.set(ids, address(request.getHeaderString(FORWARDED_FOR)));
        MDC.put(TraceIds.LOG_KEY, ids.traceId());
    }

    private static @Nullable String address(@Nullable String sent) {
        return sent != null && ADDRESS.matcher(sent).matches() ? sent : null;
    }

    @ServerResponseFilter
    public void answer(ContainerResponseContext response) {
        response.getHeaders().putSingle(TraceIds.REQUEST_ID, trace.requestId());
        response.getHeaders().putSingle(TraceIds.TRACEPARENT, trace.traceparent());
    }
}
