package org.hengce.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hengce.launcher.kafka.KafkaServer;

/**
 * The one running whole of these tests: started by the launcher as a user would, in a data folder of its own, with fsync on,
 * and taken down when the last test is over.
 */
public final class Stack implements AutoCloseable {
    static final List<String> PARTS =
            List.of("postgres", "kafka", "policy-service", "indicator-service", "evaluation-service", "gateway");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root =
            Path.of(System.getProperty("hengce.root", "..")).toAbsolutePath().normalize();
    private final Path home;
    private final Map<String, String> settings = new HashMap<>();
    private final int port = freePort();
    private final TraceReceiver traces = new TraceReceiver();

    /** With PostgreSQL and Kafka of its own. */
    Stack() {
        this("home", Map.of());
    }

    /**
     * Another one, whose commands find these variables in their environment.
     *
     * @param folder of its data, below {@code target}
     */
    Stack(String folder, Map<String, String> settings) {
        this.home = root.resolve("acceptance-tests/target").resolve(folder);
        this.settings.putAll(settings);
    }

    /** From now on commands find this variable, too. */
    void set(String variable, String value) {
        settings.put(variable, value);
    }

    /** What a command printed, and how it ended. */
    record Outcome(int exit, String output) {}

    /** What the services tell of their work. */
    TraceReceiver traces() {
        return traces;
    }

    public Path home() {
        return home;
    }

    public Path root() {
        return root;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts from nothing. */
    void start() {
        run("reset", "--yes");
        Outcome up = run("up");
        if (up.exit() != 0) {
            throw new IllegalStateException("./hengce up failed:\n" + up.output());
        }
    }

    /** Runs a command of {@code ./hengce} to its end, at most five minutes. */
    Outcome run(String... words) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dhengce.root=" + root,
                "-Dhengce.terminal=false",
                "-cp",
                root.resolve("launcher/target/classes") + ":" + root.resolve("launcher/target/lib") + "/*",
                "org.hengce.launcher.Main"));
        command.addAll(List.of(words));
        try {
            Path output = Files.createTempFile("hengce", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("HENGCE_HOME", home.toString());
            builder.environment().put("HENGCE_HTTP_PORT", Integer.toString(port));
            // Tests ask faster than anybody is meant to.
            builder.environment().put("HENGCE_LIMITS_CREDENTIAL", "1000000/15s");
            builder.environment().put("HENGCE_LIMITS_ADDRESS", "1000000/15s");
            builder.environment().put("HENGCE_LIMITS_SIGN_IN", "1000/15s");
            builder.environment().put("HENGCE_SIGN_IN_FREE_ATTEMPTS", "1000000");
            builder.environment().put("HENGCE_SIGN_IN_FREE_ATTEMPTS_PER_USER", "1000000");
            builder.environment().put("HENGCE_SIGN_IN_FREE_ATTEMPTS_PER_ADDRESS", "1000000");
            // Spans are sent as in an installation that has a collector.
            builder.environment().put("QUARKUS_OTEL_SDK_DISABLED", "false");
            builder.environment().put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces.url());
            builder.environment().put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            builder.environment().put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
            builder.environment().putAll(settings);
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(words[0] + " did not end:\n" + Files.readString(output));
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(output));
            Files.delete(output);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The process id of a part, as the launcher wrote it down. */
    long pid(String part) {
        try {
            JsonNode record =
                    JSON.readTree(home.resolve("run").resolve(part + ".json").toFile());
            return record.get("pid").longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(part + " has never been started", e);
        }
    }

    /** kill -9, and waits until it is gone. */
    void kill(String part) {
        ProcessHandle process = ProcessHandle.of(pid(part)).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Whether a process is there and not merely waiting for its parent to take note of its end. */
    static boolean runs(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false; // no such process
        }
    }

    public String adminPassword() {
        try {
            return Files.readString(home.resolve("admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A password that the launcher made. */
    String secret(String name) throws IOException {
        return Files.readString(home.resolve("secrets").resolve(name)).strip();
    }

    /** What a client of the embedded Kafka needs to say who it is: the launcher's user, who may read all topics. */
    public Properties kafkaClient() {
        try {
            JsonNode record =
                    JSON.readTree(home.resolve("run").resolve("kafka.json").toFile());
            String password = secret(KafkaServer.SECRET);
            Properties settings = new Properties();
            settings.put("bootstrap.servers", "127.0.0.1:" + record.get("port").intValue());
            settings.put("security.protocol", "SASL_PLAINTEXT");
            settings.put("sasl.mechanism", "SCRAM-SHA-256");
            settings.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                            .formatted(KafkaServer.USER, password));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ends of all logs, to be shown when something went wrong. */
    String logs() {
        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                text.append("== ").append(file.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - 20), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("down");
        traces.close();
    }
}
