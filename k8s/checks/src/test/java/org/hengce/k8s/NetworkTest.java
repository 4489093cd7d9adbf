package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Who may speak with whom is what {@code edges.txt} says: nothing more, so that none slips in, and nothing less, so that none is
 * missing.
 */
class NetworkTest {
    private static final Path EDGES = Path.of("src/test/resources/edges.txt");

    @Test
    void theEdgesOfTheBaseAreThoseThatAreNamed() {
        assertThat(edges("local")).containsExactlyElementsOf(named(Set.of("base")));
    }

    @Test
    void theEdgesOfProductionAreThoseThatAreNamed() {
        Set<String> all = named(Set.of("base", "strimzi", "cloudnative-pg", "keycloak"));
        assertThat(edges("production")).containsExactlyElementsOf(all);
        assertThat(edges("air-gapped")).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @FieldSource("org.hengce.k8s.Rendered#OVERLAYS")
    void whatIsNotNamedIsDenied(String overlay) {
        JsonNode deny =
                Rendered.of(overlay).one("NetworkPolicy", "default-deny").path("spec");
        assertThat(deny.path("podSelector").isEmpty()).isTrue();
        assertThat(Rendered.each(deny.path("policyTypes")).map(JsonNode::asText))
                .containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
    }

    /** A rule without peers or ports would mean all of them. */
    @ParameterizedTest
    @FieldSource("org.hengce.k8s.Rendered#OVERLAYS")
    void everyRuleNamesItsPeersAndItsPorts(String overlay) {
        Rendered.of(overlay)
                .kind("NetworkPolicy")
                .flatMap(policy -> Stream.of("ingress:from", "egress:to").flatMap(way -> {
                    String[] words = way.split(":", -1);
                    return Rendered.each(policy.at("/spec/" + words[0]))
                            .map(rule -> List.of(rule.path(words[1]), rule.path("ports")));
                }))
                .forEach(lists ->
                        assertThat(lists).allSatisfy(list -> assertThat(list).isNotEmpty()));
    }

    /** The rules speak of labels: here is who has them. */
    @Test
    void theLabelsOfTheRulesAreOnTheRightPods() {
        assertThat(bearers("hengce.org/door")).containsExactly("gateway");
        assertThat(bearers("hengce.org/behind-gateway"))
                .containsExactly("evaluation-service", "indicator-service", "policy-service");
        assertThat(bearers("hengce.org/service"))
                .containsExactly("evaluation-service", "gateway", "indicator-service", "policy-service");
        assertThat(bearers("hengce.org/migration"))
                .containsExactly("migrate-evaluation", "migrate-gateway", "migrate-indicator", "migrate-policy");
        Rendered production = Rendered.of("production");
        String serves = "hengce.org/serves";
        assertThat(production
                        .one("Kafka", "hengce")
                        .at("/spec/kafka/template/pod/metadata/labels")
                        .path(serves)
                        .asText())
                .isEqualTo("kafka");
        assertThat(production.kind("Cluster")).isNotEmpty().allSatisfy(cluster -> assertThat(
                        cluster.at("/spec/inheritedMetadata/labels")
                                .path(serves)
                                .asText())
                .isEqualTo("postgresql"));
        assertThat(production.kind("Pooler")).isNotEmpty().allSatisfy(pooler -> assertThat(
                        pooler.at("/spec/template/metadata/labels").path(serves).asText())
                .isEqualTo("postgresql"));
    }

    private static Set<String> bearers(String label) {
        Rendered local = Rendered.of("local");
        return Stream.concat(local.kind("Deployment"), local.kind("Job"))
                .filter(workload ->
                        workload.at("/spec/template/metadata/labels").has(label))
                .map(Rendered::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Lines of the file: the part of the manifests that brings the edge, then the edge. */
    private static Set<String> named(Set<String> parts) {
        return Rendered.text(EDGES)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 2))
                .filter(words -> parts.contains(words[0]))
                .map(words -> words[1].replaceAll("\\s+", " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> edges(String overlay) {
        Set<String> found = new TreeSet<>();
        Rendered.of(overlay).kind("NetworkPolicy").forEach(policy -> {
            String pods = selected(policy.at("/spec/podSelector"));
            for (JsonNode rule : policy.at("/spec/egress")) {
                rule.path("to").forEach(peer -> found.add("%s to %s %s".formatted(pods, peer(peer), ports(rule))));
            }
            for (JsonNode rule : policy.at("/spec/ingress")) {
                rule.path("from").forEach(peer -> found.add("%s from %s %s".formatted(pods, peer(peer), ports(rule))));
            }
        });
        return found;
    }

    private static String peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return peer.at("/ipBlock/cidr").asText();
        }
        String pods = peer.has("podSelector") ? selected(peer.path("podSelector")) : "";
        return peer.has("namespaceSelector")
                ? "namespace(%s)%s".formatted(selected(peer.path("namespaceSelector")), pods)
                : pods;
    }

    private static String selected(JsonNode selector) {
        Stream<String> labels = selector.path("matchLabels")
                .propertyStream()
                .map(label -> label.getValue().asText().equals("true")
                        ? label.getKey()
                        : label.getKey() + "=" + label.getValue().asText());
        Stream<String> expressions = Rendered.each(selector.path("matchExpressions"))
                .map(e -> e.path("key").asText() + ":" + e.path("operator").asText());
        String text = Stream.concat(labels, expressions)
                .map(label -> label.replace("hengce.org/", ""))
                .sorted()
                .collect(Collectors.joining(","));
        return text.isEmpty() ? "all" : text;
    }

    private static String ports(JsonNode rule) {
        return Rendered.each(rule.path("ports"))
                .map(port ->
                        port.path("protocol").asText() + "/" + port.path("port").asText())
                .collect(Collectors.joining(","));
    }
}
