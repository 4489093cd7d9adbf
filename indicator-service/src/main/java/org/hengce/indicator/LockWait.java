package org.hengce.indicator;

import org.jdbi.v3.core.Handle;

/**
 * How long a request waits for what others are writing. A file of millions is published for minutes under its indicator's lock;
 * a dozen requests that wait so long have all connections there are, and nobody could read any more.
 */
public final class LockWait {
    /** Longer than a request's own writing takes. */
    private static final String LONGEST = "10s";

    private LockWait() {}

    /** Ends the open transaction, with a 503, when it has waited for longer. */
    public static void limit(Handle h) {
        h.createQuery("SELECT set_config('lock_timeout', :longest, true)")
                .bind("longest", LONGEST)
                .mapTo(String.class)
                .one();
    }
}
