package org.hengce.launcher.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.hengce.launcher.terminal.Failure;

/**
 * A pooler, such as PgBouncer in transaction mode, between services and a PostgreSQL that is not ours. Databases are made and
 * migrated without it: Flyway holds a lock of its session.
 *
 * @param hosts {@code host:port}, several with commas
 * @param parameters of the driver
 */
public record PostgresPooler(String hosts, String parameters) {
    /** Of {@code prepareThreshold}: what one session has prepared the next transaction may not find in its own. */
    public static final String NEVER_PREPARED = "0";

    /** JDBC address of a database there. */
    public String url(String name) {
        return PostgresAddress.url(hosts, name, parameters);
    }

    /**
     * Finds out early what else would keep a service waiting.
     *
     * @throws Failure if it does not answer, or does not let this role in
     */
    public void requireLetsIn(String database, String role, String password) {
        try (Connection connection = PostgresAddress.connect(url(database), role, password)) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw PostgresAddress.refused(
                    e, "The pooler at %s/%s".formatted(hosts, database), role, "HENGCE_DATABASE_POOLER");
        }
    }
}
