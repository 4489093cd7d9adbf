package org.hengce.gateway.standing;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials of a kind that let somebody in, as of a second ago at most, and when each was last used.
 *
 * @param <T> as in {@link Mirror}
 */
public abstract class CredentialMirror<T> extends Mirror<T> {
    private final Clock clock;
    private final Uses uses = new Uses();

    protected CredentialMirror(Clock clock) {
        this.clock = clock;
    }

    /** The credential with this id, if it lets somebody in. */
    public Future<Optional<T>> of(String id) {
        return find(() -> get(id)).map(found -> found.filter(credential -> !isOver(credential)));
    }

    /** The one with this id let somebody in just now. */
    public void used(String id) {
        uses.note(id, now());
    }

    /** When it was last used, as this replica knows. */
    protected final Optional<Instant> lastUse(String id) {
        return uses.last(id);
    }

    /** Writes them into the table: see {@link Uses#bound}. */
    protected abstract void writeUses(Map<String, Instant> when);

    /** To be called now and then. */
    protected final void writeUses() {
        uses.write(now(), this::writeUses);
    }

    protected final Instant now() {
        return clock.instant();
    }
}
