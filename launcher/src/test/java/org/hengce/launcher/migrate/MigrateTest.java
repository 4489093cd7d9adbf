package org.hengce.launcher.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.hengce.launcher.TestHome;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.KafkaServer;
import org.hengce.launcher.kafka.Principals;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.postgres.PostgresServer;
import org.hengce.launcher.process.Ports;
import org.hengce.launcher.stack.Service;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One PostgreSQL and one Kafka for the class, which to the program under test are servers that exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrateTest {
    private final Home home = TestHome.fresh("migrate");
    private final PostgresServer postgres = new PostgresServer(home, false);
    private final KafkaServer kafka = new KafkaServer(home, Path.of("kafka-server/target/lib"));
    private final TestHome.Output output = new TestHome.Output();

    private Path folder = Path.of("");

    @BeforeAll
    void makeScriptsAndSecrets(@TempDir Path ofTheClass) throws IOException {
        folder = ofTheClass;
        for (Service service : Service.values()) {
            Path jars = Files.createDirectories(folder.resolve("scripts/%s/app".formatted(service.module())));
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(jars.resolve("service.jar")))) {
                for (String name : List.of("db/", "db/migration/")) jar.putNextEntry(new JarEntry(name));
                jar.putNextEntry(new JarEntry("db/migration/V1001__things.sql"));
                jar.write("CREATE TABLE thing (id int);".getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.createDirectories(folder.resolve("secrets"));
        for (String role : Service.databases().stream()
                .flatMap(name -> Stream.of(name + "_owner", name + "_service"))
                .toList()) Files.writeString(folder.resolve("secrets").resolve(role), "of " + role + "\n");
    }

    @AfterAll
    void stop() {
        TestHome.stop(home);
    }

    private int run(Map<String, String> environment) {
        return new Migrate(environment, folder.resolve("scripts"), Duration.ofSeconds(1), output.terminal()).run();
    }

    private PostgresAddress server() throws Exception {
        return postgres.address(postgres.ensureRunning());
    }

    private Map<String, String> asAdministrator(PostgresAddress server) {
        return new HashMap<>(Map.of(
                "HENGCE_DATABASE_URL",
                "postgresql://%s@%s/postgres".formatted(server.user(), server.hosts()),
                "HENGCE_DATABASE_PASSWORD",
                server.password(),
                "HENGCE_SECRETS",
                folder.resolve("secrets").toString()));
    }

    private static void execute(PostgresAddress server, String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void anAdministratorWhoIsNoSuperuserMakesAllDatabasesAndASecondRunChangesNothing() throws Exception {
        PostgresAddress server = server();
        execute(server, "DROP ROLE IF EXISTS maker");
        execute(server, "CREATE ROLE maker LOGIN CREATEDB CREATEROLE PASSWORD 'made'");
        PostgresAddress maker = new PostgresAddress(server.hosts(), "postgres", "", "maker", "made");

        assertThat(run(asAdministrator(maker))).as(output.text()).isZero();
        assertThat(run(asAdministrator(maker))).as(output.text()).isZero();

        assertThat(output.text()).contains("gateway: 1 scripts run", "gateway: 0 scripts run");
        try (Connection service =
                        DriverManager.getConnection(server.url("policy"), "policy_service", "of policy_service");
                Statement sql = service.createStatement()) {
            assertThat(sql.executeUpdate("INSERT INTO thing VALUES (1)")).isEqualTo(1);
        }
    }

    @Test
    void anOwnerMigratesTheOneDatabaseThatIsThere() throws Exception {
        PostgresAddress server = server();
        for (String sql : List.of(
                "CREATE ROLE \"app-owner\" LOGIN PASSWORD 'owned'",
                "CREATE ROLE app_user LOGIN PASSWORD 'used'",
                "CREATE DATABASE app OWNER \"app-owner\"")) execute(server, sql);
        Map<String, String> environment = new HashMap<>(Map.of(
                "HENGCE_MIGRATE", "policy",
                "HENGCE_DATABASE_URL", server.url("app"),
                "HENGCE_DATABASE_USER", "app-owner",
                "HENGCE_DATABASE_PASSWORD", "owned",
                "HENGCE_SERVICE_USER", "app_user"));

        assertThat(run(environment)).as(output.text()).isZero();
        try (Connection service = DriverManager.getConnection(server.url("app"), "app_user", "used");
                Statement sql = service.createStatement()) {
            assertThat(sql.executeUpdate("INSERT INTO thing VALUES (1)")).isEqualTo(1);
        }

        environment.put("HENGCE_SERVICE_USER", "nobody_of_that_name");
        assertThat(run(environment)).isEqualTo(1);
        assertThat(output.text()).contains("There is no role nobody_of_that_name", "CREATE ROLE");
    }

    @Test
    void topicsAreMadeInTheSizeThatIsSaid() throws Exception {
        KafkaAddress cluster = kafka.address(kafka.ensureRunning());
        Map<String, String> environment = new HashMap<>(Map.of(
                "HENGCE_KAFKA", cluster.bootstrapServers(),
                "HENGCE_KAFKA_USER", cluster.user(),
                "HENGCE_KAFKA_PASSWORD", cluster.password()));

        assertThat(run(environment)).isEqualTo(1);
        assertThat(output.text()).contains("too few brokers for 3 copies", "HENGCE_KAFKA_REPLICATION=1");

        environment.put("HENGCE_KAFKA_REPLICATION", "1");
        environment.put("HENGCE_INBOUND_SOURCES", "customs");
        assertThat(run(environment)).as(output.text()).isZero();
        try (Admin admin = cluster.admin()) {
            assertThat(admin.listTopics().names().get()).contains("hengce.policies", "hengce.inbound.customs");
        }

        assertThat(output.text()).contains("users of Kafka: left alone");

        environment.put("HENGCE_KAFKA_PASSWORD", "wrong");
        assertThat(run(environment)).isEqualTo(1);
        assertThat(output.text()).contains("does not let hengce in", "HENGCE_KAFKA_USER");
    }

    @Test
    void aServiceWhosePasswordIsThereBecomesAUserOfKafkaUnlessUsersAreLeftAlone() throws Exception {
        KafkaAddress cluster = kafka.address(kafka.ensureRunning());
        Map<String, String> environment = new HashMap<>(Map.of(
                "HENGCE_KAFKA", cluster.bootstrapServers(),
                "HENGCE_KAFKA_USER", cluster.user(),
                "HENGCE_KAFKA_PASSWORD", cluster.password(),
                "HENGCE_KAFKA_REPLICATION", "1",
                "HENGCE_SECRETS",
                        Files.createDirectories(folder.resolve("users")).toString()));
        Files.writeString(folder.resolve("users/kafka-gateway"), "of the gateway\n");
        KafkaAddress gateway = cluster.as("gateway", "of the gateway");

        environment.put("HENGCE_KAFKA_USERS", "shared");
        assertThat(run(environment)).as(output.text()).isZero();
        assertThatThrownBy(() -> gateway.requireFit(Principals.Users.SHARED)).isInstanceOf(Failure.class);

        environment.remove("HENGCE_KAFKA_USERS");
        assertThat(run(environment)).as(output.text()).isZero();
        gateway.requireFit(Principals.Users.SHARED);
    }

    @Test
    void serversThatAreAwayOrRefuseAreNamed() throws Exception {
        PostgresAddress server = server();
        int nobody = Ports.free(1).get(0);

        assertThat(run(asAdministrator(
                        new PostgresAddress("127.0.0.1:" + nobody, "postgres", "", "root", "hidden-word"))))
                .isEqualTo(1);
        assertThat(output.text()).contains("waiting for PostgreSQL", "does not answer", "HENGCE_DATABASE_URL");

        assertThat(run(asAdministrator(new PostgresAddress(server.hosts(), "postgres", "", "postgres", "hidden-word"))))
                .isEqualTo(1);
        assertThat(output.text()).contains("does not let postgres in").doesNotContain("hidden-word");

        execute(server, "CREATE ROLE nobody_much LOGIN PASSWORD 'x'");
        assertThat(run(asAdministrator(new PostgresAddress(server.hosts(), "postgres", "", "nobody_much", "x"))))
                .isEqualTo(1);
        assertThat(output.text()).contains("CREATEDB", "CREATEROLE");
    }

    @ParameterizedTest
    @CsvSource({
        "HENGCE_INBOUND_SOURCES, customs, nothing to do",
        "HENGCE_MIGRATE, finance, no database of ours",
        "HENGCE_MIGRATE, policy, no JDBC address",
        "HENGCE_DATABASE_URL, postgresql://root:hidden-word@db, no folder",
        "HENGCE_KAFKA, k, host:port"
    })
    void wrongSettingsAreExitStatus2(String name, String value, String said) {
        assertThat(run(Map.of(name, value))).isEqualTo(2);
        assertThat(output.text()).contains(said, "usage: ").doesNotContain("hidden-word");
    }

    @Test
    void aMissingSecretIsNamedBeforeAnythingIsMade() throws Exception {
        Map<String, String> environment = asAdministrator(server());
        environment.put(
                "HENGCE_SECRETS",
                Files.createDirectories(folder.resolve("empty")).toString());

        assertThat(run(environment)).isEqualTo(2);
        assertThat(output.text()).contains("policy_owner");
    }
}
