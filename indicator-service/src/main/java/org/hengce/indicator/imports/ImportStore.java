package org.hengce.indicator.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hengce.indicator.imports.CsvFile.MarkedChunk;
import org.hengce.indicator.observations.Staging;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.trace.TracedWork;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of imports while their files stream in, outside any long transaction. */
@ApplicationScoped
class ImportStore {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    TracedWork traces;

    /**
     * A file that is not whole yet.
     *
     * @param tail what came after the mark, of a record that was not whole
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
    record Unfinished(UUID id, String sentBy, ImportOrder order, Mark mark, byte[] tail) {
        long offset() {
            return mark.received() + tail.length;
        }

        /** The same file, further on. */
        Unfinished until(Mark end, byte[] rest) {
            return new Unfinished(id, sentBy, order, end, rest);
        }
    }

    void begin(UUID id, Origin sender, ImportOrder order) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO import (id, sent_by, address, request_id, status, format, columns, sheet, encoding,
                            on_error, dry_run, release_at, resumable, cleared, traceparent)
                        VALUES (:id, :by, :address, :request, 'RECEIVING', :format, :columns, :sheet, :encoding,
                            :onError, :dryRun, :releaseAt, :resumable, false, :traceparent)""")
                .bind("id", id)
                .bind("by", sender.actor())
                .bind("address", sender.address())
                .bind("request", sender.requestId())
                .bind("format", order.format().name())
                .bind("columns", order.columns())
                .bind("sheet", order.sheet())
                .bind("encoding", label(order.charset()))
                .bind("onError", order.onError().name())
                .bind("dryRun", order.dryRun())
                .bind("releaseAt", order.releaseAt())
                .bind("resumable", order.resumable())
                .bind("traceparent", traces.traceparent())
                .execute());
    }

    private static @Nullable String label(@Nullable TextEncoding encoding) {
        return encoding == null ? null : encoding.label();
    }

    /** The upload that may be continued; empty if there is none, or it is whole. */
    Optional<Unfinished> unfinished(UUID id) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT * FROM import WHERE id = :id AND resumable AND status = 'RECEIVING'")
                        .bind("id", id)
                        .map((row, context) -> unfinished(row))
                        .findOne());
    }

    private Unfinished unfinished(ResultSet row) throws SQLException {
        @Nullable TextEncoding encoding = TextEncoding.labelled(row.getString("encoding"));
        @Nullable String separator = row.getString("separator");
        return new Unfinished(
                row.getObject("id", UUID.class),
                row.getString("sent_by"),
                new ImportOrder(
                        FileFormat.valueOf(row.getString("format")),
                        row.getString("columns"),
                        row.getString("sheet"),
                        encoding,
                        OnError.valueOf(row.getString("on_error")),
                        row.getBoolean("dry_run"),
                        QueuedImports.moment(row),
                        true),
                new Mark(
                        row.getLong("received"),
                        row.getLong("lines"),
                        row.getLong("rows"),
                        row.getLong("rejected"),
                        row.getLong("errors"),
                        row.getBytes("digest"),
                        encoding,
                        separator == null ? null : separator.charAt(0),
                        names(row.getString("header"))),
                row.getBytes("tail"));
    }

    private @Nullable List<String> names(@Nullable String header) {
        try {
            return header == null ? null : json.readValue(header, NAMES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored header is no JSON of ours: " + header, e);
        }
    }

    private @Nullable String text(@Nullable List<String> header) {
        try {
            return header == null ? null : json.writeValueAsString(header);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a header cannot be written as JSON", e);
        }
    }

    /**
     * Stores a chunk and the mark at which it ends, together or not at all.
     *
     * @param tailBefore what came earlier of a record that was not whole
     * @throws Problem 409 if another request has taken the file further meanwhile
     */
    void add(UUID id, MarkedChunk part, byte[] tailBefore) {
        jdbi.useTransaction(h -> {
            moveOn(h, id, part.from(), tailBefore, part.to(), new byte[0]);
            Staging.add(h, id, part.chunk().rows());
            ImportErrors.add(h, id, part.chunk().wrong());
        });
    }

    /**
     * Keeps what came of a record that is not whole.
     *
     * @throws Problem 409 as above
     */
    void keepTail(UUID id, Mark mark, byte[] tailBefore, byte[] tail) {
        jdbi.useTransaction(h -> moveOn(h, id, mark, tailBefore, mark, tail));
    }

    private void moveOn(Handle h, UUID id, Mark from, byte[] tailBefore, Mark to, byte[] tail) {
        int moved = bind(h.createUpdate("""
                        UPDATE import SET received = :received, lines = :lines, rows = :rows, rejected = :rejected,
                            errors = :errors, digest = :digest, encoding = :encoding, separator = :separator,
                            header = cast(:header AS jsonb), tail = :tail, received_at = now()
                        WHERE id = :id AND status = 'RECEIVING' AND received = :from AND rows = :rowsBefore
                          AND tail = :tailBefore"""), to)
                .bind("tail", tail)
                .bind("id", id)
                .bind("from", from.received())
                .bind("rowsBefore", from.rows())
                .bind("tailBefore", tailBefore)
                .execute();
        requireOne(moved);
    }

    private static void requireOne(int moved) {
        if (moved == 0) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "another request sends this file at the same time, or it was given up; ask for its Upload-Offset",
                            "另有请求正在发送此文件，或该上传已被放弃；请查询其 Upload-Offset"));
        }
    }

    private <S extends SqlStatement<S>> S bind(S statement, Mark mark) {
        return statement
                .bind("received", mark.received())
                .bind("lines", mark.lines())
                .bind("rows", mark.rows())
                .bind("rejected", mark.rejected())
                .bind("errors", mark.errors())
                .bind("digest", mark.digest())
                .bind("encoding", label(mark.encoding()))
                .bind(
                        "separator",
                        mark.separator() == null ? null : mark.separator().toString())
                .bind("header", text(mark.header()));
    }

    /**
     * Hands a whole file to the worker, within the open transaction.
     *
     * @param seesAll whether the sender sees confidential values of every region: who does not shall not learn by trying which
     *     values a file of somebody else had
     * @throws Problem 409 if another request has done so
     */
    void queue(UUID id, Origin sender, boolean seesAll, String encoding, String sha256) {
        requireOne(jdbi.withHandle(h -> h.createUpdate("""
                        UPDATE import i SET status = 'QUEUED', sha256 = :sha256, encoding = coalesce(encoding, :encoding),
                            tail = '', address = :address, request_id = :request, traceparent = :traceparent,
                            repeats = (SELECT id FROM import earlier
                                WHERE earlier.sha256 = :sha256 AND earlier.status = 'COMPLETED' AND NOT earlier.dry_run
                                  AND (:seesAll OR earlier.for_everybody OR earlier.sent_by = i.sent_by)
                                  AND (earlier.format, coalesce(earlier.columns, ''), coalesce(earlier.sheet, ''))
                                    = (i.format, coalesce(i.columns, ''), coalesce(i.sheet, ''))
                                ORDER BY earlier.number DESC LIMIT 1)
                        WHERE id = :id AND status = 'RECEIVING'""")
                .bind("sha256", sha256)
                .bind("seesAll", seesAll)
                .bind("encoding", encoding.isEmpty() ? null : encoding)
                .bind("address", sender.address())
                .bind("request", sender.requestId())
                .bind("traceparent", traces.traceparent())
                .bind("id", id)
                .execute()));
    }

    /** A file that never arrived whole, or never could be read, leaves nothing. */
    void forget(UUID id) {
        jdbi.useTransaction(h -> {
            Staging.clear(h, id);
            h.createUpdate("DELETE FROM import WHERE id = :id AND status = 'RECEIVING'")
                    .bind("id", id)
                    .execute();
        });
    }
}
