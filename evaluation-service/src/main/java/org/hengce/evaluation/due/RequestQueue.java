package org.hengce.evaluation.due;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.hengce.evaluation.run.Specification;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.trace.TracedWork;
import org.hengce.presentation.json.EvaluationStatus;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Evaluations that somebody asked for: in the order of asking, until they are made or cancelled. */
@ApplicationScoped
public class RequestQueue implements WorkQueue {
    private static final TypeReference<SortedMap<String, Instant>> PINS = new TypeReference<>() {};
    private static final String ALL = """
            SELECT seq, id, policy, version, specification, pins, asked_by, address, request_id, traceparent, attempts, failed_at,
                CASE WHEN cancelled_at IS NOT NULL THEN 'CANCELLED' WHEN set_aside THEN 'FAILED'
                     WHEN until > now() THEN 'RUNNING' ELSE 'QUEUED' END AS state
            FROM request""";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final LeasedRows rows;
    private final TracedWork traces;

    @Inject
    RequestQueue(Jdbi jdbi, ObjectMapper json, WorkerConfig config, TracedWork traces) {
        this.jdbi = jdbi;
        this.traces = traces;
        this.json = json;
        this.rows = new LeasedRows(jdbi, config.lease(), config.attempts(), "request", "id");
    }

    /**
     * A request that is not an evaluation yet.
     *
     * @param seq the order of asking
     * @param attempts how often it was tried in vain
     */
    public record Pending(
            long seq,
            Asked asked,
            EvaluationStatus status,
            int attempts,
            @Nullable Instant failedAt) {}

    /** Adds one within the open transaction. */
    public void add(Asked asked) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO request (id, policy, version, specification, pins, asked_by, address, request_id, traceparent)
                        VALUES (:id, :policy, :version, :specification, :pins, :by, :address, :request, :traceparent)""")
                .bind("id", asked.id())
                .bind("policy", asked.policy())
                .bind("version", asked.version())
                .bind("specification", write(asked.specification().stored()))
                .bind("pins", asked.pins() == null ? null : write(asked.pins()))
                .bind("by", asked.origin().actor())
                .bind("address", asked.origin().address())
                .bind("request", asked.origin().requestId())
                .bind("traceparent", traces.traceparent())
                .execute());
    }

    /** The request with this id, unless it has become an evaluation. */
    public Optional<Pending> find(UUID id) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> pending(row))
                .findOne());
    }

    /** Newest first, one more than the page holds. */
    public List<Pending> list(@Nullable String policy, EvaluationStatus status, PageRequest page) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT * FROM (%s) r WHERE (cast(:policy AS text) IS NULL OR policy = :policy)
                            AND state = :status AND seq < :before
                        ORDER BY seq DESC LIMIT :limit""".formatted(ALL))
                .bind("policy", policy)
                .bind("status", status)
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("limit", page.limit() + 1)
                .map((row, context) -> pending(row))
                .list());
    }

    /** Takes it away from whoever works on it, for good; false where there is none that waits or runs. */
    public boolean cancel(UUID id) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE request SET cancelled_at = now(), holder = NULL, until = NULL
                                WHERE id = :id AND cancelled_at IS NULL AND NOT set_aside""").bind("id", id).execute()) == 1;
    }

    /** Has one that failed for good tried again; false where there is none. */
    public boolean again(UUID id) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE request SET set_aside = false, attempts = 0, retry_at = NULL
                                WHERE id = :id AND set_aside AND cancelled_at IS NULL""").bind("id", id).execute()) == 1;
    }

    @Override
    public Optional<Claim> claim(UUID holder) {
        return jdbi.inTransaction(h -> h.createQuery(ALL + """
                         WHERE cancelled_at IS NULL AND NOT set_aside AND (until IS NULL OR until < now())
                            AND (retry_at IS NULL OR retry_at <= now())
                        ORDER BY asked_at, seq LIMIT 1 FOR UPDATE SKIP LOCKED""")
                .map((row, context) -> new Waiting(pending(row).asked(), row.getString("traceparent")))
                .findOne()
                .map(waiting -> take(h, waiting, holder)));
    }

    private record Waiting(Asked asked, @Nullable String traceparent) {}

    private Claim take(Handle h, Waiting waiting, UUID holder) {
        Asked asked = waiting.asked();
        List<String> causes = waiting.traceparent() == null ? List.of() : List.of(waiting.traceparent());
        return new Claim(rows.take(h, asked.id(), holder), asked.policy(), Trigger.REQUEST, List.of(), causes, asked);
    }

    @Override
    public boolean renew(Claim claim) {
        return rows.renew(claim.hold());
    }

    @Override
    public boolean complete(Handle h, Claim claim) {
        return h.createUpdate("DELETE FROM request WHERE id = :id AND holder = :holder AND fence = :fence")
                        .bind("id", claim.hold().key())
                        .bind("holder", claim.hold().holder())
                        .bind("fence", claim.hold().fence())
                        .execute()
                == 1;
    }

    @Override
    public boolean failed(Claim claim, String reason) {
        return jdbi.withHandle(h -> rows.failed(h, claim.hold(), reason));
    }

    private Pending pending(ResultSet row) throws SQLException {
        @Nullable String pins = row.getString("pins");
        @Nullable String stored = row.getString("specification");
        java.sql.@Nullable Timestamp failedAt = row.getTimestamp("failed_at");
        return new Pending(
                row.getLong("seq"),
                new Asked(
                        row.getObject("id", UUID.class),
                        row.getString("policy"),
                        row.getInt("version"),
                        Specification.of(read(stored, new TypeReference<Specification.Stored>() {})),
                        pins == null ? null : read(pins, PINS),
                        new Origin(row.getString("asked_by"), row.getString("address"), row.getString("request_id"))),
                EvaluationStatus.valueOf(row.getString("state")),
                row.getInt("attempts"),
                failedAt == null ? null : failedAt.toInstant());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored request cannot be read", e);
        }
    }
}
