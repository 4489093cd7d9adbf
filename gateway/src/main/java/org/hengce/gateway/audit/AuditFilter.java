package org.hengce.gateway.audit;

import java.time.Instant;
import org.hengce.kit.clock.DayOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for; each part narrows it.
 *
 * @param action as {@code policy.transition}, or its part before the dot for all of that kind
 * @param from inclusive
 * @param to inclusive
 */
record AuditFilter(
        @Nullable String service,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        Instant from,
        Instant to) {
    static AuditFilter of(
            @Nullable String service,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to) {
        return new AuditFilter(
                service,
                actor,
                action,
                subject,
                from == null ? Instant.EPOCH : DayOrInstant.beginning("from", from),
                to == null ? DayOrInstant.END_OF_TIME : DayOrInstant.end("to", to));
    }
}
