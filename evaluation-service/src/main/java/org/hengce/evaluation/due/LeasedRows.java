package org.hengce.evaluation.due;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Rows of work that one worker at a time holds under a lease with a fence; the database's clock decides, and no lock outlives a
 * transaction. What fails is tried again with growing pauses, and set aside when that was in vain too often.
 */
final class LeasedRows {
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final WorkerConfig config;
    private final String table;
    private final String keyColumn;

    /**
     * The rows of a table of ours.
     *
     * @param keyColumn the column of its primary key
     */
    LeasedRows(Jdbi jdbi, WorkerConfig config, String table, String keyColumn) {
        this.jdbi = jdbi;
        this.config = config;
        this.table = table;
        this.keyColumn = keyColumn;
    }

    /** Takes the row, which the caller has locked and found free, and gives the fence. */
    long take(Handle h, Object key, UUID holder) {
        return h.createQuery(sql("""
                        UPDATE %s SET holder = :holder, fence = fence + 1, until = now() + make_interval(secs => :lease)
                        WHERE %s = :key RETURNING fence"""))
                .bind("holder", holder)
                .bind("lease", seconds(config.lease()))
                .bind("key", key)
                .mapTo(Long.class)
                .one();
    }

    /** Says that the worker lives; false once another has taken the row. */
    boolean renew(Claim claim) {
        return jdbi.withHandle(h -> h.createUpdate(held("UPDATE %s SET until = now() + make_interval(secs => :lease)"))
                        .bind("lease", seconds(config.lease()))
                        .bind("key", claim.key())
                        .bind("holder", claim.holder())
                        .bind("fence", claim.fence())
                        .execute())
                == 1;
    }

    /** Gives the row back as done, within the transaction that stores its result; false once another has taken it. */
    boolean release(Handle h, Claim claim) {
        return h.createUpdate(held("""
                        UPDATE %s SET holder = NULL, until = NULL, attempts = 0, retry_at = NULL, failed_at = NULL,
                            failure = NULL, set_aside = false"""))
                        .bind("key", claim.key())
                        .bind("holder", claim.holder())
                        .bind("fence", claim.fence())
                        .execute()
                == 1;
    }

    /** Gives the row back to be tried again later, or sets it aside, in the open transaction; whether it was set aside. */
    boolean failed(Handle h, Claim claim, String reason) {
        return h.createQuery(held("""
                                UPDATE %s SET holder = NULL, until = NULL, attempts = attempts + 1, failure = :reason,
                                    failed_at = now(), set_aside = attempts + 1 >= :most,
                                    retry_at = now() + make_interval(secs => least(power(2, least(attempts, 20)), :longest))""") + " RETURNING set_aside")
                .bind("reason", reason)
                .bind("most", config.attempts())
                .bind("longest", seconds(LONGEST_RETRY))
                .bind("key", claim.key())
                .bind("holder", claim.holder())
                .bind("fence", claim.fence())
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
