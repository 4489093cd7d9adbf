package org.hengce.indicator.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.indicator.observations.RowProblem;
import org.hengce.indicator.observations.Staging;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.json.Storable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of imports while their files stream in, outside any long transaction. */
@ApplicationScoped
class ImportStore {
    @Inject
    Jdbi jdbi;

    void begin(UUID id, Origin sender, @Nullable Instant releaseAt) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO import (id, sent_by, address, request_id, status, release_at)
                        VALUES (:id, :by, :address, :request, 'RECEIVING', :releaseAt)""")
                .bind("id", id)
                .bind("by", sender.actor())
                .bind("address", sender.address())
                .bind("request", sender.requestId())
                .bind("releaseAt", releaseAt)
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
                        .bind("value", problem.value() == null ? null : Storable.shown(problem.value()))
                        .bind("en", Storable.shown(problem.reason().en()))
                        .bind("zh", Storable.shown(problem.reason().zh()))
                        .add();
            }
            insert.execute();
        });
    }

    /**
     * Refuses the rows of a staged file whose series and period stand in an earlier row; the database finds them, since a
     * file may have more rows than memory has room for.
     *
     * @return how many were found, at most {@code limit}
     */
    long addRepeated(UUID id, int limit) {
        List<Repeated> repeated = jdbi.withHandle(h -> h.createQuery("""
                        SELECT line, period, first FROM (
                            SELECT line, period, min(line) OVER (PARTITION BY indicator, region, sector, period) AS first
                            FROM staged_observation WHERE batch = :id) rows
                        WHERE line > first ORDER BY line LIMIT :limit""")
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> new Repeated(row.getLong("line"), row.getString("period"), row.getLong("first")))
                .list());
        repeated.forEach(r -> addErrors(id, r.line(), List.of(ObservationRules.repeated(r.period(), r.first()))));
        return repeated.size();
    }

    private record Repeated(long line, String period, long first) {}

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
