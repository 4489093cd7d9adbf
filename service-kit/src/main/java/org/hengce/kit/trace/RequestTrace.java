package org.hengce.kit.trace;

import jakarta.enterprise.context.RequestScoped;

/** The ids of the request that is being answered. */
@RequestScoped
public class RequestTrace {
    private String traceId = "";
    private String requestId = "";

    void set(String trace, String request) {
        traceId = trace;
        requestId = request;
    }

    /** The W3C trace id, 32 hexadecimal digits. */
    public String traceId() {
        return traceId;
    }

    /** What the caller sent as X-Request-Id, else the trace id. */
    public String requestId() {
        return requestId;
    }
}
