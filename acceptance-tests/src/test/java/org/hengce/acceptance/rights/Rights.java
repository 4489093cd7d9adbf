package org.hengce.acceptance.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The table {@code rights.yaml} of {@code contracts}: by operation, who may. */
final class Rights {
    /** In the order of the columns. */
    static final List<String> ROLES = List.of("viewer", "steward", "officer", "analyst", "admin");

    private final Map<String, Right> rows;
    private final boolean regionsAreEnforced;

    /** How a user who is limited to regions is limited. */
    enum Limit {
        NONE,
        COVERAGE,
        ROWS,
        FILE,
        REGION,
        UNSCOPED_ONLY;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Limit of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** One row; without roles: open to everybody. */
    record Right(Set<String> roles, Limit limit) {
        boolean open() {
            return roles.isEmpty();
        }

        /** Of somebody who is known. */
        boolean allows(String role) {
            return open() || roles.contains("signed-in") || roles.contains(role);
        }
    }

    private Rights(Map<String, Right> rows, boolean regionsAreEnforced) {
        this.rows = rows;
        this.regionsAreEnforced = regionsAreEnforced;
    }

    static Rights read() {
        try (InputStream yaml = Objects.requireNonNull(Rights.class.getResourceAsStream("/rights.yaml"))) {
            // SnakeYAML itself, since Jackson does not follow YAML's anchors in trees.
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            JsonNode table = new ObjectMapper().valueToTree(loaded);
            Map<String, Right> rows = new TreeMap<>();
            table.get("operations").properties().forEach(row -> {
                Set<String> roles = new TreeSet<>();
                row.getValue().get("roles").forEach(role -> roles.add(role.textValue()));
                rows.put(
                        row.getKey(),
                        new Right(roles, Limit.of(row.getValue().get("regions").textValue())));
            });
            return new Rights(rows, table.get("regionsAreEnforced").booleanValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Right> rows() {
        return rows;
    }

    /** Whether the services hold the column {@code regions} already. */
    boolean regionsAreEnforced() {
        return regionsAreEnforced;
    }

    Right of(String operation) {
        return Objects.requireNonNull(rows.get(operation), operation);
    }
}
