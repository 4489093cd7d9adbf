package org.hengce.evaluation.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Hands out due policies under leases with fences; the database's clock decides, and no lock outlives a transaction. */
@ApplicationScoped
class DueQueue {
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final WorkerConfig config;

    @Inject
    DueQueue(Jdbi jdbi, WorkerConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    /** The policy that waits longest, if one's quiet time is over. */
    Optional<Claim> claim(UUID holder) {
        return jdbi.inTransaction(h -> h.createQuery("""
                        WITH ripe AS (
                            SELECT policy, min(marked_at) AS since, max(marked_at) AS latest FROM due_mark GROUP BY policy
                            HAVING max(marked_at) <= now() - make_interval(secs => :quiet)
                                OR min(marked_at) <= now() - make_interval(secs => :longest))
                        SELECT w.policy FROM ripe JOIN work w USING (policy)
                        WHERE (w.until IS NULL OR w.until < now()) AND (w.retry_at IS NULL OR w.retry_at <= now() OR w.failed_at < ripe.latest)
                        ORDER BY ripe.since LIMIT 1 FOR UPDATE OF w SKIP LOCKED""")
                .bind("quiet", seconds(config.quiet()))
                .bind("longest", seconds(config.longestWait()))
                .mapTo(String.class)
                .findOne()
                .map(policy -> take(h, policy, holder)));
    }

    private Claim take(Handle h, String policy, UUID holder) {
        long fence = h.createQuery("""
                        UPDATE work SET holder = :holder, fence = fence + 1, until = now() + make_interval(secs => :lease)
                        WHERE policy = :policy RETURNING fence""")
                .bind("holder", holder)
                .bind("lease", seconds(config.lease()))
                .bind("policy", policy)
                .mapTo(Long.class)
                .one();
        List<Long> marks = h.createQuery("SELECT seq FROM due_mark WHERE policy = :policy ORDER BY seq")
                .bind("policy", policy)
                .mapTo(Long.class)
                .list();
        Trigger trigger = h.createQuery("SELECT trigger FROM due_mark WHERE policy = :policy ORDER BY seq DESC LIMIT 1")
                .bind("policy", policy)
                .mapTo(Trigger.class)
                .one();
        return new Claim(policy, holder, fence, marks, trigger);
    }

    /** Says that the worker lives; false once another has taken the policy. */
    boolean renew(Claim claim) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE work SET until = now() + make_interval(secs => :lease)
                                WHERE policy = :policy AND holder = :holder AND fence = :fence""")
                        .bind("lease", seconds(config.lease()))
                        .bind("policy", claim.policy())
                        .bind("holder", claim.holder())
                        .bind("fence", claim.fence())
                        .execute())
                == 1;
    }

    /** Ends the claim within the transaction that stores its result; false once another has taken the policy. */
    boolean complete(Handle h, Claim claim) {
        int held = h.createUpdate("""
                        UPDATE work SET holder = NULL, until = NULL, attempts = 0, retry_at = NULL,
                            failed_at = NULL, failure = NULL
                        WHERE policy = :policy AND holder = :holder AND fence = :fence""")
                .bind("policy", claim.policy())
                .bind("holder", claim.holder())
                .bind("fence", claim.fence())
                .execute();
        if (held == 0) {
            return false;
        }
        h.createUpdate("DELETE FROM due_mark WHERE seq = ANY (:marks)")
                .bindArray("marks", Long.class, claim.marks())
                .execute();
        return true;
    }

    /** Gives the policy back with its marks, to be tried again later. */
    void failed(Claim claim, String reason) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE work SET holder = NULL, until = NULL, attempts = attempts + 1, failure = :reason,
                            failed_at = now(),
                            retry_at = now() + make_interval(secs => least(power(2, least(attempts, 20)), :longest))
                        WHERE policy = :policy AND holder = :holder AND fence = :fence""")
                .bind("reason", reason)
                .bind("longest", seconds(LONGEST_RETRY))
                .bind("policy", claim.policy())
                .bind("holder", claim.holder())
                .bind("fence", claim.fence())
                .execute());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
