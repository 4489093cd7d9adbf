package org.hengce.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table of answers that had an effect. */
@ApplicationScoped
class KeptAnswers {
    private static final String OLD = "kept_at < now() - interval '24 hours'";
    private static final int RETRY_AFTER_SECONDS = 1;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    /** What is found under a key: an answer, or work that goes on and has none yet. */
    private record Found(boolean running, @Nullable Kept kept) {}

    /**
     * The answer under this key, which stays as found until the open transaction ends.
     *
     * @throws Problem 409 while another request with it runs
     */
    Optional<Kept> lock(RequestKey key) {
        boolean locked = jdbi.withHandle(h -> h.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .bind("lock", key.lock())
                .mapTo(Boolean.class)
                .one());
        Optional<Found> found = locked ? find(key) : Optional.empty();
        if (!locked || found.map(Found::running).orElse(false)) {
            throw running();
        }
        return found.flatMap(f -> Optional.ofNullable(f.kept()));
    }

    private Optional<Found> find(RequestKey key) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT status IS NULL AND until > now() AS running, status, fingerprint, location, etag, body
                        FROM idempotency WHERE id = :id AND NOT %s""".formatted(OLD))
                .bind("id", key.id())
                .map((row, context) -> new Found(
                        row.getBoolean("running"),
                        row.getObject("status") == null
                                ? null
                                : new Kept(
                                        row.getString("fingerprint"),
                                        new KeptAnswer(
                                                row.getInt("status"),
                                                row.getString("location"),
                                                row.getString("etag"),
                                                row.getString("body")))))
                .findOne());
    }

    /** Keeps the answer within the open transaction, in the place of one that is too old. */
    void keep(RequestKey key, String fingerprint, Response response) {
        jdbi.useHandle(h -> bind(h.createUpdate("""
                                INSERT INTO idempotency (id, caller, path, fingerprint, status, location, etag, body)
                                VALUES (:id, :caller, :path, :fingerprint, :status, :location, :etag, :body)
                                ON CONFLICT (id) DO UPDATE SET
                                    kept_at = now(), holder = NULL, until = NULL, fingerprint = excluded.fingerprint,
                                    status = excluded.status, location = excluded.location, etag = excluded.etag,
                                    body = excluded.body"""), key, fingerprint, answer(response))
                .bind("caller", key.caller())
                .bind("path", key.path())
                .execute());
    }

    /**
     * Takes the key for work in several transactions.
     *
     * @return the answer, if the work was done already
     * @throws Problem 409 while another has it
     */
    Optional<Kept> claim(RequestKey key, UUID holder, Duration length) {
        boolean claimed = jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO idempotency AS i (id, caller, path, holder, until)
                                VALUES (:id, :caller, :path, :holder, now() + make_interval(secs => :seconds))
                                ON CONFLICT (id) DO UPDATE SET
                                    kept_at = now(), holder = excluded.holder, until = excluded.until,
                                    fingerprint = NULL, status = NULL, location = NULL, etag = NULL, body = NULL
                                WHERE (i.status IS NULL AND i.until < now()) OR i.%s""".formatted(OLD))
                        .bind("id", key.id())
                        .bind("caller", key.caller())
                        .bind("path", key.path())
                        .bind("holder", holder)
                        .bind("seconds", length.toSeconds())
                        .execute())
                == 1;
        if (claimed) {
            return Optional.empty();
        }
        Optional<Kept> kept = find(key).flatMap(found -> Optional.ofNullable(found.kept()));
        if (kept.isEmpty()) {
            throw running();
        }
        return kept;
    }

    void renew(RequestKey key, UUID holder, Duration length) {
        jdbi.useHandle(h -> h.createUpdate(
                        "UPDATE idempotency SET until = now() + make_interval(secs => :seconds) WHERE id = :id AND holder = :holder")
                .bind("seconds", length.toSeconds())
                .bind("id", key.id())
                .bind("holder", holder)
                .execute());
    }

    void keep(RequestKey key, UUID holder, String fingerprint, Response response) {
        int kept = jdbi.withHandle(h -> bind(h.createUpdate("""
                                UPDATE idempotency SET
                                    kept_at = now(), holder = NULL, until = NULL, fingerprint = :fingerprint,
                                    status = :status, location = :location, etag = :etag, body = :body
                                WHERE id = :id AND holder = :holder"""), key, fingerprint, answer(response))
                .bind("holder", holder)
                .execute());
        if (kept == 0) {
            throw running();
        }
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, RequestKey key, String fingerprint, KeptAnswer answer) {
        return statement
                .bind("id", key.id())
                .bind("fingerprint", fingerprint)
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("etag", answer.etag())
                .bind("body", answer.body());
    }

    void release(RequestKey key, UUID holder) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM idempotency WHERE id = :id AND holder = :holder")
                .bind("id", key.id())
                .bind("holder", holder)
                .execute());
    }

    void forgetOld() {
        jdbi.useHandle(h -> h.execute("DELETE FROM idempotency WHERE " + OLD));
    }

    private KeptAnswer answer(Response response) {
        return new KeptAnswer(
                response.getStatus(),
                header(response, HttpHeaders.LOCATION),
                header(response, HttpHeaders.ETAG),
                response.getEntity() == null ? null : write(response.getEntity()));
    }

    private static @Nullable String header(Response response, String name) {
        @Nullable Object value = response.getHeaders().getFirst(name);
        return value == null ? null : value.toString();
    }

    private String write(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(entity.getClass() + " cannot be written as JSON", e);
        }
    }

    private static Problem running() {
        return Problem.of(
                        ProblemType.CONFLICT,
                        Message.of(
                                "a request with this Idempotency-Key is being worked on; send it again in a moment to get its answer",
                                "带有该 Idempotency-Key 的请求正在处理；请稍后重发以获取其结果"))
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
