package org.hengce.kit.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A right that one replica holds at a time, as a row with an end: no session lock, so that a connection pooler in between
 * does no harm, and a dead holder's right runs out by itself. The database's clock decides.
 *
 * <p>Not thread-safe: one instance per working thread.
 */
public final class Lease {
    private final Jdbi jdbi;
    private final String name;
    private final Duration length;
    private final UUID holder = UUID.randomUUID();
    private @Nullable Long fence;

    public Lease(Jdbi jdbi, String name, Duration length) {
        this.jdbi = jdbi;
        this.name = name;
        this.length = length;
    }

    /** Takes or renews it; the fence is the same as long as it was never lost. Empty while another holds it. */
    public Optional<Long> hold() {
        Optional<Long> held = jdbi.withHandle(h -> h.createQuery("""
                        INSERT INTO lease AS l (name, holder, fence, until) VALUES (:name, :holder, 1, now() + make_interval(secs => :seconds))
                        ON CONFLICT (name) DO UPDATE SET
                            holder = excluded.holder, until = excluded.until,
                            fence = CASE WHEN l.holder = excluded.holder THEN l.fence ELSE l.fence + 1 END
                        WHERE l.holder = excluded.holder OR l.until < now()
                        RETURNING fence""")
                .bind("name", name)
                .bind("holder", holder)
                .bind("seconds", length.toMillis() / 1000.0)
                .mapTo(Long.class)
                .findOne());
        fence = held.orElse(null);
        return held;
    }

    /** Whether the fence still is this holder's, asked within the caller's transaction, which then may go on. */
    public boolean holds(Handle handle) {
        return fence != null
                && handle.createQuery("SELECT fence FROM lease WHERE name = :name AND holder = :holder FOR SHARE")
                        .bind("name", name)
                        .bind("holder", holder)
                        .mapTo(Long.class)
                        .findOne()
                        .filter(fence::equals)
                        .isPresent();
    }

    /** Gives it back, so that the next one need not wait for its end. */
    public void release() {
        jdbi.useHandle(h -> h.createUpdate("UPDATE lease SET until = now() WHERE name = :name AND holder = :holder")
                .bind("name", name)
                .bind("holder", holder)
                .execute());
        fence = null;
    }
}
