package org.hengce.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of spans what may tell of persons before they leave: addresses, programs, words that were searched for, names within
 * paths. The route says which endpoint it was. (What exceptions say is not kept at all: no events are, see the configuration.)
 */
@Singleton
public class SpanPrivacy implements ExtendedSpanProcessor {
    private static final List<AttributeKey<String>> OF_PERSONS = List.of(
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"),
            AttributeKey.stringKey("url.query"));
    private static final AttributeKey<Long> PEER_PORT = AttributeKey.longKey("network.peer.port");
    private static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");

    @Override
    public boolean isOnEndingRequired() {
        return true;
    }

    @Override
    public void onEnding(ReadWriteSpan span) {
        for (AttributeKey<String> key : OF_PERSONS) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, EndpointPath.REDACTED);
            }
        }
        if (span.getAttribute(PEER_PORT) != null) {
            span.setAttribute(PEER_PORT, 0L);
        }
        @Nullable String path = span.getAttribute(URL_PATH);
        if (path != null) {
            span.setAttribute(URL_PATH, EndpointPath.of(path));
        }
        @Nullable String full = span.getAttribute(URL_FULL);
        if (full != null) {
            span.setAttribute(URL_FULL, withoutWords(full));
        }
    }

    /** Of an address the server and the beginning of the path. */
    static String withoutWords(String address) {
        try {
            URI uri = URI.create(address);
            @Nullable String path = uri.getRawPath();
            return uri.getScheme() + "://" + uri.getRawAuthority() + (path == null ? "" : EndpointPath.of(path));
        } catch (IllegalArgumentException e) {
            return EndpointPath.REDACTED;
        }
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // nothing is known yet of how it ends
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // can no longer be changed
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
