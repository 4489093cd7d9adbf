package org.hengce.gateway.standing;

import io.vertx.core.Future;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by their id, as they were at the last look.
 *
 * @param <T> what is kept of a row; immutable
 */
public abstract class Mirror<T> implements Mirrored {
    private final ConcurrentMap<String, T> known = new ConcurrentHashMap<>();
    private @Nullable Standings standings;

    @Inject
    void readBy(Standings reader) {
        standings = reader;
    }

    /**
     * What is found in memory, or after another look.
     *
     * @return fails with {@code Problem} 503 when the database has not answered for too long
     */
    protected final Future<Optional<T>> find(Supplier<Optional<T>> inMemory) {
        return Objects.requireNonNull(standings).find(inMemory);
    }

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
        List<T> rows = changed(handle, since);
        if (since.equals(Mirrored.ALL)) {
            known.keySet().retainAll(rows.stream().map(this::id).collect(Collectors.toSet()));
        }
        for (T row : rows) {
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
