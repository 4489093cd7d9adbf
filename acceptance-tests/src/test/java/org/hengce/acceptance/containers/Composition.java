package org.hengce.acceptance.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.acceptance.tools.Tool;

/** A project of the compose file, from a copy of it with secrets of its own, by docker-compose over podman's service. */
public final class Composition implements AutoCloseable {
    private static final int MINUTES = 5;

    private final Path folder;
    private final String name;
    private final Map<String, String> environment = new HashMap<>();
    private final Process service;

    private Composition(Path folder, String name, Process service, Map<String, String> environment) {
        this.folder = folder;
        this.name = name;
        this.service = service;
        this.environment.putAll(environment);
    }

    /**
     * Copies what a project is made of; nothing runs yet.
     *
     * @param root of the project
     * @param folder an empty one
     */
    public static Composition in(Path root, Path folder, String name, int port) throws IOException {
        Files.copy(root.resolve("docker-compose.yml"), folder.resolve("docker-compose.yml"));
        try (Stream<Path> files = Files.walk(root.resolve("deploy"))) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(root.relativize(file).toString());
                boolean ofAnother = copy.startsWith(folder.resolve("deploy/compose/secrets.d"))
                        || copy.startsWith(folder.resolve("deploy/compose/admin"));
                if (!ofAnother) Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        // As the Services of the manifests call it.
        Files.writeString(
                folder.resolve("docker-compose.override.yml"),
                "version: \"3.8\"\nservices: {postgres: {networks: {default: {aliases: [postgresql]}}}}\n");
        Tool.done(folder, Map.of(), 1, "deploy/compose/secrets");
        String socket = "unix://" + folder.resolve("podman.sock");
        Process service = new ProcessBuilder("podman", "system", "service", "--time=0", socket)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("podman.log").toFile())
                .start();
        return new Composition(
                folder,
                name,
                service,
                Map.of(
                        "DOCKER_HOST",
                        socket,
                        "COMPOSE_PROJECT_NAME",
                        name,
                        "POSTGRES_IMAGE",
                        "localhost/stand-in/postgres:17",
                        "KAFKA_IMAGE",
                        "localhost/stand-in/kafka:4.1",
                        "HENGCE_HTTP_PORT",
                        Integer.toString(port)));
    }

    /** Runs a command of docker-compose's that must end well. */
    public String done(String... words) {
        List<String> command = new ArrayList<>(List.of("docker-compose"));
        command.addAll(List.of(words));
        return Tool.done(folder, environment, MINUTES, command.toArray(String[]::new));
    }

    /** The container of a service. */
    public String container(String part) {
        return name + "_" + part + "_1";
    }

    /** In which the parts find each other. */
    public String network() {
        return name + "_default";
    }

    /** A file that the script has made. */
    public Path secret(String secret) {
        return folder.resolve("deploy/compose/secrets.d").resolve(secret);
    }

    /** Into which the gateway writes the first administrator's password. */
    public Path adminPassword() {
        return folder.resolve("deploy/compose/admin/admin-password");
    }

    @Override
    public void close() {
        try {
            done("down", "-v", "-t", "20");
        } finally {
            service.destroy();
        }
    }
}
