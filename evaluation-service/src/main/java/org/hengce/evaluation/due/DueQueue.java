package org.hengce.evaluation.due;

import static org.hengce.evaluation.due.LeasedRows.seconds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hengce.evaluation.run.Trigger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Hands out the policies that events made due, one worker to a policy. */
@ApplicationScoped
public class DueQueue implements WorkQueue {
    private final Jdbi jdbi;
    private final WorkerConfig config;
    private final LeasedRows rows;

    @Inject
    DueQueue(Jdbi jdbi, WorkerConfig config) {
        this.jdbi = jdbi;
        this.config = config;
        this.rows = new LeasedRows(jdbi, config.lease(), config.attempts(), "work", "policy");
    }

    /** The policy that waits longest, if one's quiet time is over. */
    @Override
    public Optional<Claim> claim(UUID holder) {
        // By policy the ends of its index alone: one that changes all the time, or a thousand that came at once, have
        // many marks.
        return jdbi.inTransaction(h -> h.createQuery("""
                        SELECT w.policy FROM work w
                        CROSS JOIN LATERAL (SELECT marked_at AS since FROM due_mark
                            WHERE policy = w.policy ORDER BY marked_at LIMIT 1) first
                        CROSS JOIN LATERAL (SELECT marked_at AS latest FROM due_mark
                            WHERE policy = w.policy ORDER BY marked_at DESC LIMIT 1) last
                        WHERE EXISTS (SELECT FROM due_mark)
                            AND (latest <= now() - make_interval(secs => :quiet)
                                OR since <= now() - make_interval(secs => :longest))
                            AND (w.until IS NULL OR w.until < now())
                            AND (w.retry_at IS NULL OR (w.retry_at <= now() AND NOT w.set_aside)
                                OR EXISTS (SELECT FROM due_mark WHERE policy = w.policy AND NOT tried))
                        ORDER BY since LIMIT 1 FOR UPDATE OF w SKIP LOCKED""")
                .bind("quiet", seconds(config.quiet()))
                .bind("longest", seconds(config.longestWait()))
                .mapTo(String.class)
                .findOne()
                .map(policy -> take(h, policy, holder)));
    }

    private record Mark(long seq, Trigger trigger, @Nullable String traceparent) {}

    private Claim take(Handle h, String policy, UUID holder) {
        Hold hold = rows.take(h, policy, holder);
        List<Mark> marks = h.createQuery(
                        "SELECT seq, trigger, traceparent FROM due_mark WHERE policy = :policy ORDER BY seq")
                .bind("policy", policy)
                .map((row, context) -> new Mark(
                        row.getLong("seq"), Trigger.valueOf(row.getString("trigger")), row.getString("traceparent")))
                .list();
        Set<String> causes = new LinkedHashSet<>(); // the latest first
        for (int i = marks.size() - 1; i >= 0; i--) {
            @Nullable String cause = marks.get(i).traceparent();
            if (cause != null) {
                causes.add(cause);
            }
        }
        return new Claim(
                hold,
                policy,
                marks.get(marks.size() - 1).trigger(),
                marks.stream().map(Mark::seq).toList(),
                List.copyOf(causes),
                null);
    }

    @Override
    public boolean renew(Claim claim) {
        return rows.renew(claim.hold());
    }

    @Override
    public boolean complete(Handle h, Claim claim) {
        boolean held = rows.release(h, claim.hold());
        if (held) {
            h.createUpdate("DELETE FROM due_mark WHERE seq = ANY (:marks)")
                    .bindArray("marks", Long.class, claim.marks())
                    .execute();
        }
        return held;
    }

    @Override
    public boolean failed(Claim claim, String reason) {
        return jdbi.inTransaction(h -> {
            // Only while it is this worker's to say so: whoever has taken the policy over tries them himself.
            h.createUpdate("""
                            UPDATE due_mark SET tried = true FROM work
                            WHERE seq = ANY (:marks) AND work.policy = due_mark.policy AND holder = :holder AND fence = :fence""")
                    .bindArray("marks", Long.class, claim.marks())
                    .bind("holder", claim.hold().holder())
                    .bind("fence", claim.hold().fence())
                    .execute();
            return rows.failed(h, claim.hold(), reason);
        });
    }
}
