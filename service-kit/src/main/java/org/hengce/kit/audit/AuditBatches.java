package org.hengce.kit.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.contracts.audit.AuditV1;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables behind the chain. */
final class AuditBatches {
    private static final String ENTRY =
            "SELECT a.id, a.at, a.actor, a.action, a.subject, a.address, a.request_id, a.before_sha256, a.after_sha256";

    private AuditBatches() {}

    /** The end of the chain. */
    record Head(long number, String sha256) {
        static final Head NONE = new Head(0, AuditV1.BEGINNING);
    }

    /** A batch as it is kept: its hash, and the ids of its rows in their order. */
    record Kept(long number, String previousSha256, String sha256, Instant sealedAt, List<Long> entries) {}

    /** Committed rows that stand in no batch, in the order of their ids. */
    static List<AuditV1.Entry> unsealed(Handle handle, int limit) {
        return handle.createQuery(
                        ENTRY + " FROM audit_unsealed u JOIN audit a ON a.id = u.id ORDER BY a.id LIMIT :limit")
                .bind("limit", limit)
                .map(AuditBatches::entry)
                .list();
    }

    static Head head(Handle handle) {
        return handle.createQuery("SELECT number, sha256 FROM audit_batch ORDER BY number DESC LIMIT 1")
                .map((row, context) -> new Head(row.getLong("number"), row.getString("sha256")))
                .findOne()
                .orElse(Head.NONE);
    }

    static void add(Handle handle, AuditV1 batch) {
        List<Long> ids = batch.entries().stream().map(AuditV1.Entry::id).toList();
        handle.createUpdate("""
                        INSERT INTO audit_batch (number, previous_sha256, sha256, sealed_at, entries)
                        VALUES (:number, :previous, :sha256, :sealedAt, :entries)""")
                .bind("number", batch.batch())
                .bind("previous", batch.previousSha256())
                .bind("sha256", batch.sha256())
                .bind("sealedAt", batch.sealedAt())
                .bindArray("entries", Long.class, ids)
                .execute();
        handle.createUpdate("DELETE FROM audit_unsealed WHERE id = ANY (:ids)")
                .bindArray("ids", Long.class, ids)
                .execute();
    }

    /** Batches from this number on, in order. */
    static List<Kept> from(Handle handle, long number, int limit) {
        return handle.createQuery("SELECT * FROM audit_batch WHERE number >= :number ORDER BY number LIMIT :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> new Kept(
                        row.getLong("number"),
                        row.getString("previous_sha256"),
                        row.getString("sha256"),
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                        List.of((Long[]) row.getArray("entries").getArray())))
                .list();
    }

    /** The batch as its rows are now; rows that are gone are missing in it. */
    static AuditV1 asItIs(Handle handle, String service, Kept kept) {
        Map<Long, AuditV1.Entry> rows = handle
                .createQuery(ENTRY + " FROM audit a WHERE a.id = ANY (:ids)")
                .bindArray("ids", Long.class, kept.entries())
                .map(AuditBatches::entry)
                .stream()
                .collect(Collectors.toMap(AuditV1.Entry::id, Function.identity()));
        List<AuditV1.Entry> entries = kept.entries().stream()
                .flatMap(id -> Stream.ofNullable(rows.get(id)))
                .toList();
        return AuditV1.sealed(service, kept.number(), kept.previousSha256(), kept.sealedAt(), entries);
    }

    static Optional<String> hashOf(Handle handle, long number) {
        return handle.createQuery("SELECT sha256 FROM audit_batch WHERE number = :number")
                .bind("number", number)
                .mapTo(String.class)
                .findOne();
    }

    /** Rows that stand neither in a batch nor among those that wait for one: somebody has put or taken something. */
    static long unaccounted(Handle handle) {
        return handle.createQuery("""
                        SELECT (SELECT count(*) FROM audit) - (SELECT count(*) FROM audit_unsealed)
                               - (SELECT coalesce(sum(cardinality(entries)), 0) FROM audit_batch)""").mapTo(Long.class).one();
    }

    private static AuditV1.Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditV1.Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("request_id"),
                row.getString("before_sha256"),
                row.getString("after_sha256"));
    }
}
