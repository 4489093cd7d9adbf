package org.hengce.indicator.observations;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Checked rows on their way to {@link Publication}; nobody reads them from here. */
public final class Staging {
    private Staging() {}

    /** Adds rows to a batch. */
    public static void add(Handle handle, UUID batch, List<CheckedObservation> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch insert = handle.prepareBatch("""
                INSERT INTO staged_observation (batch, line, indicator, region, sector, period, value, status, confidentiality)
                VALUES (:batch, :line, :indicator, :region, :sector, :period, :value, :status, :confidentiality)""");
        for (CheckedObservation row : rows) {
            insert.bind("batch", batch)
                    .bind("line", row.line())
                    .bind("indicator", row.indicator())
                    .bind("region", row.region())
                    .bind("sector", row.sector())
                    .bind("period", row.period())
                    .bind("value", row.value())
                    .bind("status", row.status())
                    .bind("confidentiality", row.confidentiality())
                    .add();
        }
        insert.execute();
    }

    /** Forgets a batch. */
    public static void clear(Handle handle, UUID batch) {
        handle.createUpdate("DELETE FROM staged_observation WHERE batch = :batch")
                .bind("batch", batch)
                .execute();
    }
}
