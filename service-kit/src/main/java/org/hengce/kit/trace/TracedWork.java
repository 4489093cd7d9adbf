package org.hengce.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace of work that no request came for: it carries on the one in which its cause was written. Spans are recorded where an
 * exporter is configured; ids there are in any case.
 */
@ApplicationScoped
public class TracedWork {
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /** Without an exporter the SDK would still make spans, with ids that lead nowhere; this one hands on the cause's. */
    private static final Tracer NO_SPANS = TracerProvider.noop().get("org.hengce.kit");

    @Inject
    RequestTrace trace;

    @Inject
    Tracer tracer;

    @Inject
    @ConfigProperty(name = "quarkus.otel.sdk.disabled")
    boolean withoutSpans;

    /** Runs the work in a request context, its own where none is active, under the ids of its trace. */
    public void run(Work what, Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        boolean own = !context.isActive();
        Span span = started(what);
        if (own) {
            context.activate();
        }
        try {
            Context.root().with(span).wrap(() -> runWithIds(what, work)).run();
        } catch (RuntimeException e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
            MDC.remove(TraceIds.LOG_KEY);
            if (own) {
                context.terminate();
            }
        }
    }

    /** Marks a span as of work that failed; not by what the failure says, which may quote a value. */
    public static void failed(Span span, Throwable cause) {
        span.setStatus(StatusCode.ERROR)
                .setAttribute(ERROR_TYPE, cause.getClass().getName());
    }

    private void runWithIds(Work what, Runnable work) {
        TraceIds ids = TraceIds.present(what.after(), null);
        trace.set(ids, null);
        MDC.put(TraceIds.LOG_KEY, ids.traceId());
        work.run();
    }

    /**
     * Begins a span of something that ends on another thread; the caller ends it.
     *
     * @return the span, with the header by which what follows carries it on: the cause's own where spans are not recorded
     */
    public Begun begin(Work what) {
        Span span = started(what);
        return new Begun(
                span, span.getSpanContext().isValid() ? TraceIds.traceparent(span.getSpanContext()) : what.after());
    }

    /** A span that was begun. */
    public record Begun(Span span, @Nullable String traceparent) {}

    /** The ids of the request or event that is being worked on; empty outside of any. */
    public Optional<RequestTrace> present() {
        @Nullable ArcContainer beans = Arc.container(); // none outside of a running service
        return beans != null
                        && beans.requestContext().isActive()
                        && !trace.traceId().isEmpty()
                ? Optional.of(trace)
                : Optional.empty();
    }

    /** The header by which what follows carries on what is being worked on; null outside of any. */
    public @Nullable String traceparent() {
        return present().map(RequestTrace::traceparent).orElse(null);
    }

    private Span started(Work what) {
        SpanBuilder span = (withoutSpans ? NO_SPANS : tracer)
                .spanBuilder(what.name())
                .setSpanKind(what.kind())
                .setAllAttributes(what.attributes())
                .setParent(context(what.after()));
        for (String cause : what.alsoAfter()) {
            if (!cause.equals(what.after())) {
                span.addLink(Span.fromContext(context(cause)).getSpanContext());
            }
        }
        return span.startSpan();
    }

    private static Context context(@Nullable String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, Sent.HEADER);
    }

    /** A header as the propagator reads it, which alone knows the form. */
    private enum Sent implements TextMapGetter<@Nullable String> {
        HEADER;

        @Override
        public Iterable<String> keys(@Nullable String traceparent) {
            return List.of(TraceIds.TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(TraceIds.TRACEPARENT) ? traceparent : null;
        }
    }
}
