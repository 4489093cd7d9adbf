package org.hengce.contracts.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in structured JSON: what every record on a topic is.
 *
 * @param id made when the outbox row is written; with {@code source} it names the event for ever
 * @param source the service that owns what is told, as {@code /hengce/policy-service}
 * @param type with its version, as {@code org.hengce.policy.v1}
 * @param subject the code or id of what the event is about
 * @param time when the change was made
 * @param traceparent the W3C trace context in which the change was made (the Distributed Tracing extension); null where
 *     there was none, and then left out of the record
 * @param data one of the records of this module
 */
public record CloudEvent<T>(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        @Nullable String traceparent,
        T data) {
    /** An event of this version of the specification, with JSON data. */
    public static <T> CloudEvent<T> of(
            String id, String source, String type, String subject, Instant time, @Nullable String traceparent, T data) {
        return new CloudEvent<>("1.0", id, source, type, subject, time, "application/json", traceparent, data);
    }
}
