package org.hengce.kit.trace;

import jakarta.enterprise.context.RequestScoped;

/** The ids of the request that is being answered. */
@RequestScoped
public class RequestTrace {
    private TraceIds ids = new TraceIds("", "", "");

    void set(TraceIds read) {
        ids = read;
    }

    /** The W3C header with which the request came, or that was made for it. */
    public String traceparent() {
        return ids.traceparent();
    }

    /** The W3C trace id, 32 hexadecimal digits. */
    public String traceId() {
        return ids.traceId();
    }

    /** What the caller sent as X-Request-Id, else the trace id. */
    public String requestId() {
        return ids.requestId();
    }
}
