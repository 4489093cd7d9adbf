package org.hengce.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a service does that no request waits for, as traces show it. Its name and attributes say what is done, never for
 * whom: names of users, addresses and values stay out of traces.
 */
public final class Work {
    /** Further causes beyond so many are counted by nobody's eye. */
    private static final int MOST_LINKS = 32;

    private final String name;
    private final SpanKind kind;
    private final AttributesBuilder attributes = Attributes.builder();
    private final Set<String> alsoAfter = new LinkedHashSet<>();
    private @Nullable String after;

    private Work(String name, SpanKind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** What a service does by itself, or because of something it has noted before. */
    public static Work internal(String name) {
        return new Work(name, SpanKind.INTERNAL);
    }

    /** Applying an event. */
    public static Work consuming(String eventType) {
        return new Work("process " + eventType, SpanKind.CONSUMER).messaging("process");
    }

    /** Sending an event. */
    public static Work sending(String eventType) {
        return new Work("send " + eventType, SpanKind.PRODUCER).messaging("send");
    }

    private Work messaging(String operation) {
        return with("messaging.system", "kafka").with("messaging.operation.type", operation);
    }

    /** What caused it, whose trace it carries on; a new one begins where that is not known. */
    public Work after(@Nullable String traceparent) {
        after = traceparent;
        return this;
    }

    /** What caused it as well: the traces are linked. */
    public Work alsoAfter(Collection<String> traceparents) {
        traceparents.stream().limit(MOST_LINKS).forEach(alsoAfter::add);
        return this;
    }

    public Work with(String attribute, String value) {
        attributes.put(AttributeKey.stringKey(attribute), value);
        return this;
    }

    String name() {
        return name;
    }

    SpanKind kind() {
        return kind;
    }

    Attributes attributes() {
        return attributes.build();
    }

    @Nullable
    String after() {
        return after;
    }

    Set<String> alsoAfter() {
        return alsoAfter;
    }
}
