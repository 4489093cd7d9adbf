package org.hengce.policy.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Which policies are meant: SQL of ours over the row {@code entry} of {@code policy_search}, values as parameters. */
final class Conditions {
    private final Map<String, String> sql = new LinkedHashMap<>();
    private final Map<String, Object> values = new HashMap<>();

    /** One more; none where nothing was asked for. */
    Conditions and(String name, @Nullable Object value, String condition) {
        if (value != null) {
            sql.put(name, condition);
            values.put(name, value);
        }
        return this;
    }

    boolean has(String name) {
        return sql.containsKey(name);
    }

    /** All of them. */
    String all() {
        return allBut("");
    }

    /** All but the one of this name, which is not looked at. */
    String allBut(String name) {
        return sql.entrySet().stream()
                .filter(condition -> !condition.getKey().equals(name))
                .map(condition -> "(" + condition.getValue() + ")")
                .collect(Collectors.joining(" AND ", "", ""))
                .transform(all -> all.isEmpty() ? "true" : all);
    }

    Query bind(Query query) {
        values.forEach((name, value) -> {
            if (value instanceof String[] many) {
                query.bindArray(name, String.class, (Object[]) many);
            } else {
                query.bind(name, value);
            }
        });
        return query;
    }
}
