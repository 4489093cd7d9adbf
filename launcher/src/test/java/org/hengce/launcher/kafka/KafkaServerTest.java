package org.hengce.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.hengce.launcher.TestHome;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One Kafka for the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaServerTest {
    private final Home home = TestHome.fresh("kafka");
    private final KafkaServer server = new KafkaServer(home, Path.of("kafka-server/target/lib"));

    @AfterAll
    void stop() {
        TestHome.stop(home);
    }

    @Test
    void topicsAreWhatTheListSays() throws Exception {
        TopicList list = TopicList.load(List.of());
        try (Admin admin = server.address(server.ensureRunning()).admin()) {
            Topics.ensure(admin, List.of(), Topics.Copies.ONE);
            Topics.ensure(admin, List.of(), Topics.Copies.ONE);

            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            list.topics().stream().map(TopicList.Topic::name).toList());
            assertThat(admin.describeTopics(List.of("hengce.policies"))
                            .allTopicNames()
                            .get()
                            .values())
                    .allSatisfy(topic -> assertThat(topic.partitions())
                            .hasSize(Objects.requireNonNull(list.embedded().partitions()))
                            .allSatisfy(partition ->
                                    assertThat(partition.replicas()).hasSize(1)));
            Config forever = settings(admin, "hengce.observations");
            assertThat(forever.get("retention.ms").value()).isEqualTo("-1");
            assertThat(forever.get("retention.bytes").value()).isEqualTo("-1");
            assertThat(forever.get("unclean.leader.election.enable").value()).isEqualTo("false");
            assertThat(settings(admin, "hengce.imports").get("retention.ms").value())
                    .isEqualTo(Long.toString(TimeUnit.DAYS.toMillis(30)));
        }
    }

    @Test
    void aRegisteredSourceHasATopicOfItsOwn() throws Exception {
        try (Admin admin = server.address(server.ensureRunning()).admin()) {
            Topics.ensure(admin, List.of("customs"), Topics.Copies.ONE);

            assertThat(admin.listTopics().names().get())
                    .contains("hengce.inbound.customs", "hengce.inbound.outcomes")
                    .noneMatch(name -> name.contains("<"));
            assertThat(settings(admin, "hengce.inbound.customs")
                            .get("retention.ms")
                            .value())
                    .isEqualTo(Long.toString(TimeUnit.DAYS.toMillis(7)));
        }
    }

    @Test
    void aTopicMadeOtherwiseIsSetRight() throws Exception {
        try (Admin admin = server.address(server.ensureRunning()).admin()) {
            Topics.ensure(admin, List.of(), Topics.Copies.ONE);
            admin.deleteTopics(List.of("hengce.regions")).all().get();
            admin.createTopics(List.of(
                            new NewTopic("hengce.regions", 1, (short) 1).configs(Map.of("retention.ms", "1000"))))
                    .all()
                    .get();
            // The broker tells what the controller has done a moment later.
            await().ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> partitions(admin) == 1);

            Topics.ensure(admin, List.of(), Topics.Copies.ONE);

            assertThat(settings(admin, "hengce.regions").get("retention.ms").value())
                    .isEqualTo("-1");
            int wanted =
                    Objects.requireNonNull(TopicList.load(List.of()).embedded().partitions());
            await().atMost(Duration.ofSeconds(10)).until(() -> partitions(admin) == wanted);
        }
    }

    private static int partitions(Admin admin) throws Exception {
        return admin.describeTopics(List.of("hengce.regions")).allTopicNames().get().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
    }

    @Test
    void aClientWithoutPasswordIsRefused() throws Exception {
        RunRecord record = server.ensureRunning();
        try (Admin anonymous = Admin.create(Map.of(
                "bootstrap.servers", server.address(record).bootstrapServers(),
                "request.timeout.ms", 1000,
                "default.api.timeout.ms", 2000))) {
            assertThatThrownBy(() -> nodes(anonymous)).isInstanceOf(Exception.class);
        }
        String wrong =
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"hengce\" password=\"x\";";
        try (Admin guessing = Admin.create(Map.of(
                "bootstrap.servers",
                server.address(record).bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                wrong))) {
            assertThatThrownBy(() -> nodes(guessing)).hasMessageContaining("Authentication failed");
        }
    }

    private static Collection<?> nodes(Admin admin) throws Exception {
        return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
    }

    @Test
    void noPasswordStandsOnItsCommandLine() throws Exception {
        RunRecord record = server.ensureRunning();

        assertThat(Processes.commandLine(record.pid()))
                .isNotEmpty()
                .noneMatch(word -> word.contains(new Secrets(home).password("kafka")));
        assertThat(home.kafka().resolve("format.arguments")).doesNotExist();
    }

    @Test
    void afterAKillItStartsAgainWithItsTopics() throws Exception {
        RunRecord before = server.ensureRunning();
        try (Admin admin = server.address(before).admin()) {
            Topics.ensure(admin, List.of(), Topics.Copies.ONE);
        }
        ProcessHandle process = ProcessHandle.of(before.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(5, TimeUnit.SECONDS);

        RunRecord after = server.ensureRunning();

        assertThat(after.port()).isEqualTo(before.port());
        try (Admin admin = server.address(after).admin()) {
            assertThat(admin.listTopics().names().get()).contains("hengce.policies");
        }
        assertThat(server.ensureRunning()).isEqualTo(after);
    }

    @Test
    void whatIsNotBuiltIsNamedWithTheWayToBuildIt() {
        KafkaServer missing = new KafkaServer(home, Path.of("target/nowhere"));

        assertThatThrownBy(missing::ensureRunning)
                .isInstanceOf(Failure.class)
                .extracting(e -> ((Failure) e).next())
                .asString()
                .contains("mvn");
    }

    @Test
    void aFolderWhoseFormattingWasInterruptedIsFormattedAnew() throws Exception {
        Home interrupted = TestHome.fresh("kafka-half-made");
        Files.createDirectories(interrupted.kafka().resolve("making-1"));
        Files.createDirectories(interrupted.kafka().resolve("data"));
        KafkaFolder folder = new KafkaFolder(
                interrupted,
                new Secrets(interrupted),
                Path.of("kafka-server/target/lib").toAbsolutePath());

        folder.prepare(1, 2);

        assertThat(interrupted.kafka().resolve("data/meta.properties")).exists();
        assertThat(interrupted.kafka().resolve("making-1")).doesNotExist();
    }

    private static Config settings(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        assertThat(config).isNotNull();
        return Objects.requireNonNull(config);
    }
}
