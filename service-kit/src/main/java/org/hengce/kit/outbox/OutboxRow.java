package org.hengce.kit.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** An event that waits to be sent; exactly one of data and pointer is there. */
record OutboxRow(
        long seq,
        UUID eventId,
        String topic,
        String key,
        String type,
        String subject,
        @Nullable String traceparent,
        @Nullable String data,
        @Nullable String pointer,
        Instant createdAt,
        boolean everyPartition) {
    static OutboxRow of(ResultSet row, StatementContext context) throws SQLException {
        return new OutboxRow(
                row.getLong("seq"),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("traceparent"),
                row.getString("data"),
                row.getString("pointer"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("every_partition"));
    }
}
