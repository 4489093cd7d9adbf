package org.hengce.indicator.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hengce.indicator.observations.RowProblem;
import org.hengce.indicator.observations.Staging;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of imports while their files stream in, outside any long transaction. */
@ApplicationScoped
class ImportStore {
    @Inject
    Jdbi jdbi;

    void begin(UUID id, String sentBy) {
        jdbi.useHandle(h -> h.createUpdate("INSERT INTO import (id, sent_by, status) VALUES (:id, :by, 'RECEIVING')")
                .bind("id", id)
                .bind("by", sentBy)
                .execute());
    }

    void addErrors(UUID id, long line, List<RowProblem> wrong) {
        jdbi.useHandle(h -> {
            PreparedBatch insert = h.prepareBatch("""
                    INSERT INTO import_error (import_id, line, field, value, reason_en, reason_zh)
                    VALUES (:id, :line, :field, :value, :en, :zh) ON CONFLICT DO NOTHING""");
            for (RowProblem problem : wrong) {
                insert.bind("id", id)
                        .bind("line", line)
                        .bind("field", problem.field())
                        .bind("value", problem.value())
                        .bind("en", problem.reason().en())
                        .bind("zh", problem.reason().zh())
                        .add();
            }
            insert.execute();
        });
    }

    void queue(UUID id, long rows, long rejected, String sha256) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE import SET status = 'QUEUED', rows = :rows, rejected = :rejected, sha256 = :sha256
                        WHERE id = :id""")
                .bind("id", id)
                .bind("rows", rows)
                .bind("rejected", rejected)
                .bind("sha256", sha256)
                .execute());
    }

    /** A file that never arrived whole leaves nothing. */
    void forget(UUID id) {
        jdbi.useTransaction(h -> {
            Staging.clear(h, id);
            h.createUpdate("DELETE FROM import WHERE id = :id").bind("id", id).execute();
        });
    }
}
