package org.hengce.indicator.observations;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Checked rows on their way to {@link Publication}; nobody reads them from here. */
public final class Staging {
    private static final String COPY = "COPY staged_observation"
            + " (batch, line, indicator, region, sector, period, value, status, confidentiality) FROM STDIN";
    private static final int TYPICAL_ROW = 96;
    /** So much is deleted at a time, so that nobody waits for it. */
    private static final int SOME = 50_000;

    private Staging() {}

    /** Adds rows to a batch, within the handle's transaction. */
    public static void add(Handle handle, UUID batch, List<CheckedObservation> rows) {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(rows.size() * TYPICAL_ROW);
        String id = batch.toString();
        rows.forEach(row -> append(text, id, row));
        Connection connection = handle.getConnection();
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(text.toString()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("rows could not be staged", e);
        }
    }

    /** Codes and periods that passed the rules hold nothing that COPY would take for anything else. */
    private static void append(StringBuilder text, String batch, CheckedObservation row) {
        @Nullable Double value = row.value();
        text.append(batch)
                .append('\t')
                .append(row.line())
                .append('\t')
                .append(row.indicator())
                .append('\t')
                .append(row.region())
                .append('\t')
                .append(row.sector())
                .append('\t')
                .append(row.period())
                .append('\t');
        if (value == null) {
            text.append("\\N");
        } else {
            text.append(value.doubleValue());
        }
        text.append('\t')
                .append(row.status())
                .append('\t')
                .append(row.confidentiality())
                .append('\n');
    }

    /** Whether all rows of a batch are for everybody. */
    public static boolean isFree(Handle handle, UUID batch) {
        return handle.createQuery(
                        "SELECT NOT EXISTS (SELECT FROM staged_observation WHERE batch = :batch AND confidentiality <> 'F')")
                .bind("batch", batch)
                .mapTo(Boolean.class)
                .one();
    }

    /** Forgets a batch. */
    public static void clear(Handle handle, UUID batch) {
        handle.createUpdate("DELETE FROM staged_observation WHERE batch = :batch")
                .bind("batch", batch)
                .execute();
    }

    /** Forgets some rows of a batch; false when none are left. */
    public static boolean clearSome(Handle handle, UUID batch) {
        return handle.createUpdate("""
                        DELETE FROM staged_observation WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM staged_observation WHERE batch = :batch LIMIT :some))""").bind("batch", batch).bind("some", SOME).execute() > 0;
    }
}
