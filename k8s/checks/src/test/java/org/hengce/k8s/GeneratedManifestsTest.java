package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Manifests that repeat what stands elsewhere are written from it. With {@code -Dhengce.manifests=write} this writes them, else it
 * compares.
 */
class GeneratedManifestsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE));
    private static final Path OBSERVABILITY = Rendered.MANIFESTS.resolveSibling("deploy/observability");
    private static final String REWRITE =
            "mvn -q -pl k8s/checks -am test -Dtest=GeneratedManifestsTest -Dsurefire.failIfNoSpecifiedTests=false -Dhengce.manifests=write";

    @Test
    void theTopicsAreThoseOfContracts() throws IOException {
        compare("components/strimzi/topics.yaml", "contracts/topics.yaml", KafkaManifests.topics());
    }

    @Test
    void theUsersMayDoWhatContractsSay() throws IOException {
        compare("components/strimzi/users.yaml", "contracts/topics.yaml", KafkaManifests.users());
    }

    @Test
    void theRulesAreThoseThatPromtoolChecks() throws IOException {
        List<ObjectNode> rules = files(OBSERVABILITY, "-rules.yaml").stream()
                .map(GeneratedManifestsTest::prometheusRule)
                .toList();
        compare("components/prometheus/rules.yaml", "deploy/observability/*-rules.yaml", rules);
    }

    @Test
    void everyDashboardIsTaken() throws IOException {
        Path folder = OBSERVABILITY.resolve("dashboards");
        ObjectNode kustomization = YAML.createObjectNode()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization");
        var maps = kustomization.putArray("configMapGenerator");
        for (Path file : files(folder, ".json")) {
            String name = file.getFileName().toString();
            ObjectNode map = maps.addObject().put("name", "dashboard-" + name.replace(".json", ""));
            map.putArray("files").add(name);
        }
        ObjectNode options = kustomization.putObject("generatorOptions").put("disableNameSuffixHash", true);
        options.putObject("labels").put("grafana_dashboard", "1");
        compare(
                "../deploy/observability/dashboards/kustomization.yaml",
                "the dashboards beside it",
                List.of(kustomization));
    }

    private static ObjectNode prometheusRule(Path file) {
        JsonNode plain = Rendered.read(file);
        assertThat(plain.has("groups"))
                .as("%s is a file of Prometheus rules", file)
                .isTrue();
        ObjectNode rule = YAML.createObjectNode()
                .put("apiVersion", "monitoring.coreos.com/v1")
                .put("kind", "PrometheusRule");
        rule.putObject("metadata")
                .put("name", "hengce-" + file.getFileName().toString().replace(".yaml", ""));
        rule.putObject("spec").set("groups", plain.get("groups"));
        return rule;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static void compare(String manifest, String source, List<ObjectNode> documents) throws IOException {
        StringBuilder text = new StringBuilder(
                "# Written from %s by GeneratedManifestsTest; do not change it by hand.\n".formatted(source));
        for (ObjectNode document : documents) {
            text.append(text.indexOf("\n") == text.length() - 1 ? "" : "---\n")
                    .append(YAML.writeValueAsString(document));
        }
        Path file = Rendered.MANIFESTS.resolve(manifest);
        if ("write".equals(System.getProperty("hengce.manifests"))) {
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("%s follows %s: change that, then write it anew:\n  %s", manifest, source, REWRITE)
                .content()
                .isEqualTo(text.toString());
    }
}
