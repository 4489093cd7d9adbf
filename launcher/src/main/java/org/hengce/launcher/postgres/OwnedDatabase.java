package org.hengce.launcher.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hengce.launcher.terminal.Failure;

/**
 * A database that is there, as its owner sees it.
 *
 * @param url JDBC address
 * @param owner makes the tables
 * @param password of the owner
 * @param service the role that reads and writes them, and can do nothing else
 */
public record OwnedDatabase(String url, String owner, String password, String service) {
    public OwnedDatabase {
        for (String role : new String[] {owner, service})
            if (!role.matches("[A-Za-z_][A-Za-z0-9_-]*"))
                throw new IllegalArgumentException("'%s' is no name of a role".formatted(role));
    }

    Connection connect() throws SQLException {
        return PostgresAddress.connect(url, owner, password);
    }

    /**
     * Finds out early what would go wrong half-way.
     *
     * @throws Failure if it does not answer, or belongs to somebody else
     */
    public void requireOwned() {
        try (Connection connection = connect();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("""
                        SELECT pg_get_userbyid(datdba), EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%s')
                        FROM pg_database WHERE datname = current_database()""".formatted(service))) {
            row.next();
            if (!row.getString(1).equals(owner))
                throw new Failure(
                        "%s does not own the database at %s.".formatted(owner, url),
                        "Its owner is %s.".formatted(row.getString(1)),
                        "Sign in as that one, or: ALTER DATABASE … OWNER TO %s".formatted(owner));
            if (!row.getBoolean(2))
                throw new Failure(
                        "There is no role %s.".formatted(service),
                        "It is to read and write the tables at %s.".formatted(url),
                        "Make it: CREATE ROLE %s LOGIN PASSWORD …, or name another in HENGCE_SERVICE_USER"
                                .formatted(service));
        } catch (SQLException e) {
            throw PostgresAddress.refused(e, "PostgreSQL at " + url, owner, "HENGCE_DATABASE_URL");
        }
    }

    /** What the service may do with all that the owner makes from now on; safe to repeat. */
    public void grant() throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            // Its owner already, but by the rule that whoever owns the database does.
            sql.execute("ALTER SCHEMA public OWNER TO " + quoted(owner));
            sql.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            sql.execute("GRANT USAGE ON SCHEMA public TO " + quoted(service));
            String future = "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA public GRANT ".formatted(quoted(owner));
            sql.execute(future + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + quoted(service));
            sql.execute(future + "USAGE, SELECT ON SEQUENCES TO " + quoted(service));
        }
    }

    /** A service reads the version it finds and never writes it. */
    void protectHistory() throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            sql.execute("REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM " + quoted(service));
        }
    }

    private static String quoted(String role) {
        return '"' + role + '"';
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s as %s".formatted(url, owner);
    }
}
