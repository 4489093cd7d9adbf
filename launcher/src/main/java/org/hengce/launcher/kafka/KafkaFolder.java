package org.hengce.launcher.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.PrivateFiles;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.process.Jvm;
import org.hengce.launcher.terminal.Failure;

/** Kafka's settings and its data folder, which is formatted whole or not at all. */
final class KafkaFolder {
    private final Home home;
    private final Secrets secrets;
    private final Path libraries;

    KafkaFolder(Home home, Secrets secrets, Path libraries) {
        this.home = home;
        this.secrets = secrets;
        this.libraries = libraries;
    }

    Path settings() {
        return home.kafka().resolve("server.properties");
    }

    Path logSettings() {
        return home.kafka().resolve("log4j2.properties");
    }

    private Path data() {
        return home.kafka().resolve("data");
    }

    String settings(int port, int controllerPort) {
        return settings(port, controllerPort, data());
    }

    /** Written anew before every start; formats the folder if that has not been done. */
    void prepare(int port, int controllerPort) throws IOException, InterruptedException {
        PrivateFiles.write(logSettings(), resource("log4j2.properties"));
        if (!Files.exists(data().resolve("meta.properties"))) format(port, controllerPort);
        PrivateFiles.write(settings(), settings(port, controllerPort));
    }

    private void format(int port, int controllerPort) throws IOException, InterruptedException {
        removeLeftovers();
        PrivateFiles.deleteTree(data());
        Path making = home.kafka().resolve("making-" + ProcessHandle.current().pid());
        Path settings = home.kafka().resolve("format.properties");
        // In a file, because everybody may read a command line.
        Path arguments = home.kafka().resolve("format.arguments");
        try {
            PrivateFiles.write(settings, settings(port, controllerPort, making));
            PrivateFiles.write(arguments, formatArguments(settings));
            run(List.of(Jvm.java(), "@" + arguments));
            Files.move(making, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(settings);
            Files.deleteIfExists(arguments);
        }
    }

    private String formatArguments(Path settings) {
        String scram =
                "SCRAM-SHA-256=[name=%s,password=%s]".formatted(KafkaServer.USER, secrets.password(KafkaServer.SECRET));
        List<String> words = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
        words.add("-Dlog4j2.configurationFile=" + logSettings());
        words.addAll(List.of("-cp", libraries.resolve("*").toString(), "kafka.tools.StorageTool", "format"));
        words.addAll(List.of("-t", Uuid.randomUuid().toString(), "-c", settings.toString(), "--add-scram", scram));
        return String.join("\n", words.stream().map(KafkaFolder::quoted).toList());
    }

    /** As the java command's argument files want it. */
    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = home.log("kafka-format");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() == 0) return;
        throw new Failure(
                "Kafka's data folder could not be made (format ended with %d).".formatted(process.exitValue()),
                Files.readString(log),
                "Mend that, then ./hengce up again.");
    }

    private void removeLeftovers() throws IOException {
        try (Stream<Path> files = Files.list(home.kafka())) {
            for (Path file : files.toList())
                if (file.getFileName().toString().startsWith("making-")) PrivateFiles.deleteTree(file);
        }
    }

    private String settings(int port, int controllerPort, Path data) {
        return resource("server.properties")
                .replace("{port}", Integer.toString(port))
                .replace("{controllerPort}", Integer.toString(controllerPort))
                .replace("{data}", data.toString().replace("\\", "\\\\"))
                .replace("{user}", KafkaServer.USER)
                .replace("{password}", secrets.password(KafkaServer.SECRET))
                .replace("{controllerPassword}", secrets.password("kafka-controller"));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(KafkaFolder.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
