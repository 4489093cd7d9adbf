package org.hengce.kit.sql;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** One state of the database for several reads. */
public final class Snapshot {
    private Snapshot() {}

    /**
     * Reads in a transaction of its own that is repeatable-read. It is made so inside: JDBC's own way sets the session before
     * the transaction begins, and behind a pooler that may be another session than the one that then reads.
     */
    public static <R, X extends Exception> R read(Jdbi jdbi, HandleCallback<R, X> work) throws X {
        return jdbi.inTransaction(h -> {
            h.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            return work.withHandle(h);
        });
    }
}
