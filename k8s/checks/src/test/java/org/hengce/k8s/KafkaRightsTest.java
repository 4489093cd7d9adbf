package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What each service may do in Kafka is what it does there. */
class KafkaRightsTest {
    static final Iterable<String> SERVICES = KafkaManifests.SERVICES;

    private static final String PREFIX = "${hengce.topic-prefix:}";

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceMayReadAndWriteWhatContractsSayAndNothingElse(String service) {
        for (String operation : Set.of("Read", "Write")) {
            Set<String> promised = topics(operation.equals("Read") ? "reads" : "writes", service);
            assertThat(allowed(service, operation))
                    .as("%s of %s", operation, service)
                    .isEqualTo(promised);
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceMayReadWhatItIsConfiguredToReadAndPutAsideWhatItRefuses(String service) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(
                Rendered.MANIFESTS.resolveSibling(service + "/src/main/resources/application.properties"))) {
            settings.load(file);
        }
        for (String key : settings.stringPropertyNames()) {
            String topic = settings.getProperty(key).replace(PREFIX, "");
            if (key.matches("mp\\.messaging\\.incoming\\.[^.]+\\.dead-letter-queue\\.topic")) {
                assertThat(allowed(service, "Write")).as(key).contains(topic);
            } else if (key.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic")) {
                assertThat(allowed(service, "Read"))
                        .as(key)
                        .anyMatch(name -> topic.equals(name)
                                // The topics of all sources, by a pattern.
                                || (name.endsWith(".")
                                        && topic.replace("[.]", ".").startsWith(name)));
            }
        }
    }

    @Test
    void onlyEvaluationMayReadObservations() {
        for (String service : SERVICES) {
            assertThat(allowed(service, "Read").contains("hengce.observations"))
                    .as(service)
                    .isEqualTo(service.equals("evaluation-service"));
        }
    }

    @Test
    void nobodyMayChangeTopicsOrTheCluster() {
        Rendered.of("production")
                .kind("KafkaUser")
                .flatMap(KafkaRightsTest::rights)
                .forEach(right -> {
                    assertThat(right.at("/resource/type").asText()).isIn("topic", "group");
                    assertThat(Rendered.each(right.path("operations")).map(JsonNode::asText))
                            .isSubsetOf("Read", "Write", "Describe");
                });
    }

    private static Set<String> topics(String list, String service) {
        return Rendered.each(KafkaManifests.CONTRACT.path("topics"))
                .filter(topic -> Rendered.each(topic.path(list))
                        .anyMatch(name -> name.asText().equals(service)))
                .map(topic -> topic.path("name").asText().replace("<source>", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed(String service, String operation) {
        return rights(Rendered.of("production").one("KafkaUser", service))
                .filter(right -> right.at("/resource/type").asText().equals("topic"))
                .filter(right -> Rendered.each(right.path("operations"))
                        .anyMatch(o -> o.asText().equals(operation)))
                .map(right -> right.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static java.util.stream.Stream<JsonNode> rights(JsonNode user) {
        return Rendered.each(user.at("/spec/authorization/acls"));
    }
}
