package org.hengce.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengce.contracts.audit.AuditV1;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells whether what is kept here is as it was sealed: computed anew from the rows whenever somebody asks. */
@ApplicationScoped
public class Chains {
    @Inject
    Jdbi jdbi;

    /** A batch by its service and number. */
    record Key(String service, long batch) {}

    private record Kept(
            AuditV1 batch, boolean contested, @Nullable String hashBefore) {
        CheckedBatch check() {
            return new CheckedBatch(batch.service(), batch.batch(), batch.sha256(), state());
        }

        private ChainState state() {
            if (contested || !batch.computedSha256().equals(batch.sha256())) {
                return ChainState.BROKEN;
            }
            if (hashBefore == null) {
                return ChainState.GAP;
            }
            return hashBefore.equals(batch.previousSha256()) ? ChainState.INTACT : ChainState.BROKEN;
        }
    }

    /** The batches of these rows, each checked. */
    Map<Key, CheckedBatch> check(List<AuditRow> rows) {
        Map<String, Set<Long>> asked = rows.stream()
                .collect(Collectors.groupingBy(
                        AuditRow::service, Collectors.mapping(AuditRow::batch, Collectors.toSet())));
        Map<Key, CheckedBatch> checked = new HashMap<>();
        jdbi.useHandle(h -> asked.forEach((service, numbers) -> kept(h, service, numbers)
                .forEach(kept -> checked.put(new Key(service, kept.batch().batch()), kept.check()))));
        return checked;
    }

    private static List<Kept> kept(Handle handle, String service, Set<Long> numbers) {
        Map<Long, List<AuditV1.Entry>> entries = handle
                .createQuery("""
                        SELECT * FROM joined_audit_entry WHERE service = :service AND batch = ANY (:numbers)
                        ORDER BY batch, position""")
                .bind("service", service)
                .bindArray("numbers", Long.class, numbers)
                .map(JoinedAudit::row)
                .stream()
                .collect(Collectors.groupingBy(
                        AuditRow::batch, Collectors.mapping(AuditRow::entry, Collectors.toList())));
        return handle.createQuery("""
                        SELECT b.*, before.sha256 AS hash_before FROM joined_audit_batch b
                        LEFT JOIN joined_audit_batch before ON before.service = b.service AND before.batch = b.batch - 1
                        WHERE b.service = :service AND b.batch = ANY (:numbers)""")
                .bind("service", service)
                .bindArray("numbers", Long.class, numbers)
                .map((row, context) -> new Kept(
                        new AuditV1(
                                service,
                                row.getLong("batch"),
                                row.getString("previous_sha256"),
                                row.getString("sha256"),
                                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                                entries.getOrDefault(row.getLong("batch"), List.of())),
                        row.getBoolean("contested"),
                        row.getLong("batch") == 1 ? AuditV1.BEGINNING : row.getString("hash_before")))
                .list();
    }

    /** Every service's chain: its links, and what the service itself reports of its rows. */
    List<ChainView> all() {
        return jdbi.withHandle(h -> h.createQuery("""
                        WITH linked AS (
                            SELECT service, batch, sha256, sealed_at, contested, previous_sha256,
                                   lag(batch, 1, 0::bigint) OVER chain AS batch_before,
                                   lag(sha256, 1, :beginning) OVER chain AS sha256_before
                            FROM joined_audit_batch WINDOW chain AS (PARTITION BY service ORDER BY batch)),
                        judged AS (
                            SELECT *, batch_before <> batch - 1 AS gap,
                                   contested OR (batch_before = batch - 1 AND sha256_before <> previous_sha256) AS broken
                            FROM linked)
                        SELECT service, count(*) AS batches, max(batch) AS last_batch, max(sealed_at) AS last_sealed_at,
                               (array_agg(sha256 ORDER BY batch DESC))[1] AS last_sha256,
                               min(batch) FILTER (WHERE broken) AS broken_at,
                               min(batch_before + 1) FILTER (WHERE gap) AS gap_at,
                               (SELECT count(*) FROM joined_audit_entry e WHERE e.service = judged.service) AS entries,
                               (SELECT e.subject FROM joined_audit_entry e
                                WHERE e.service = judged.service AND e.actor = judged.service
                                  AND e.action = 'audit.broken'
                                ORDER BY e.at DESC LIMIT 1) AS reported
                        FROM judged GROUP BY service ORDER BY service""")
                .bind("beginning", AuditV1.BEGINNING)
                .map((row, context) -> {
                    @Nullable Long brokenAt = row.getObject("broken_at", Long.class);
                    @Nullable Long gapAt = row.getObject("gap_at", Long.class);
                    @Nullable String reported = row.getString("reported");
                    boolean broken = brokenAt != null || reported != null;
                    return new ChainView(
                            row.getString("service"),
                            broken ? ChainState.BROKEN : gapAt != null ? ChainState.GAP : ChainState.INTACT,
                            row.getLong("batches"),
                            row.getLong("entries"),
                            row.getLong("last_batch"),
                            row.getString("last_sha256"),
                            row.getObject("last_sealed_at", OffsetDateTime.class)
                                    .toInstant(),
                            brokenAt != null ? brokenAt : gapAt,
                            reported);
                })
                .list());
    }
}
