package org.hengce.acceptance.foreign;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** PgBouncer in transaction mode before a {@link ForeignPostgres}, with TLS on both sides. */
public final class ForeignPooler implements AutoCloseable {
    /** Sessions of each service; fewer than a service has connections, so that transactions do change sessions. */
    public static final int SESSIONS = 4;

    private final Daemon daemon;
    private final ForeignPostgres server;
    private final int port;

    private ForeignPooler(Daemon daemon, ForeignPostgres server, int port) {
        this.daemon = daemon;
        this.server = server;
        this.port = port;
    }

    /** Whoever the server lets in it lets in, too. */
    public static ForeignPooler start(Path folder, ForeignPostgres server, Authority authority) throws IOException {
        Authority.Signed signed = authority.sign("pooler", ForeignPostgres.HOST);
        Path users = Files.writeString(
                folder.resolve("userlist.txt"),
                "\"%s\" \"%s\"\n".formatted(ForeignPostgres.SUPERUSER, ForeignPostgres.SUPERUSERS_PASSWORD));
        int port = Daemon.freePort();
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                pool_mode = transaction
                default_pool_size = %d
                ignore_startup_parameters = extra_float_digits
                auth_type = scram-sha-256
                auth_file = %s
                auth_user = %s
                client_tls_sslmode = require
                client_tls_cert_file = %s
                client_tls_key_file = %s
                server_tls_sslmode = verify-full
                server_tls_ca_file = %s
                """.formatted(
                        ForeignPostgres.HOST,
                        server.port(),
                        port,
                        SESSIONS,
                        users,
                        ForeignPostgres.SUPERUSER,
                        signed.certificate(),
                        signed.key(),
                        authority.certificate()));
        Daemon daemon = Daemon.start(folder, "pgbouncer", Daemon.notAsRoot(List.of("pgbouncer", settings.toString())));
        await().alias("PgBouncer")
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> {
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        return socket.isConnected();
                    }
                });
        return new ForeignPooler(daemon, server, port);
    }

    public int port() {
        return port;
    }

    /** As {@code HENGCE_DATABASE_POOLER} takes it. */
    public String url() {
        return "postgresql://%s:%d/?%s".formatted(ForeignPostgres.HOST, port, server.tls());
    }

    @Override
    public void close() {
        daemon.close();
    }
}
