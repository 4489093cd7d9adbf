package org.hengce.launcher.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;

/**
 * One database per service, with two roles: NAME_owner makes the tables, NAME_service reads and writes them and can do nothing
 * else. Names are ours (letters only) and need no quoting.
 */
public final class Databases {
    private final PostgresAddress server;
    private final UnaryOperator<String> passwords;

    /** @param passwords of a role, by its name */
    public Databases(PostgresAddress server, UnaryOperator<String> passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    public static String owner(String database) {
        return database + "_owner";
    }

    public static String service(String database) {
        return database + "_service";
    }

    /** As its owner sees it. */
    public OwnedDatabase owned(String database) {
        String owner = owner(database);
        return new OwnedDatabase(server.url(database), owner, passwords.apply(owner), service(database));
    }

    /** Makes what is missing and sets the rest right; safe to repeat after an interruption anywhere. */
    public void ensure(Iterable<String> databases) throws SQLException {
        try (Connection connection = server.connect();
                Statement sql = connection.createStatement()) {
            boolean superuser = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper");
            for (String database : databases) {
                ensureRole(connection, owner(database));
                ensureRole(connection, service(database));
                // Who is not a superuser gives a database only to a role that is his.
                if (!superuser)
                    sql.execute("GRANT %s TO CURRENT_USER WITH INHERIT TRUE, SET TRUE".formatted(owner(database)));
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database))
                    sql.execute("CREATE DATABASE %s OWNER %s".formatted(database, owner(database)));
                sql.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
                sql.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, service(database)));
            }
        }
        for (String database : databases) owned(database).grant();
    }

    /** On a server that is for nothing else: what has no owner of ours is for nobody. */
    public void closeTheOthers() throws SQLException {
        try (Connection connection = server.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
            sql.execute("REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
        }
    }

    /** The password is set anew, too: a server that exists may know one of a data folder that is gone. */
    private void ensureRole(Connection connection, String role) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            try (Statement sql = connection.createStatement()) {
                sql.execute("CREATE ROLE %s LOGIN".formatted(role));
            }
        }
        // Hashed here, so that no log of the server shows it.
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, passwords.apply(role).toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String query, String... names) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(query)) {
            for (int i = 0; i < names.length; i++) sql.setString(i + 1, names[i]);
            try (ResultSet rows = sql.executeQuery()) {
                return rows.next();
            }
        }
    }
}
