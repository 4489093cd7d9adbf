package org.hengce.launcher.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.process.Jvm;
import org.hengce.launcher.process.Launch;
import org.hengce.launcher.process.Ports;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.process.Running;
import org.hengce.launcher.process.Stopping;
import org.hengce.launcher.terminal.Failure;

/** Kafka (broker and controller in one) in a JVM and on a class path of its own. */
public final class KafkaServer {
    public static final String NAME = "kafka";
    public static final String USER = "hengce";
    public static final String SECRET = "kafka";

    private static final Duration START = Duration.ofSeconds(90);

    private final Processes processes;
    private final Secrets secrets;
    private final Path libraries;
    private final KafkaFolder folder;

    /** @param libraries the folder with Kafka's jars */
    public KafkaServer(Home home, Path libraries) {
        this.processes = new Processes(home);
        this.secrets = new Secrets(home);
        this.libraries = libraries.toAbsolutePath();
        this.folder = new KafkaFolder(home, secrets, this.libraries);
    }

    /** Starts it unless it runs. */
    public RunRecord ensureRunning() throws IOException, InterruptedException {
        if (!Files.isDirectory(libraries))
            throw new Failure(
                    "Kafka is not built.",
                    "There is no folder %s.".formatted(libraries),
                    "Build it: mvn -Pquick -pl launcher/kafka-server package");
        Optional<RunRecord> before = processes.record(NAME);
        if (before.isPresent() && before.get().alive()) {
            if (processes.current(before.get(), launch(before.get().port()))) return before.get();
            Stopping.stop(before.get().pid(), before.get().identity(), Stopping.Signal.TERM, Duration.ofSeconds(30));
        }
        int port = Ports.freeLike(before.map(RunRecord::port).orElse(0));
        int controllerPort = Ports.free(1).get(0);
        folder.prepare(port, controllerPort);
        Running running = processes.start(launch(port));
        running.await("Kafka", START, () -> answers(running.record()));
        return running.record();
    }

    private Launch launch(int port) {
        List<String> command =
                new ArrayList<>(List.of(Jvm.java(), "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(processes.marks(NAME));
        command.add("-Dlog4j2.configurationFile=" + folder.logSettings());
        command.addAll(List.of(
                "-cp",
                libraries.resolve("*").toString(),
                "kafka.Kafka",
                folder.settings().toString()));
        // The controller's port is nobody else's business: another one needs no new start.
        return new Launch(NAME, command, Map.of(), port, 0, folder.settings(port, 0));
    }

    private boolean answers(RunRecord record) throws Exception {
        if (Ports.isFree(record.port())) return false; // spares the client its warnings
        try (Admin admin = admin(record)) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        }
    }

    public static String bootstrapServers(RunRecord record) {
        return "127.0.0.1:" + record.port();
    }

    public String password() {
        return secrets.password(SECRET);
    }

    public Admin admin(RunRecord record) {
        String login =
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(USER, password());
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(record),
                AdminClientConfig.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                20000,
                SaslConfigs.SASL_MECHANISM,
                "SCRAM-SHA-256",
                SaslConfigs.SASL_JAAS_CONFIG,
                login));
    }
}
