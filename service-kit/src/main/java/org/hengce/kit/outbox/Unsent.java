package org.hengce.kit.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What waits in the outbox.
 *
 * @param oldest when the first of them was written; empty when all is sent
 */
record Unsent(long events, Optional<Instant> oldest) {
    static Unsent read(Handle handle) {
        return handle.createQuery("SELECT count(*) AS events, min(created_at) AS oldest FROM outbox")
                .map((row, context) -> new Unsent(
                        row.getLong("events"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .one();
    }
}
