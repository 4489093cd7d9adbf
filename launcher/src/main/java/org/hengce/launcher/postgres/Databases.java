package org.hengce.launcher.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.process.RunRecord;

/**
 * One database per service, with two roles: NAME_owner makes the tables, NAME_service reads and writes them and can do nothing
 * else. Names are ours (letters only) and need no quoting; nor do the passwords, see {@link Secrets}.
 */
public final class Databases {
    private final PostgresServer server;
    private final Secrets secrets;

    public Databases(PostgresServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    public static String owner(String database) {
        return database + "_owner";
    }

    public static String service(String database) {
        return database + "_service";
    }

    /** Makes what is missing and sets the rest right; safe to repeat after an interruption anywhere. */
    public void ensure(RunRecord running, Iterable<String> databases) throws SQLException {
        try (Connection connection = server.connect(running, "postgres");
                Statement sql = connection.createStatement()) {
            for (String database : databases) {
                ensureRole(connection, owner(database));
                ensureRole(connection, service(database));
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database))
                    sql.execute("CREATE DATABASE %s OWNER %s".formatted(database, owner(database)));
                sql.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
                sql.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, service(database)));
            }
            sql.execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
            sql.execute("REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
        }
        for (String database : databases) grantWithin(running, database);
    }

    private void ensureRole(Connection connection, String role) throws SQLException {
        if (exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) return;
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, secrets.password(role)));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(query)) {
            sql.setString(1, name);
            try (ResultSet rows = sql.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void grantWithin(RunRecord running, String database) throws SQLException {
        String owner = owner(database);
        String service = service(database);
        try (Connection connection = server.connect(running, database);
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER SCHEMA public OWNER TO " + owner);
            sql.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            sql.execute("GRANT USAGE ON SCHEMA public TO " + service);
            String future = "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA public GRANT ".formatted(owner);
            sql.execute(future + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + service);
            sql.execute(future + "USAGE, SELECT ON SEQUENCES TO " + service);
        }
    }
}
