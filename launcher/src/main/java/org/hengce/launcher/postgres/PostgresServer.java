package org.hengce.launcher.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.process.Launch;
import org.hengce.launcher.process.Ports;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.process.Running;
import org.hengce.launcher.process.Stopping;
import org.hengce.launcher.terminal.Failure;

/** PostgreSQL as a process of its own on the loopback interface, with a password. */
public final class PostgresServer {
    public static final String NAME = "postgres";
    static final String SUPERUSER = "postgres";

    private static final Duration START = Duration.ofMinutes(2); // a large log may have to be replayed
    private static final Duration ORPHANS = Duration.ofSeconds(15);

    private final Home home;
    private final Processes processes;
    private final Secrets secrets;
    private final boolean durable;
    private final PostgresFolder folder;

    /** @param durable false only for tests: what a power cut may lose is then not worth waiting for */
    public PostgresServer(Home home, boolean durable) {
        this.home = home;
        this.processes = new Processes(home);
        this.secrets = new Secrets(home);
        this.durable = durable;
        this.folder = new PostgresFolder(home, secrets);
    }

    /** Starts it unless it runs. */
    public RunRecord ensureRunning() throws IOException, InterruptedException {
        Path binaries = PostgresBinaries.unpacked(home.postgres());
        Optional<RunRecord> before = processes.record(NAME);
        if (before.isPresent() && before.get().alive()) {
            if (processes.current(before.get(), launch(binaries, before.get().port()))) return before.get();
            Stopping.stop(before.get().pid(), before.get().identity(), Stopping.Signal.INT, Duration.ofSeconds(30));
        }
        folder.make(binaries, durable);
        folder.clearForeignPid();
        Launch launch =
                launch(binaries, Ports.freeLike(before.map(RunRecord::port).orElse(0)));
        return start(launch, Instant.now().plus(ORPHANS));
    }

    /** Workers of a server that was killed may live on for a moment; until they are gone the next one refuses. */
    private RunRecord start(Launch launch, Instant giveUp) throws IOException, InterruptedException {
        while (true) {
            Running running = processes.start(launch);
            try {
                running.await("PostgreSQL", START, () -> answers(running.record()));
                return running.record();
            } catch (Failure failure) {
                boolean orphans = failure.why().contains("shared memory block");
                if (!orphans || Instant.now().isAfter(giveUp)) throw failure;
                Thread.sleep(500);
            }
        }
    }

    private Launch launch(Path binaries, int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Root.prefix());
        command.addAll(List.of(
                binaries.resolve("bin/postgres").toString(), "-D", folder.data().toString()));
        Map<String, String> settings = Map.of(
                "listen_addresses",
                "127.0.0.1",
                "unix_socket_directories",
                "",
                "port",
                Integer.toString(port),
                "max_connections",
                durable ? "100" : "300",
                "shared_buffers",
                "64MB",
                "fsync",
                durable ? "on" : "off",
                "synchronous_commit",
                durable ? "on" : "off",
                "full_page_writes",
                durable ? "on" : "off",
                "log_timezone",
                "UTC",
                "timezone",
                "UTC");
        settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> command.addAll(List.of("-c", setting.getKey() + "=" + setting.getValue())));
        return new Launch(NAME, command, Map.of(), port, 0, PostgresBinaries.version());
    }

    private boolean answers(RunRecord record) throws SQLException {
        try (Connection connection = connect(record, "postgres")) {
            return connection.isValid(2);
        }
    }

    public Connection connect(RunRecord record, String database) throws SQLException {
        return DriverManager.getConnection(url(record) + database, SUPERUSER, superuserPassword());
    }

    /** JDBC address up to the name of the database. */
    public static String url(RunRecord record) {
        return "jdbc:postgresql://127.0.0.1:%d/".formatted(record.port());
    }

    public static String superuser() {
        return SUPERUSER;
    }

    public String superuserPassword() {
        return secrets.password(SUPERUSER);
    }
}
