package org.hengce.kit.register;

import java.util.HashMap;
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

    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
