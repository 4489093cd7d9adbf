package org.hengce.kit.trace;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The trace of work that no request came for: events carry on the one in which they were written. */
@ApplicationScoped
public class TracedWork {
    @Inject
    RequestTrace trace;

    /**
     * Runs the work in a request context, its own where none is active, under these ids.
     *
     * @param traceparent what came with the event; a new trace begins where none did
     */
    public void run(@Nullable String traceparent, Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        boolean own = !context.isActive();
        if (own) {
            context.activate();
        }
        try {
            TraceIds ids = TraceIds.of(traceparent, null);
            trace.set(ids, null);
            MDC.put(TraceIds.LOG_KEY, ids.traceId());
            work.run();
        } finally {
            MDC.remove(TraceIds.LOG_KEY);
            if (own) {
                context.terminate();
            }
        }
    }

    /** The ids of the request or event that is being worked on; empty outside of any. */
    public Optional<RequestTrace> present() {
        return Arc.container().requestContext().isActive() && !trace.traceId().isEmpty()
                ? Optional.of(trace)
                : Optional.empty();
    }
}
