package org.hengce.gateway.audit;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps what every service sealed. Batches come in any order and more than once; what came first stays, and whatever
 * contradicts it is shown.
 */
@ApplicationScoped
public class JoinedAudit {
    @Inject
    Jdbi jdbi;

    /** Adds a batch within the open transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(AuditV1 batch) {
        jdbi.useHandle(h -> {
            if (insert(h, batch) == 1) {
                insertEntries(h, batch);
            } else {
                contest(h, batch);
            }
            if (!batch.computedSha256().equals(batch.sha256())) {
                Log.errorf(
                        "audit batch does not agree with its hash service=%s batch=%d", batch.service(), batch.batch());
            }
        });
    }

    private static int insert(Handle handle, AuditV1 batch) {
        return handle.createUpdate("""
                        INSERT INTO joined_audit_batch (service, batch, previous_sha256, sha256, sealed_at)
                        VALUES (:service, :batch, :previous, :sha256, :sealedAt) ON CONFLICT DO NOTHING""")
                .bind("service", batch.service())
                .bind("batch", batch.batch())
                .bind("previous", batch.previousSha256())
                .bind("sha256", batch.sha256())
                .bind("sealedAt", batch.sealedAt())
                .execute();
    }

    private static void insertEntries(Handle handle, AuditV1 batch) {
        PreparedBatch insert = handle.prepareBatch("""
                INSERT INTO joined_audit_entry (service, batch, position, id, at, actor, action, subject, address,
                                                request_id, before_sha256, after_sha256)
                VALUES (:service, :batch, :position, :id, :at, :actor, :action, :subject, :address,
                        :request, :before, :after)""");
        int position = 0;
        for (AuditV1.Entry entry : batch.entries()) {
            insert.bind("service", batch.service())
                    .bind("batch", batch.batch())
                    .bind("position", ++position)
                    .bind("id", entry.id())
                    .bind("at", entry.at())
                    .bind("actor", entry.actor())
                    .bind("action", entry.action())
                    .bind("subject", entry.subject())
                    .bind("address", entry.address())
                    .bind("request", entry.requestId())
                    .bind("before", entry.beforeSha256())
                    .bind("after", entry.afterSha256())
                    .add();
        }
        if (insert.size() > 0) {
            insert.execute();
        }
    }

    /** The same number twice, under another event id: with the same hash a repetition, with another a forgery or a fork. */
    private static void contest(Handle handle, AuditV1 batch) {
        int contested = handle.createUpdate("""
                        UPDATE joined_audit_batch SET contested = true
                        WHERE service = :service AND batch = :batch AND sha256 <> :sha256""")
                .bind("service", batch.service())
                .bind("batch", batch.batch())
                .bind("sha256", batch.sha256())
                .execute();
        if (contested == 1) {
            Log.errorf("audit batch came with another content service=%s batch=%d", batch.service(), batch.batch());
        }
    }

    /** Newest first, one more than the page holds. */
    List<AuditRow> list(AuditFilter filter, PageRequest page) {
        AuditRow.Place after = AuditRow.Place.after(page);
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT * FROM joined_audit_entry
                        WHERE (at, service, batch, position) < (:at, :afterService, :afterBatch, :afterPosition)
                          AND at BETWEEN :from AND :to
                          AND (cast(:service AS text) IS NULL OR service = :service)
                          AND (cast(:actor AS text) IS NULL OR actor = :actor)
                          AND (cast(:action AS text) IS NULL OR action = :action
                               OR split_part(action, '.', 1) = :action)
                          AND (cast(:subject AS text) IS NULL OR subject = :subject)
                        ORDER BY at DESC, service DESC, batch DESC, position DESC LIMIT :limit""")
                .bind("at", after.at())
                .bind("afterService", after.service())
                .bind("afterBatch", after.batch())
                .bind("afterPosition", after.position())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("service", filter.service())
                .bind("actor", filter.actor())
                .bind("action", filter.action())
                .bind("subject", filter.subject())
                .bind("limit", page.limit() + 1)
                .map(JoinedAudit::row)
                .list());
    }

    static AuditRow row(ResultSet row, StatementContext context) throws SQLException {
        return new AuditRow(
                row.getString("service"),
                row.getLong("batch"),
                row.getInt("position"),
                new AuditV1.Entry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("address"),
                        row.getString("request_id"),
                        row.getString("before_sha256"),
                        row.getString("after_sha256")));
    }
}
