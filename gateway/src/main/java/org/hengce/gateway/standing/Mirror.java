package org.hengce.gateway.standing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.Handle;

/**
 * The rows of a table by their id, as they were at the last look.
 *
 * @param <T> what is kept of a row; immutable
 */
public abstract class Mirror<T> implements Mirrored {
    private final ConcurrentMap<String, T> known = new ConcurrentHashMap<>();

    /** The rows with {@code changed_in >= since}. */
    protected abstract List<T> changed(Handle handle, String since);

    protected abstract String id(T row);

    /** Whether the row lets nobody in any more, for good: it need not be kept. */
    protected abstract boolean isOver(T row);

    /** Room for further orders; called for every changed row. */
    protected void taken(T row) {}

    protected final Optional<T> get(String id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public final void catchUp(Handle handle, String since) {
        for (T row : changed(handle, since)) {
            if (isOver(row)) {
                known.remove(id(row));
            } else {
                known.put(id(row), row);
            }
            taken(row);
        }
    }

    /** Drops what has run out by itself, which no change of its row tells of. */
    protected final void sweep() {
        known.values().removeIf(this::isOver);
    }
}
