package org.hengce.gateway.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Update;

/** When credentials were last used: noted in memory at once, written to the database later and once a minute at most. */
public final class Uses {
    private static final Duration TO_THE = Duration.ofMinutes(1);
    // Longer than anybody asks for; what is older is in the table.
    private static final Duration KEPT = Duration.ofHours(1);

    private final ConcurrentMap<String, Instant> noted = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> unwritten = new ConcurrentHashMap<>();

    /** A credential that exists was used. */
    public void note(String id, Instant now) {
        Instant known = noted.get(id);
        if (known == null || known.plus(TO_THE).isBefore(now)) {
            noted.put(id, now);
            unwritten.put(id, now);
        }
    }

    /** The last use that was noted at this replica. */
    public Optional<Instant> last(String id) {
        return Optional.ofNullable(noted.get(id));
    }

    /** Hands over what is to be written, in the order of the ids; keeps it if that fails. */
    public void write(Instant now, Consumer<Map<String, Instant>> table) {
        noted.values().removeIf(at -> at.plus(KEPT).isBefore(now));
        Map<String, Instant> taken = new TreeMap<>(unwritten);
        if (taken.isEmpty()) {
            return;
        }
        table.accept(taken);
        taken.forEach(unwritten::remove);
    }

    /** Binds them to a statement that writes them, as {@code unnest(:ids, CAST(:times AS timestamptz[]))}. */
    public static Update bound(Update statement, Map<String, Instant> uses) {
        return statement
                .bindArray("ids", String.class, List.copyOf(uses.keySet()))
                .bindArray(
                        "times",
                        String.class,
                        uses.values().stream().map(Instant::toString).toList());
    }
}
