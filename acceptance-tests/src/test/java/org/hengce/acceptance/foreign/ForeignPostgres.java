package org.hengce.acceptance.foreign;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengce.acceptance.tools.Tool;

/** PostgreSQL that speaks TLS alone and asks for passwords; its administrator is no superuser. */
public final class ForeignPostgres implements AutoCloseable {
    /** The one name in its certificate; it listens at 127.0.0.1, too. */
    public static final String HOST = "localhost";

    public static final String ADMINISTRATOR = "dba";
    public static final String PASSWORD = "ten pears: 1 basket/2";
    static final String SUPERUSER = "postgres";
    static final String SUPERUSERS_PASSWORD = "of the superuser";

    private final Daemon daemon;
    private final Path authority;
    private final int port;

    private ForeignPostgres(Daemon daemon, Path authority, int port) {
        this.daemon = daemon;
        this.authority = authority;
        this.port = port;
    }

    /**
     * Makes its data folder and its administrator, and starts it.
     *
     * @param programs the folder with PostgreSQL's {@code bin}
     */
    public static ForeignPostgres start(Path folder, Path programs, Authority authority)
            throws IOException, SQLException {
        Authority.Signed signed = authority.sign("postgres", HOST);
        Path data = folder.resolve("postgres");
        Path password = Files.writeString(folder.resolve("superuser"), SUPERUSERS_PASSWORD + "\n");
        Tool.done(
                folder,
                Map.of(),
                1,
                Daemon.notAsRoot(List.of(
                                programs.resolve("bin/initdb").toString(),
                                "-D",
                                data.toString(),
                                "--username=" + SUPERUSER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--locale=C.UTF-8",
                                "--encoding=UTF8",
                                "--no-sync",
                                "--no-instructions"))
                        .toArray(String[]::new));
        Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all all scram-sha-256\n");
        int port = Daemon.freePort();
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=off",
                "ssl=on",
                "ssl_cert_file=" + signed.certificate(),
                "ssl_key_file=" + signed.key())) {
            command.addAll(List.of("-c", setting));
        }
        Daemon daemon = Daemon.start(folder, "postgres", Daemon.notAsRoot(command));
        ForeignPostgres server = new ForeignPostgres(daemon, authority.certificate(), port);
        await().alias("PostgreSQL")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> {
                    try (Connection connection = server.connect("postgres")) {
                        return connection.isValid(1);
                    }
                });
        server.execute("CREATE ROLE %s LOGIN CREATEDB CREATEROLE PASSWORD '%s'".formatted(ADMINISTRATOR, PASSWORD));
        return server;
    }

    /** What a client has to say of TLS. */
    public String tls() {
        return "sslmode=verify-full&sslrootcert=" + authority;
    }

    public int port() {
        return port;
    }

    /** As {@code HENGCE_DATABASE_URL} takes it, without the password. */
    public String url() {
        return "postgresql://%s@%s:%d/postgres?%s".formatted(ADMINISTRATOR, HOST, port, tls());
    }

    /** As its superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s?%s".formatted(HOST, port, database, tls()), SUPERUSER, SUPERUSERS_PASSWORD);
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** The first column of what a query finds, as text. */
    public List<String> query(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    public boolean runs() {
        return daemon.runs();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
