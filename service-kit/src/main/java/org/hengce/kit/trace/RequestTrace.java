package org.hengce.kit.trace;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The ids of the request or event that is being worked on, and where it came from. */
@RequestScoped
public class RequestTrace {
    private TraceIds ids = TraceIds.NONE;
    private @Nullable String address;

    void set(TraceIds read, @Nullable String from) {
        ids = read;
        address = from;
    }

    /** The W3C header with which the request came, or that was made for it; empty outside of any. */
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

    /** The client's address as the gateway saw it; null for events and for what a service does by itself. */
    public @Nullable String address() {
        return address;
    }
}
