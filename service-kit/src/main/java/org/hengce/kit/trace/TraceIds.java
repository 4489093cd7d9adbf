package org.hengce.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a request: what the caller sent where it is well-formed, else made here.
 *
 * @param traceparent the W3C header, as it is passed on and returned
 * @param traceId its trace id, 32 hexadecimal digits
 * @param requestId what the caller sent as X-Request-Id, else the trace id
 */
public record TraceIds(String traceparent, String traceId, String requestId) {
    public static final String TRACEPARENT = "traceparent";
    public static final String REQUEST_ID = "X-Request-Id";
    /** Under which the trace id stands in log lines. */
    public static final String LOG_KEY = "traceId";

    /** Where there is neither a request nor an event. */
    static final TraceIds NONE = new TraceIds("", "", "");

    private static final Pattern TRACEPARENT_FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();
    // What is written into logs and answers must not carry line breaks or be of any length.
    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /**
     * Those of the span that is recorded, which carries on the trace that was sent; where spans are not recorded, of the two
     * headers.
     */
    public static TraceIds present(@Nullable String traceparent, @Nullable String requestId) {
        SpanContext span = Span.current().getSpanContext();
        return of(span.isValid() ? traceparent(span) : traceparent, requestId);
    }

    /** Reads the two headers. */
    public static TraceIds of(@Nullable String traceparent, @Nullable String requestId) {
        @Nullable Matcher sent = traceparent == null ? null : TRACEPARENT_FORM.matcher(traceparent);
        if (traceparent != null && sent != null && sent.matches()) {
            return new TraceIds(traceparent, sent.group(1), requestId(requestId, sent.group(1)));
        }
        String trace = hex() + hex();
        return new TraceIds("00-" + trace + "-" + hex() + "-01", trace, requestId(requestId, trace));
    }

    static String traceparent(SpanContext span) {
        return "00-%s-%s-%s"
                .formatted(
                        span.getTraceId(),
                        span.getSpanId(),
                        span.getTraceFlags().asHex());
    }

    private static String requestId(@Nullable String sent, String otherwise) {
        return sent != null && REQUEST_ID_FORM.matcher(sent).matches() ? sent : otherwise;
    }

    /** 16 digits that tell requests apart, which no secret rests on: a secure generator would make every request wait for its lock. */
    private static String hex() {
        long bits = ThreadLocalRandom.current().nextLong();
        return HEX.toHexDigits(bits == 0 ? 1 : bits); // all zeros is no id
    }
}
