package org.hengce.policy.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengce.kit.hash.Sha256;
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

    /** The values of all but the one of this name, to be compared with those of others; of long lists what tells them apart. */
    Map<String, String> valuesBut(String name) {
        Map<String, String> compared = new HashMap<>();
        values.forEach((of, value) -> {
            if (!of.equals(name)) {
                compared.put(
                        of,
                        value instanceof String[] many
                                ? Sha256.hex(Arrays.stream(many).sorted().collect(Collectors.joining(",")))
                                : value.toString());
            }
        });
        return compared;
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
