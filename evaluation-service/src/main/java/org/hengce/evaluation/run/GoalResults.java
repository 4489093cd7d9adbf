package org.hengce.evaluation.run;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.hengce.kit.lease.Lease;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Results of goals in the database, for all replicas. They stand beside the work and are no part of it: where they cannot be read
 * or written, goals are estimated.
 */
@ApplicationScoped
class GoalResults implements KeptResults {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final CarryOverConfig config;

    @Inject
    GoalResults(Jdbi jdbi, CarryOverConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    @Override
    public Map<String, byte[]> find(Set<String> keys) {
        Map<String, byte[]> found = new HashMap<>();
        if (config.goals() == 0) {
            return found;
        }
        try {
            // That one is in use is noted once an hour, and by whoever comes first: nobody waits for it.
            jdbi.useHandle(h -> h.createQuery("""
                            WITH used AS (
                                UPDATE goal_result SET last_used = now() WHERE sha256 IN (
                                    SELECT sha256 FROM goal_result
                                    WHERE sha256 = ANY (:keys) AND last_used < now() - interval '1 hour'
                                    FOR UPDATE SKIP LOCKED))
                            SELECT sha256, content FROM goal_result WHERE sha256 = ANY (:keys)""")
                    .bindArray("keys", String.class, keys)
                    .map((row, context) -> found.put(row.getString("sha256"), row.getBytes("content")))
                    .list());
        } catch (JdbiException e) {
            Log.warnf("results of goals not read cause=%s", e);
        }
        return found;
    }

    @Override
    public void keep(SortedMap<String, byte[]> results) {
        if (config.goals() == 0 || results.isEmpty()) {
            return;
        }
        try {
            jdbi.useTransaction(h -> {
                // What a crash takes is estimated again; the disk need not be waited for.
                h.execute("SET LOCAL synchronous_commit = off");
                PreparedBatch insert = h.prepareBatch("""
                        INSERT INTO goal_result (sha256, content) VALUES (:sha256, :content)
                        ON CONFLICT (sha256) DO UPDATE SET content = excluded.content, last_used = excluded.last_used""");
                // In the order of their keys, so that two replicas that keep the same do not lock each other out.
                results.forEach((sha256, content) ->
                        insert.bind("sha256", sha256).bind("content", content).add());
                insert.execute();
            });
        } catch (JdbiException e) {
            Log.warnf("results of goals not kept cause=%s", e);
        }
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        Lease lease = new Lease(jdbi, "carry-over", LONGEST);
        if (lease.hold().isPresent()) {
            pruneNow();
            lease.release();
        }
    }

    /** Leaves so many as configured of those used last, and none that was not used for so many days. */
    void pruneNow() {
        jdbi.useHandle(h -> h.createUpdate("""
                        DELETE FROM goal_result WHERE last_used < now() - make_interval(days => :days)
                            OR last_used <= (SELECT last_used FROM goal_result ORDER BY last_used DESC OFFSET :goals LIMIT 1)""")
                .bind("days", config.days())
                .bind("goals", config.goals())
                .execute());
    }
}
