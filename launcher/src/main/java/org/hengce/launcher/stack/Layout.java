package org.hengce.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.launcher.terminal.Failure;

/** Where the build puts what is started, below the repository's root. */
public record Layout(Path root) {
    public Layout {
        root = root.toAbsolutePath().normalize();
    }

    public Path kafkaLibraries() {
        return root.resolve("launcher/kafka-server/target/lib");
    }

    public Path samples() {
        return root.resolve("samples");
    }

    Path application(Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app");
    }

    Path jar(Service service) {
        return application(service).resolve("quarkus-run.jar");
    }

    /** Changes whenever the service is built again. */
    String build(Service service) {
        try (Stream<Path> files = Files.walk(application(service))) {
            return files.filter(Files::isRegularFile)
                    .map(Layout::stamp)
                    .sorted()
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stamp(Path file) {
        try {
            return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says how to build what is not. */
    public void requireBuilt(List<Service> services) {
        List<String> missing = services.stream()
                .filter(service -> !Files.exists(jar(service)))
                .map(Service::module)
                .toList();
        if (!missing.isEmpty())
            throw new Failure(
                    "Not built: %s.".formatted(String.join(", ", missing)),
                    "There is no %s."
                            .formatted(root.relativize(
                                    jar(Service.named(missing.get(0)).orElseThrow()))),
                    "Build it: mvn -Pquick -pl %s -am package".formatted(String.join(",", missing)));
    }
}
