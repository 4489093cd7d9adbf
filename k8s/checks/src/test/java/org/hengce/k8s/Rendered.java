package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What kustomize makes of one of our overlays. Without kustomize a test is skipped by name, and with {@code --strict} fails. */
record Rendered(String overlay, List<JsonNode> documents) {
    static final List<String> OVERLAYS = List.of("local", "production", "air-gapped");
    static final Path MANIFESTS = Path.of("..").toAbsolutePath().normalize();

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Rendered> KNOWN = new ConcurrentHashMap<>();

    static Rendered of(String overlay) {
        return KNOWN.computeIfAbsent(
                overlay, name -> new Rendered(name, parsed(render(MANIFESTS.resolve("overlays/" + name)))));
    }

    Stream<JsonNode> kind(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        List<JsonNode> found =
                kind(kind).filter(document -> name(document).equals(name)).toList();
        assertThat(found).as("%s %s in overlay %s", kind, name, overlay).hasSize(1);
        return found.get(0);
    }

    static String name(JsonNode document) {
        return document.path("metadata").path("name").asText();
    }

    /** Elements of an array, or nothing. */
    static Stream<JsonNode> each(JsonNode array) {
        return array.valueStream();
    }

    static List<JsonNode> parsed(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with kustomize's own words where it refuses. */
    static String render(Path folder) {
        List<String> command = Stream.concat(kustomize().stream(), Stream.of(folder.toString()))
                .toList();
        Program.Outcome outcome = Program.run(command);
        assertThat(outcome.exit()).as("%s\n%s", command, outcome.errors()).isZero();
        return outcome.output();
    }

    private static List<String> kustomize() {
        if (Program.isThere("kubectl")) {
            return List.of("kubectl", "kustomize");
        }
        Program.require(
                Program.isThere("kustomize"),
                "kubectl or kustomize is needed to render the manifests; .ci/run says how to get it");
        return List.of("kustomize", "build");
    }
}
