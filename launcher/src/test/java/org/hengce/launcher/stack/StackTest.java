package org.hengce.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.TestHome;
import org.hengce.launcher.given.GivenServers;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.process.Launch;
import org.hengce.launcher.process.Ports;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    @TempDir
    private Path folder = Path.of("");

    private final TestHome.Output output = new TestHome.Output();

    @Test
    void aTakenPortIsSaidWithItsHolderAndAnotherChoice() throws Exception {
        Home home = TestHome.fresh("port");
        try (ServerSocket taken = new ServerSocket(0, 1, Ports.loopback())) {
            Up up = new Up(
                    home, new Layout(folder), taken.getLocalPort(), List.of(), GivenServers.NONE, output.terminal());

            assertThatThrownBy(up::requireHttpPort).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure).hasMessageContaining("Port %d is taken".formatted(taken.getLocalPort()));
                assertThat(failure.why())
                        .contains("process " + ProcessHandle.current().pid());
                assertThat(failure.next()).contains("HENGCE_HTTP_PORT=");
            });
        }
    }

    @Test
    void aProcessThatDiedIsShownAsDeadAndDownForgetsIt() throws Exception {
        Home home = TestHome.fresh("dead");
        new Processes(home)
                .start(new Launch("kafka", List.of("true"), Map.of(), 1, 0, ""))
                .process()
                .waitFor();

        new Status(home, output.terminal()).show();
        assertThat(output.text().lines().filter(line -> line.startsWith("kafka")))
                .allMatch(line -> line.contains("dead"));

        assertThat(new Down(home, output.terminal()).run()).isZero();
        assertThat(new Processes(home).record("kafka")).isEmpty();
    }

    @Test
    void secretsTravelInTheEnvironmentOnly() throws Exception {
        Home home = TestHome.fresh("launches");
        for (Service service : Service.values())
            Files.createDirectories(folder.resolve(service.module()).resolve("target/quarkus-app"));
        PostgresAddress postgres = new PostgresAddress("127.0.0.1:5432", "postgres", "", "root", "administrators");
        KafkaAddress kafka = KafkaAddress.of("127.0.0.1:9092", "hengce", "brokers");
        Map<Service, Listening> ports = Map.of(
                Service.POLICY,
                new Listening(7001, 7101),
                Service.INDICATOR,
                new Listening(7002, 7102),
                Service.EVALUATION,
                new Listening(7003, 7103),
                Service.GATEWAY,
                new Listening(8080, 7104));
        Launches launches = new Launches(home, new Layout(folder), GivenServers.NONE);

        Launch gateway = launches.of(Service.GATEWAY, ports, postgres, kafka);
        Launch policy = launches.of(Service.POLICY, ports, postgres, kafka);

        assertThat(gateway.environment())
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", "8080")
                .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", "7104")
                .containsEntry("HENGCE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/gateway")
                .containsEntry("HENGCE_DATABASE_USER", "gateway_service")
                .containsEntry("HENGCE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
                .containsEntry("HENGCE_UPSTREAM_INDICATOR", "http://127.0.0.1:7002")
                .containsEntry(
                        "HENGCE_ADMIN_PASSWORD_FILE", home.adminPassword().toString());
        assertThat(policy.environment()).doesNotContainKeys("HENGCE_INTERNAL_PRIVATE_KEY", "HENGCE_UPSTREAM_POLICY");
        String password = gateway.environment().getOrDefault("HENGCE_DATABASE_PASSWORD", "none");
        assertThat(gateway.command()).noneMatch(word -> word.contains(password));
    }

    @Test
    void logsAreFollowedLineByLineAndKnownByTheirName() throws Exception {
        Home home = TestHome.fresh("logs");
        Files.writeString(home.log("kafka"), "one\ntwo\nhal");
        Logs logs = new Logs(home, output.terminal());

        logs.show("kafka", 8);
        Files.writeString(home.log("kafka"), "one\ntwo\nhalf a line\n");
        logs.show("kafka", 8);
        logs.show("nothing-yet", 8);

        assertThat(output.text().lines()).containsExactly("kafka    │ one", "kafka    │ two", "kafka    │ half a line");
    }
}
