package org.hengce.launcher.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.stack.Layout;
import org.hengce.launcher.stack.Service;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Terminal;

/** Makes the container images from what the build has made, by podman or docker. */
public final class Images {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>hengce</artifactId>\\s*<version>([^<]+)</version>");

    private final Path root;
    private final Terminal terminal;

    public Images(Layout layout, Terminal terminal) {
        layout.requireBuilt(List.of(Service.values()));
        this.root = layout.root();
        this.terminal = terminal;
    }

    /** One of each service's, and the one that migrates. */
    public void make(ImageOptions options) throws IOException, InterruptedException {
        String engine = engine();
        String tag = options.tag().isEmpty() ? version() : options.tag();
        List<String> names = new ArrayList<>();
        for (String module : modules().toList()) {
            String name = "%shengce/%s:%s".formatted(options.registry(), image(module), tag);
            terminal.line("Making %s".formatted(name));
            run(command(engine, module, name, tag, options.base()), name);
            names.add(name);
        }
        terminal.line("");
        names.forEach(terminal::line);
        terminal.line("Next: deploy/compose/secrets, then docker compose up -d");
    }

    private static Stream<String> modules() {
        return Stream.concat(Stream.of(Service.values()).map(Service::module), Stream.of("launcher"));
    }

    /** The launcher's classes are the program that migrates. */
    private static String image(String module) {
        return module.equals("launcher") ? "migrations" : module;
    }

    private static String engine() {
        return Processes.onPath("podman")
                .or(() -> Processes.onPath("docker"))
                .orElseThrow(
                        () -> new Failure(
                                "There is nothing to make images with.",
                                "There is no program podman or docker in the PATH.",
                                "Install one of them. Debian, Ubuntu: apt install podman   (as root and without more: .ci/container-host)"));
    }

    private String version() throws IOException {
        Matcher found = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
        if (found.find()) return found.group(1);
        throw new IOException("pom.xml names no version");
    }

    private List<String> command(String engine, String module, String name, String tag, String base) {
        List<String> command =
                new ArrayList<>(List.of(engine, "build", "-q", "-t", name, "-f", module + "/Dockerfile"));
        command.addAll(List.of("--build-arg", "VERSION=" + tag));
        if (!base.isEmpty()) command.addAll(List.of("--build-arg", "BASE_IMAGE=" + base));
        // The OCI format knows no health check; and no time of today, so that the same content has the same digest.
        if (engine.endsWith("podman")) command.addAll(List.of("--format", "docker", "--timestamp", "0"));
        command.add(".");
        return command;
    }

    private void run(List<String> command, String name) throws IOException, InterruptedException {
        Path log = Files.createTempFile("hengce-image", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SOURCE_DATE_EPOCH", "0");
        try {
            if (builder.start().waitFor() == 0) return;
            List<String> lines = Files.readAllLines(log);
            throw new Failure(
                    "The image %s could not be made.".formatted(name),
                    String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())),
                    "Mend that, then ./hengce images again. Where the public base image cannot be had: --base IMAGE");
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
