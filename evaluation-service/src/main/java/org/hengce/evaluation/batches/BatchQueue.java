package org.hengce.evaluation.batches;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hengce.evaluation.due.Hold;
import org.hengce.evaluation.due.LeasedRows;
import org.hengce.evaluation.due.WorkerConfig;
import org.hengce.evaluation.report.Reports.Batched;
import org.hengce.kit.hash.Sha256;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.Format;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Hands out the reports of all batches, each under a lease of its own. */
@ApplicationScoped
class BatchQueue {
    private final Jdbi jdbi;
    private final LeasedRows rows;

    @Inject
    BatchQueue(Jdbi jdbi, WorkerConfig workers, BatchesConfig config) {
        this.jdbi = jdbi;
        this.rows = new LeasedRows(jdbi, workers.lease(), config.attempts(), "batch_report", "id");
    }

    /** A report that is to be made. */
    record Order(
            UUID batch,
            String policy,
            UUID evaluation,
            Language language,
            Form form,
            Format format,
            AskersSight sight) {}

    /** One that a worker makes. */
    record Taken(Hold hold, Order order) {}

    /** The next one, if there is any that nobody works on: batches take turns. */
    Optional<Taken> claim(UUID holder) {
        lost().forEach(this::giveBack);
        return jdbi.inTransaction(h -> h.createQuery("""
                        SELECT r.id, r.batch, r.policy, r.evaluation, b.language, b.form, b.format, b.readable
                        FROM batch_report r JOIN report_batch b ON b.id = r.batch
                        WHERE r.made_at IS NULL AND r.reason IS NULL AND r.until IS NULL
                            AND (r.retry_at IS NULL OR r.retry_at <= now())
                        ORDER BY r.place, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED""")
                .map((row, context) -> Map.entry(row.getLong("id"), order(row)))
                .findOne()
                .map(next -> new Taken(rows.take(h, next.getKey(), holder), next.getValue())));
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getObject("batch", UUID.class),
                row.getString("policy"),
                row.getObject("evaluation", UUID.class),
                Language.valueOf(row.getString("language")),
                Form.valueOf(row.getString("form")),
                Format.valueOf(row.getString("format")),
                Batches.sight(row));
    }

    /** Says that the worker lives; false once another has taken the report, or nobody wants it any more. */
    boolean renew(Taken taken) {
        return rows.renew(taken.hold());
    }

    /** Keeps the report; false where another worker has it, or nobody wants it any more. */
    boolean complete(Taken taken, Batched report) {
        return jdbi.inTransaction(h -> {
            lock(h, taken.order().batch());
            boolean held = rows.release(h, taken.hold());
            if (held) {
                h.createUpdate("""
                                UPDATE batch_report SET made_at = now(), status = :status, rating = :rating, sha256 = :sha256,
                                    bytes = :bytes, seen = :seen, before = cast(:before AS uuid), restricted = :restricted,
                                    content = :content
                                WHERE id = :id""")
                        .bind("status", report.document().status())
                        .bind("rating", report.document().rating())
                        .bind("sha256", Sha256.hex(report.bytes()))
                        .bind("bytes", report.bytes().length)
                        .bind("seen", report.seen())
                        .bind("before", report.before())
                        .bind("restricted", report.restricted())
                        .bind("content", report.bytes())
                        .bind("id", taken.hold().key())
                        .execute();
                finishIfDone(h, taken.order().batch());
            }
            return held;
        });
    }

    /** Gives it back to be tried again later; true where it was tried often enough and is given up. */
    boolean failed(Taken taken, String reason) {
        return jdbi.inTransaction(h -> {
            lock(h, taken.order().batch());
            return failed(h, taken.order().batch(), taken.hold(), reason, FailureReason.FAILED);
        });
    }

    private boolean failed(Handle h, UUID batch, Hold hold, String reason, FailureReason inTheEnd) {
        boolean givenUp = rows.failed(h, hold, reason);
        if (givenUp) {
            h.createUpdate("UPDATE batch_report SET reason = :reason WHERE id = :id")
                    .bind("reason", inTheEnd)
                    .bind("id", hold.key())
                    .execute();
            finishIfDone(h, batch);
        }
        return givenUp;
    }

    /** One whose worker is not heard of any more. */
    private record Lost(UUID batch, Hold hold) {}

    private List<Lost> lost() {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT batch, id, holder, fence FROM batch_report WHERE until < now()")
                        .map((row, context) -> new Lost(
                                row.getObject("batch", UUID.class),
                                new Hold(row.getLong("id"), row.getObject("holder", UUID.class), row.getLong("fence"))))
                        .list());
    }

    /** As failed: what kills whoever makes it must not be tried for ever. */
    private void giveBack(Lost lost) {
        jdbi.useTransaction(h -> {
            lock(h, lost.batch());
            if (rows.isLost(h, lost.hold())
                    && failed(h, lost.batch(), lost.hold(), "its worker was lost", FailureReason.WORKER_LOST)) {
                Log.errorf(
                        "report of a batch given up, its workers were lost batch=%s report=%s",
                        lost.batch(), lost.hold().key());
            }
        });
    }

    /** One after the other, so that the last one sees that it is. */
    private static void lock(Handle h, UUID batch) {
        h.createQuery("SELECT 1 FROM report_batch WHERE id = :id FOR UPDATE")
                .bind("id", batch)
                .mapTo(Integer.class)
                .findOne();
    }

    private static void finishIfDone(Handle h, UUID batch) {
        h.createUpdate("""
                        UPDATE report_batch SET finished_at = now() WHERE id = :id AND NOT EXISTS (
                            SELECT FROM batch_report WHERE batch = :id AND made_at IS NULL AND reason IS NULL)""").bind("id", batch).execute();
    }
}
