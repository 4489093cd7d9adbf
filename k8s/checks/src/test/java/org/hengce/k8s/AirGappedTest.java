package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An installation without a way out has all it needs, and asks for nothing from outside. */
class AirGappedTest {
    private static final Pattern HOST = Pattern.compile("(?:https?://|//)([^:/\"\\s]+)");

    @Test
    void theListOfImagesIsWhatTheManifestsName() {
        Set<String> listed = Rendered.text(Rendered.MANIFESTS.resolve("overlays/air-gapped/images.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(images("air-gapped")).isEqualTo(listed);
        assertThat(listed).allSatisfy(image -> assertThat(image).startsWith("registry.hengce.internal/"));
    }

    @Test
    void theListSaysWhereEachImageComesFrom() {
        Set<String> sources = Rendered.text(Rendered.MANIFESTS.resolve("overlays/air-gapped/images.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1)[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sources).isEqualTo(images("production"));
        assertThat(sources)
                .allSatisfy(image -> assertThat(image).as("names a version").matches(".+:\\d.*"));
    }

    @Test
    void noNameIsFromOutside() {
        Set<String> outside = new TreeSet<>();
        for (JsonNode document : Rendered.of("air-gapped").documents()) {
            // Dashboards and rules name addresses of documentation, which nobody calls.
            if (!document.path("kind").asText().equals("PrometheusRule")
                    && !Rendered.name(document).startsWith("dashboard-")) {
                texts(document, (name, text) -> HOST.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .filter(host -> host.contains(".") && !host.matches(".*\\.(internal|svc)$"))
                        .forEach(outside::add));
                texts(document, (name, text) -> {
                    if (name.matches("hostname|hostnames|dnsNames")
                            && text.contains(".")
                            && !text.matches(".*\\.(internal|svc)$")) {
                        outside.add(text);
                    }
                });
            }
        }
        assertThat(outside).containsExactly("management.hengce"); // a name in certificates alone
    }

    private static Set<String> images(String overlay) {
        Set<String> found = new TreeSet<>();
        for (JsonNode document : Rendered.of(overlay).documents()) {
            texts(document, (name, text) -> {
                if (name.equals("image") || name.equals("imageName")) {
                    found.add(text);
                }
            });
        }
        return found;
    }

    /** All texts with the name of the field in which they stand, themselves or in a list. */
    private static void texts(JsonNode node, BiConsumer<String, String> each) {
        node.properties().forEach(field -> {
            texts(field.getValue(), each);
            leaf(field.getKey(), field.getValue(), each);
        });
        if (node.isArray()) {
            node.forEach(element -> texts(element, each));
        }
    }

    private static void leaf(String name, JsonNode value, BiConsumer<String, String> each) {
        if (value.isTextual()) {
            each.accept(name, value.asText());
        } else if (value.isArray()) {
            value.forEach(element -> leaf(name, element, each));
        }
    }
}
