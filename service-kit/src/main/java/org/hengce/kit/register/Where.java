package org.hengce.kit.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions on a list of entries, all of which must hold: SQL of ours over the row {@code entry}, values as parameters. */
public final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    private Where() {}

    public static Where everything() {
        return new Where();
    }

    /**
     * One more condition; none where nothing was asked for.
     *
     * @param name of the parameter in {@code condition}
     */
    public Where and(String name, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(" AND (").append(condition).append(')');
            values.put(name, value);
        }
        return this;
    }

    /** Only entries of these codes; of all where there is none. */
    public Where ofCodes(String name, List<String> codes) {
        return and(
                name,
                codes.isEmpty() ? null : String.join(",", codes),
                "entry.code = ANY (string_to_array(CAST(:%s AS text), ','))".formatted(name));
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
