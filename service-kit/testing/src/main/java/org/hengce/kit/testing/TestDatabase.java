package org.hengce.kit.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;

/**
 * A migrated database of its own, with the two roles that production has: an owner that migrates and a service that may
 * read and write rows and nothing else.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String PASSWORD = "test-only";

    private final TestServers servers;
    private final String name;
    private final TestSecret secret = new TestSecret("database", PASSWORD);

    private TestDatabase(TestServers servers, String name) throws SQLException {
        this.servers = servers;
        this.name = name;
        asSuperuser(
                "CREATE ROLE %s_owner LOGIN PASSWORD '%s'".formatted(name, PASSWORD),
                "CREATE ROLE %s_service LOGIN PASSWORD '%s'".formatted(name, PASSWORD),
                "CREATE DATABASE %1$s OWNER %1$s_owner".formatted(name));
        try (Connection owner = DriverManager.getConnection(url(), name + "_owner", PASSWORD);
                Statement statement = owner.createStatement()) {
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %s_service"
                    .formatted(name));
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO %s_service".formatted(name));
        }
    }

    /** A database for one test class, with the migrations that its module has on the class path. */
    public static TestDatabase migrated() throws SQLException {
        TestDatabase database =
                empty("t_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36));
        database.migrate("classpath:db/kit", "classpath:db/migration");
        return database;
    }

    /** As an earlier release left it: with its service's scripts up to this one, and {@link #upgrade} still to come. */
    public static TestDatabase migratedTo(String script) throws SQLException {
        TestDatabase database =
                empty("t_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36));
        database.scripts("classpath:db/kit", "classpath:db/migration")
                .target(script)
                .load()
                .migrate();
        return database;
    }

    /** Runs all scripts that have not run. */
    public void upgrade() {
        migrate("classpath:db/kit", "classpath:db/migration");
    }

    static TestDatabase empty(String name) throws SQLException {
        return new TestDatabase(TestServers.fromEnvironment(), name);
    }

    /** As the launcher does it. */
    void migrate(String... locations) {
        scripts(locations).load().migrate();
    }

    FluentConfiguration scripts(String... locations) {
        return Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(url(), name + "_owner", PASSWORD)
                .locations(locations)
                .placeholders(Map.of("serviceRole", name + "_service"))
                .outOfOrder(true); // the kit's scripts come below a service's earlier ones
    }

    /** As the service sees it. */
    public Jdbi jdbi() {
        return Jdbi.create(url(), user(), password());
    }

    /** As nobody but an operator sees it: may change what a service may not. */
    public Jdbi asOwner() {
        return Jdbi.create(url(), name + "_owner", PASSWORD);
    }

    String url() {
        return servers.postgresUrl() + name;
    }

    String user() {
        return name + "_service";
    }

    String password() {
        return PASSWORD;
    }

    /** The file with the service's password that the service has mounted. */
    public TestSecret secret() {
        return secret;
    }

    /** As an operator does it in the database; the service's file is not changed with it. */
    public void setPassword(String password) throws SQLException {
        asSuperuser("ALTER ROLE %s_service PASSWORD '%s'".formatted(name, password));
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        servers.postgresUrl() + "postgres", servers.postgresUser(), servers.postgresPassword());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        asSuperuser(
                "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name),
                "DROP ROLE IF EXISTS %s_service".formatted(name),
                "DROP ROLE IF EXISTS %s_owner".formatted(name));
    }
}
