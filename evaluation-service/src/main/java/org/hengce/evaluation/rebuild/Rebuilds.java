package org.hengce.evaluation.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Has copies made again, one at a time, and says how far that is. */
@ApplicationScoped
class Rebuilds {
    private static final RowMapper<Rebuild> ROW = ConstructorMapper.of(Rebuild.class);
    // The offsets are those of the newest one.
    private static final String ALL = """
            SELECT id, asked_by, asked_at, refused, observations, coalesce(swapped_at, cancelled_at) AS ended_at,
                CASE WHEN swapped_at IS NULL AND cancelled_at IS NULL THEN failure END AS failure,
                CASE WHEN swapped_at IS NOT NULL THEN 'SWAPPED' WHEN cancelled_at IS NOT NULL THEN 'CANCELLED'
                     WHEN failure IS NOT NULL THEN 'RETRYING' ELSE 'RUNNING' END AS state,
                CASE WHEN newest THEN read END AS records, CASE WHEN newest THEN held END AS records_in_all
            FROM (SELECT *, seq = (SELECT max(seq) FROM rebuild) AS newest FROM rebuild) asked
            CROSS JOIN (SELECT coalesce(sum(next - first), 0) AS read, coalesce(sum(last - first), 0) AS held
                FROM rebuild_offset) offsets""";

    @Inject
    Jdbi jdbi;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    RegionScopes scopes;

    /**
     * Asks for one.
     *
     * @throws Problem 409 while another is under way
     */
    @Transactional
    Rebuild begin() {
        UUID id = UUID.randomUUID();
        if (!insert(id, caller.subject())) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "the copies are being made again already; 'GET /api/v1/rebuilds' says how far that is, and it can be"
                                    + " CANCELLED",
                            "投影数据正在重建；可通过“GET /api/v1/rebuilds”查看进度，也可将其取消（CANCELLED）"));
        }
        audit.record(caller.subject(), "rebuild.begin", id.toString(), null, id);
        return require(id);
    }

    /** Asks for one by itself; empty if somebody has done so meanwhile. */
    @Transactional
    Optional<UUID> beginForANewEpoch() {
        UUID id = UUID.randomUUID();
        Origin ourselves = Origin.ofService("evaluation-service");
        if (!insert(id, ourselves.actor())) {
            return Optional.empty();
        }
        audit.record(ourselves, "rebuild.begin", id.toString(), null, id);
        return Optional.of(id);
    }

    private boolean insert(UUID id, String by) {
        return jdbi.withHandle(
                        h -> h.createUpdate("""
                                INSERT INTO rebuild (id, asked_by) VALUES (:id, :by)
                                ON CONFLICT ((true)) WHERE cancelled_at IS NULL AND swapped_at IS NULL DO NOTHING""").bind("id", id).bind("by", by).execute())
                == 1;
    }

    /**
     * Gives one up: the live copies stay.
     *
     * @throws Problem 404 if there is no such one; 409 if it has ended
     */
    @Transactional
    Rebuild cancel(UUID id) {
        Rebuild before = require(id);
        int cancelled = jdbi.withHandle(h -> h.createUpdate(
                        "UPDATE rebuild SET cancelled_at = now() WHERE id = :id AND swapped_at IS NULL AND cancelled_at IS NULL")
                .bind("id", id)
                .execute());
        if (cancelled == 0) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "it is %s; what is RUNNING or RETRYING can be CANCELLED",
                            "状态为 %s；RUNNING 或 RETRYING 可变为 CANCELLED", before.state()));
        }
        jdbi.useHandle(h -> h.execute("UPDATE projection SET beside = 'LEFT_OVER'"));
        audit.record(caller.subject(), "rebuild.transition", id.toString(), before.state(), Rebuild.State.CANCELLED);
        return require(id);
    }

    /** Newest first, one more than the page holds. */
    List<Rebuild> list(PageRequest page) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE seq < :before ORDER BY seq DESC LIMIT :limit")
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("limit", page.limit() + 1)
                .map(ROW)
                .map(this::forCaller)
                .list());
    }

    /** What a database says may quote values of a region that is not the caller's. */
    private Rebuild forCaller(Rebuild rebuild) {
        return scopes.ofHiddenValues().isEverywhere() ? rebuild : rebuild.withoutDetails();
    }

    /** By what the list is ordered. */
    String key(Rebuild rebuild) {
        return jdbi.withHandle(h -> h.createQuery("SELECT seq FROM rebuild WHERE id = :id")
                .bind("id", rebuild.id())
                .mapTo(String.class)
                .one());
    }

    /** @throws Problem 404 if there is no such one */
    Rebuild require(UUID id) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne()
                .map(this::forCaller)
                .orElseThrow(() -> Problem.notFound(new Message("rebuild", "重建"), id.toString())));
    }

    /** The one that is under way. */
    Optional<UUID> underWay() {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT id FROM rebuild WHERE swapped_at IS NULL AND cancelled_at IS NULL")
                        .mapTo(UUID.class)
                        .findOne());
    }

    /** Says what holds it up. */
    void heldUp(UUID id, String failure) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE rebuild SET failure = :failure WHERE id = :id")
                .bind(
                        "failure",
                        failure.substring(0, Math.min(failure.length(), 2_000)).replace("\0", ""))
                .bind("id", id)
                .execute());
    }
}
