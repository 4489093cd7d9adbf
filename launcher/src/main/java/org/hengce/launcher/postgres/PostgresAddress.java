package org.hengce.launcher.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.hengce.launcher.terminal.Failure;

/**
 * A PostgreSQL server, and the user who may make roles and databases on it: our own, or one that exists.
 *
 * @param hosts {@code host:port}, several with commas
 * @param database to which that user connects first
 * @param parameters of the driver, as they stand behind the question mark; every connection has them
 */
public record PostgresAddress(String hosts, String database, String parameters, String user, String password) {
    /** The oldest that our scripts were run on. */
    private static final int OLDEST = 17;

    /** First letters of an SQLSTATE: authorisation, rights, a database that is not there. */
    private static final List<String> REFUSALS = List.of("28", "42", "3D");

    private static final int VERSIONS_IN_NUMBER = 10_000;
    private static final String SECONDS_TO_SIGN_IN = "10";

    /** JDBC address of a database there. */
    public String url(String name) {
        return url(hosts, name, parameters);
    }

    static String url(String hosts, String name, String parameters) {
        return "jdbc:postgresql://%s/%s%s".formatted(hosts, name, parameters.isEmpty() ? "" : "?" + parameters);
    }

    Connection connect() throws SQLException {
        return connect(url(database), user, password);
    }

    static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // A server that takes the call and says nothing would else be waited for without end.
        properties.setProperty("loginTimeout", SECONDS_TO_SIGN_IN);
        return DriverManager.getConnection(url, properties);
    }

    /**
     * Finds out early what would go wrong half-way.
     *
     * @throws Failure if it does not answer, is too old, or this user may not do what is needed
     */
    public void requireFit() {
        try (Connection connection = connect();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("""
                        SELECT current_setting('server_version_num')::int, current_setting('server_version'),
                               rolsuper OR (rolcreatedb AND rolcreaterole)
                        FROM pg_roles WHERE rolname = current_user""")) {
            row.next();
            if (row.getInt(1) < OLDEST * VERSIONS_IN_NUMBER)
                throw new Failure(
                        "PostgreSQL at %s is too old.".formatted(hosts),
                        "It is version %s; Hengce needs %d or newer.".formatted(row.getString(2), OLDEST),
                        "Upgrade it, or name another server.");
            if (!row.getBoolean(3))
                throw new Failure(
                        "The user %s may not make databases and roles at %s.".formatted(user, hosts),
                        "It lacks CREATEDB or CREATEROLE.",
                        "ALTER ROLE %s CREATEDB CREATEROLE, or name an administrator of the server.".formatted(user));
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private Failure refused(SQLException e) {
        return refused(e, "PostgreSQL at " + hosts, user, "HENGCE_DATABASE_URL");
    }

    /**
     * Away may pass; refused stays so until somebody mends it.
     *
     * @param variable in which its address stands
     */
    static Failure refused(SQLException e, String what, String user, String variable) {
        if (unproven(e))
            return new Failure(
                    "%s does not show that it is the one.".formatted(what),
                    Failure.innermost(e),
                    "Check in %s that sslrootcert names the certificate of whoever signs the server's, and that the host is one that it names."
                            .formatted(variable),
                    e);
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return REFUSALS.stream().anyMatch(state::startsWith)
                ? new Failure(
                        "%s does not let %s in.".formatted(what, user),
                        String.valueOf(e.getMessage()),
                        "Check user, password and database in %s, and the server's pg_hba.conf.".formatted(variable),
                        e)
                : new Failure(
                                "%s does not answer.".formatted(what),
                                String.valueOf(e.getMessage()),
                                "Check host and port in %s, and that the server runs and can be reached from here."
                                        .formatted(variable),
                                e)
                        .passing();
    }

    /**
     * TLS: its certificate is not of whom we trust, or names another host. The driver has no SQLSTATE for either, and its words
     * are in the user's language; the verifier's name and that of TLS are in all of them.
     */
    private static boolean unproven(SQLException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("HostnameVerifier") || said.contains("SSL root certificate")) return true;
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SSLException) return true;
        return false;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s at %s/%s".formatted(user, hosts, database);
    }
}
