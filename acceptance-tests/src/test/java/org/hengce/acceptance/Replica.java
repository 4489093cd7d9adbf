package org.hengce.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One more process of a service that runs, called as that is, on a port of its own; nothing but the tests knows of it. */
final class Replica implements AutoCloseable {
    private static final String READY = "Listening on";

    private final Path log;
    private final Process process;

    private final int managementPort;

    private Replica(Path log, Process process, int managementPort) {
        this.log = log;
        this.process = process;
        this.managementPort = managementPort;
    }

    static Replica of(Stack stack, String part) {
        return of(stack, part, Map.of());
    }

    /** The same with some settings of its own; an empty one is taken away. */
    static Replica of(Stack stack, String part, Map<String, String> settings) {
        Path running = Path.of("/proc", Long.toString(stack.pid(part)));
        try {
            // Without the mark by which ./hengce would take it for one of its own.
            List<String> command = words(running.resolve("cmdline"))
                    .filter(word -> !word.startsWith("-Dhengce.home="))
                    .toList();
            Path log = Files.createTempFile("replica-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            words(running.resolve("environ"))
                    .map(word -> word.split("=", 2))
                    .filter(variable -> variable.length == 2 && variable[0].matches("(HENGCE|QUARKUS)_.*"))
                    .forEach(variable -> builder.environment().put(variable[0], variable[1]));
            settings.forEach((name, value) -> {
                builder.environment().remove(name);
                if (!value.isEmpty()) {
                    builder.environment().put(name, value);
                }
            });
            int managementPort;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket management = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(free.getLocalPort()));
                managementPort = management.getLocalPort();
                builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            }
            return new Replica(log, builder.start(), managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written so far. */
    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> words(Path file) throws IOException {
        return Stream.of(Files.readString(file, StandardCharsets.UTF_8).split("\0"))
                .filter(word -> !word.isEmpty());
    }

    long pid() {
        return process.pid();
    }

    int managementPort() {
        return managementPort;
    }

    boolean isReady() {
        return lines(READY) > 0;
    }

    /** How many lines of its log so far have these words in them. */
    long lines(String words) {
        return lines(log, words);
    }

    static long lines(Path log, String words) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
