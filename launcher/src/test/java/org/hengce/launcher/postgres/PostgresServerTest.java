package org.hengce.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.hengce.launcher.TestHome;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One server for the class; each test leaves it running or fit to be started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {
    private final Home home = TestHome.fresh("postgres");
    private final Secrets secrets = new Secrets(home);
    private final PostgresServer server = new PostgresServer(home, false);

    @AfterAll
    void stop() {
        TestHome.stop(home);
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        String url = server.address(server.ensureRunning()).url("postgres");

        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void nobodyIsTrustedWithoutPassword() throws Exception {
        server.ensureRunning();

        assertThat(Files.readAllLines(home.postgres().resolve("data/pg_hba.conf")).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("scram-sha-256"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("postgres"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondStartFindsItRunning() throws Exception {
        RunRecord first = server.ensureRunning();

        assertThat(new PostgresServer(home, false).ensureRunning()).isEqualTo(first);
    }

    @Test
    void itListensOnLoopbackOnlyAndSyncsWhatItAcknowledges() throws Exception {
        RunRecord record = server.ensureRunning();

        assertThat(setting(record, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting(record, "unix_socket_directories")).isEmpty();
        assertThat(setting(record, "server_encoding")).isEqualTo("UTF8");
        assertThat(launchedWith(new PostgresServer(TestHome.fresh("durable"), true)))
                .contains("fsync=on");
    }

    private static List<String> launchedWith(PostgresServer durable) throws Exception {
        return Processes.commandLine(durable.ensureRunning().pid());
    }

    @Test
    void dataOutliveStopAndStart() throws Exception {
        RunRecord before = server.ensureRunning();
        execute(before, "CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer");
        TestHome.stop(home);

        RunRecord after = server.ensureRunning();

        assertThat(after.pid()).isNotEqualTo(before.pid());
        assertThat(value(after, "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void aKilledServerIsStartedAgainOnItsPort() throws Exception {
        RunRecord before = server.ensureRunning();
        kill(before.pid());

        RunRecord after = server.ensureRunning();

        assertThat(after.pid()).isNotEqualTo(before.pid());
        assertThat(after.port()).isEqualTo(before.port());
        assertThat(value(after, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aServerWithoutRecordIsStoppedAsAStray() throws Exception {
        RunRecord orphan = server.ensureRunning();
        Processes processes = new Processes(home);
        processes.forget("postgres");

        assertThat(processes.strays()).extracting(Processes.Stray::pid).contains(orphan.pid());
        TestHome.stop(home);

        assertThat(orphan.alive()).isFalse();
        assertThat(server.ensureRunning().alive()).isTrue();
    }

    @Test
    void aLeftOverPidThatIsNowAnotherProgramsDoesNotMatter() throws Exception {
        server.ensureRunning();
        TestHome.stop(home);
        long other = ProcessHandle.current().pid();
        Files.writeString(
                home.postgres().resolve("data/postmaster.pid"),
                other + "\n" + home.postgres().resolve("data") + "\n1\n1\n\n127.0.0.1\n0 0\nready\n");

        assertThat(server.ensureRunning().alive()).isTrue();
        assertThat(ProcessHandle.of(other)).isPresent();
    }

    @Test
    void anEmptyPidFileDoesNotMatter() throws Exception {
        server.ensureRunning();
        TestHome.stop(home);
        Files.writeString(home.postgres().resolve("data/postmaster.pid"), "");

        assertThat(server.ensureRunning().alive()).isTrue();
    }

    @Test
    void aHalfMadeDataFolderIsMadeAnew() throws Exception {
        Home interrupted = TestHome.fresh("half-made");
        Files.createDirectories(interrupted.postgres().resolve("data/base"));
        Files.createDirectories(interrupted.postgres().resolve("making-1/base"));
        Files.createDirectories(interrupted.postgres().resolve("unpacking-1"));
        PostgresFolder folder = new PostgresFolder(interrupted, new Secrets(interrupted));

        folder.make(PostgresBinaries.unpacked(home.postgres()), false);

        assertThat(folder.isMade()).isTrue();
        assertThat(interrupted.postgres()).isDirectoryNotContaining("glob:**/{making,unpacking}-*");
    }

    @Test
    void scriptsRunOnceAndTheServiceMayReadAndWriteButDefineNothing(@TempDir Path application) throws Exception {
        RunRecord record = server.ensureRunning();
        Databases databases = databases(record);
        databases.ensure(List.of("policy", "gateway"));
        databases.ensure(List.of("policy", "gateway"));
        jar(application, "app/service.jar", "db/migration/V1001__things.sql", "CREATE TABLE thing (id int);");
        jar(
                application,
                "lib/main/org.hengce.kit.jar",
                "db/kit/V0001__audit.sql",
                "CREATE TABLE audit (id int); REVOKE UPDATE, DELETE ON audit FROM ${serviceRole};");
        jar(
                application,
                "lib/main/other.jar",
                "db/migration/V0002__foreign.sql",
                "CREATE TABLE foreign_thing (id int);");
        OwnedDatabase policy = databases.owned("policy");

        assertThat(Migrations.migrate("policy", policy, application)).isEqualTo(2);
        assertThat(Migrations.migrate("policy", policy, application)).isZero();

        try (Connection service = as(record, "policy_service", "policy");
                Statement sql = service.createStatement()) {
            sql.execute("INSERT INTO thing VALUES (1)");
            sql.execute("UPDATE thing SET id = 2");
            sql.execute("INSERT INTO audit VALUES (1)");
            sql.execute("SELECT * FROM flyway_schema_history");
            assertThatThrownBy(() -> sql.execute("DELETE FROM audit")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("CREATE TABLE own (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("DROP TABLE thing")).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> sql.execute("DELETE FROM flyway_schema_history"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> as(record, "policy_service", "gateway")).hasMessageContaining("permission denied");
    }

    @Test
    void aChangedScriptIsNamed(@TempDir Path application) throws Exception {
        RunRecord record = server.ensureRunning();
        Databases databases = databases(record);
        databases.ensure(List.of("indicator"));
        OwnedDatabase indicator = databases.owned("indicator");
        jar(application, "app/service.jar", "db/migration/V1001__things.sql", "CREATE TABLE thing (id int);");
        Migrations.migrate("indicator", indicator, application);
        jar(application, "app/service.jar", "db/migration/V1001__things.sql", "CREATE TABLE thing (id bigint);");

        assertThatThrownBy(() -> Migrations.migrate("indicator", indicator, application))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("indicator")
                .extracting(e -> ((Failure) e).why())
                .asString()
                .contains("1001");
    }

    private Databases databases(RunRecord record) {
        return new Databases(server.address(record), secrets::password);
    }

    private Connection as(RunRecord record, String role, String database) throws SQLException {
        return DriverManager.getConnection(server.address(record).url(database), role, secrets.password(role));
    }

    private static void jar(Path application, String name, String entry, String content) throws IOException {
        Path file = application.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (int slash = entry.indexOf('/'); slash > 0; slash = entry.indexOf('/', slash + 1)) {
                jar.putNextEntry(new JarEntry(entry.substring(0, slash + 1)));
            }
            jar.putNextEntry(new JarEntry(entry));
            jar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private String setting(RunRecord record, String name) throws SQLException {
        return value(record, "SHOW " + name);
    }

    private String value(RunRecord record, String query) throws SQLException {
        try (Connection connection = server.address(record).connect();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(RunRecord record, String statement) throws SQLException {
        try (Connection connection = server.address(record).connect();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(5, java.util.concurrent.TimeUnit.SECONDS);
    }
}
