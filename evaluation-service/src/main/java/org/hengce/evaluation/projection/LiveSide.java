package org.hengce.evaluation.projection;

import org.jdbi.v3.core.Handle;

/**
 * Which set of tables is live. Who writes to it holds it in place until his transaction ends; a swap waits for all of them, and
 * they for it: none writes to a set that was live when it began.
 */
public final class LiveSide {
    private static final long LOCK = 2;

    private LiveSide() {}

    /** The live one, which stays so to the end of this transaction. */
    static Side held(Handle h) {
        // Two statements: the second sees what a swap has committed for which the first waited.
        h.execute("SELECT pg_advisory_xact_lock_shared(?)", LOCK);
        return now(h);
    }

    /** The live one, with nobody writing to it until this transaction ends. */
    public static Side alone(Handle h) {
        h.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
        return now(h);
    }

    /** The live one as this statement sees it. */
    public static Side now(Handle h) {
        return Side.of(
                h.createQuery("SELECT live FROM projection").mapTo(String.class).one());
    }
}
