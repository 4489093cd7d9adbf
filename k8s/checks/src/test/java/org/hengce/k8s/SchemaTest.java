package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every field of every document is one that Kubernetes or the operator knows. */
class SchemaTest {
    /** What stands below these has names of its own. */
    private static final Set<String> FREE = Set.of(
            "labels", "annotations", "matchLabels", "data", "requests", "limits", "config", "parameters", "attributes");

    @ParameterizedTest
    @FieldSource("org.hengce.k8s.Rendered#OVERLAYS")
    void everyFieldIsKnown(String overlay) {
        List<String> found = new ArrayList<>();
        for (JsonNode document : Rendered.of(overlay).documents()) {
            Models.violations(document).forEach(violation -> found.add(Rendered.name(document) + ": " + violation));
        }
        assertThat(found).isEmpty();
    }

    /** Each field of each kind is misspelt once, and each time it is noticed. */
    @Test
    void aMisspeltFieldIsNoticedWhereverItStands() {
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (JsonNode document : oneOfEachKind()) {
            for (String pointer : fields(document, "", new TreeSet<>())) {
                tried++;
                if (Models.violations(misspelt(document, pointer)).isEmpty()) {
                    missed.add(document.path("kind").asText() + " " + pointer);
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThan(500);
    }

    @Test
    void aKindThatNobodyKnowsIsNoticed() {
        JsonNode document =
                Rendered.parsed("{apiVersion: apps/v1, kind: Deploiment}").get(0);
        assertThat(Models.violations(document)).singleElement().asString().contains("apps/v1/Deploiment");
    }

    @Test
    void aTextWhereANumberBelongsIsNoticed() {
        JsonNode deployment = Rendered.of("production")
                .one("Deployment", "evaluation-service")
                .deepCopy();
        ((ObjectNode) deployment.path("spec")).put("progressDeadlineSeconds", "soon");
        assertThat(Models.violations(deployment)).isNotEmpty();
        JsonNode scaled = Rendered.of("production")
                .one("ScaledObject", "evaluation-service")
                .deepCopy();
        ((ObjectNode) scaled.path("spec")).put("maxReplicaCount", "many");
        assertThat(Models.violations(scaled)).isNotEmpty();
    }

    /** The largest of each kind has the most fields. */
    private static Iterable<JsonNode> oneOfEachKind() {
        Map<String, JsonNode> largest = new LinkedHashMap<>();
        for (JsonNode document : Rendered.of("production").documents()) {
            largest.merge(
                    document.path("kind").asText(),
                    document,
                    (a, b) -> a.toString().length() >= b.toString().length() ? a : b);
        }
        return largest.values();
    }

    private static Set<String> fields(JsonNode node, String pointer, Set<String> found) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                fields(node.get(i), pointer + "/" + i, found);
            }
        }
        node.properties().forEach(field -> {
            String here = pointer + "/" + field.getKey();
            found.add(here);
            boolean free = FREE.contains(field.getKey())
                    // A Service's selector and what KEDA's triggers take are maps, too.
                    || (pointer.endsWith("/spec")
                            && field.getKey().equals("selector")
                            && !field.getValue().has("matchLabels"))
                    || (pointer.matches(".*/triggers/\\d+") && field.getKey().equals("metadata"));
            if (!free) {
                fields(field.getValue(), here, found);
            }
        });
        return found;
    }

    private static JsonNode misspelt(JsonNode document, String pointer) {
        JsonNode copy = document.deepCopy();
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) copy.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        parent.set(name + "x", parent.remove(name));
        return copy;
    }
}
