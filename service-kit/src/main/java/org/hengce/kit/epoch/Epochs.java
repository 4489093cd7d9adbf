package org.hengce.kit.epoch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The epoch that this service's events carry: raised when all that it owns is published again. */
@ApplicationScoped
public class Epochs {
    // In a hash of the name, so that it meets no other advisory lock of a service.
    private static final String LOCK = "hashtextextended('hengce epoch', 0)";

    @Inject
    Jdbi jdbi;

    /**
     * The present one, which stays so to the end of the open transaction: what is written under it is either seen by who
     * publishes everything again, or has the new one.
     */
    public int present() {
        return jdbi.withHandle(h -> {
            h.execute("SELECT pg_advisory_xact_lock_shared(%s)".formatted(LOCK));
            return last(h);
        });
    }

    /** Begins the next one; nobody publishes until the open transaction ends. */
    int begin() {
        return jdbi.withHandle(h -> {
            h.execute("SELECT pg_advisory_xact_lock(%s)".formatted(LOCK));
            // The minute: a restored database does not know which numbers were given after it was backed up.
            int next = h.createQuery(
                            "SELECT greatest(max(value) + 1, cast(extract(epoch FROM now()) / 60 AS int)) FROM epoch")
                    .mapTo(Integer.class)
                    .one();
            h.createUpdate("INSERT INTO epoch (value) VALUES (:value)")
                    .bind("value", next)
                    .execute();
            return next;
        });
    }

    private static int last(Handle h) {
        return h.createQuery("SELECT max(value) FROM epoch")
                .mapTo(Integer.class)
                .one();
    }
}
