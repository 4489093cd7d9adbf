package org.hengce.evaluation.due;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Rows of work that one worker at a time holds under a lease with a fence; the database's clock decides, and no lock outlives a
 * transaction. What fails is tried again with growing pauses, and set aside when that was in vain too often.
 */
public final class LeasedRows {
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final Duration lease;
    private final int attempts;
    private final String table;
    private final String keyColumn;

    /**
     * The rows of a table of ours.
     *
     * @param lease a worker that is not heard of for so long is taken for dead
     * @param attempts so often in vain, and it is set aside
     * @param keyColumn the column of its primary key
     */
    public LeasedRows(Jdbi jdbi, Duration lease, int attempts, String table, String keyColumn) {
        this.jdbi = jdbi;
        this.lease = lease;
        this.attempts = attempts;
        this.table = table;
        this.keyColumn = keyColumn;
    }

    /** Takes the row, which the caller has locked and found free. */
    public Hold take(Handle h, Object key, UUID holder) {
        long fence = h.createQuery(sql("""
                        UPDATE %s SET holder = :holder, fence = fence + 1, until = now() + make_interval(secs => :lease)
                        WHERE %s = :key RETURNING fence"""))
                .bind("holder", holder)
                .bind("lease", seconds(lease))
                .bind("key", key)
                .mapTo(Long.class)
                .one();
        return new Hold(key, holder, fence);
    }

    /** Says that the worker lives; false once another has taken the row. */
    public boolean renew(Hold hold) {
        return jdbi.withHandle(h -> h.createUpdate(held("UPDATE %s SET until = now() + make_interval(secs => :lease)"))
                        .bind("lease", seconds(lease))
                        .bind("key", hold.key())
                        .bind("holder", hold.holder())
                        .bind("fence", hold.fence())
                        .execute())
                == 1;
    }

    /** Whether its worker has not been heard of for as long as the lease; locks the row, so that it cannot come back meanwhile. */
    public boolean isLost(Handle h, Hold hold) {
        return h.createQuery(held("SELECT until < now() FROM %s") + " FOR UPDATE")
                .bind("key", hold.key())
                .bind("holder", hold.holder())
                .bind("fence", hold.fence())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** Gives the row back as done, within the transaction that stores its result; false once another has taken it. */
    public boolean release(Handle h, Hold hold) {
        return h.createUpdate(held("""
                        UPDATE %s SET holder = NULL, until = NULL, attempts = 0, retry_at = NULL, failed_at = NULL,
                            failure = NULL, set_aside = false"""))
                        .bind("key", hold.key())
                        .bind("holder", hold.holder())
                        .bind("fence", hold.fence())
                        .execute()
                == 1;
    }

    /** Gives the row back to be tried again later, or sets it aside, in the open transaction; whether it was set aside. */
    public boolean failed(Handle h, Hold hold, String reason) {
        return h.createQuery(held("""
                                UPDATE %s SET holder = NULL, until = NULL, attempts = attempts + 1, failure = :reason,
                                    failed_at = now(), set_aside = attempts + 1 >= :most,
                                    retry_at = now() + make_interval(secs => least(power(2, least(attempts, 20)), :longest))""") + " RETURNING set_aside")
                .bind("reason", reason)
                .bind("most", attempts)
                .bind("longest", seconds(LONGEST_RETRY))
                .bind("key", hold.key())
                .bind("holder", hold.holder())
                .bind("fence", hold.fence())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private String held(String update) {
        return sql(update + " WHERE %s = :key AND holder = :holder AND fence = :fence");
    }

    private String sql(String text) {
        return text.formatted(table, keyColumn);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
