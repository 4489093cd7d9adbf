package org.hengce.kit.trace;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Honours X-Request-Id and W3C traceparent, and returns both with every answer. */
public class TraceFilter {
    @Inject
    RequestTrace trace;

    @ServerRequestFilter(preMatching = true)
    public void read(ContainerRequestContext request) {
        trace.set(TraceIds.of(
                request.getHeaderString(TraceIds.TRACEPARENT), request.getHeaderString(TraceIds.REQUEST_ID)));
    }

    @ServerResponseFilter
    public void answer(ContainerResponseContext response) {
        response.getHeaders().putSingle(TraceIds.REQUEST_ID, trace.requestId());
        response.getHeaders().putSingle(TraceIds.TRACEPARENT, trace.traceparent());
    }
}
