package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One autoscaler for each service, none for two, and for evaluation its queue. */
class ScalingTest {
    @Test
    void evaluationIsScaledByItsQueueAloneAndNothingElseIs() {
        Rendered production = Rendered.of("production");
        JsonNode scaled = production.one("ScaledObject", "evaluation-service");
        assertThat(production.kind("ScaledObject")).hasSize(1);
        assertThat(scaled.at("/spec/scaleTargetRef/name").asText()).isEqualTo("evaluation-service");
        assertThat(Rendered.each(scaled.at("/spec/triggers"))).singleElement().satisfies(trigger -> assertThat(
                        trigger.at("/metadata/query").asText())
                .contains("hengce_due_oldest_age"));
        assertThat(production.kind("HorizontalPodAutoscaler").map(target -> target.at("/spec/scaleTargetRef/name")
                        .asText()))
                .containsExactlyInAnyOrder("gateway", "policy-service", "indicator-service");
    }

    @Test
    void thereAreNoMoreConsumersThanPartitions() {
        Rendered production = Rendered.of("production");
        int partitions = KafkaManifests.CONTRACT.at("/topics/0/partitions").asInt();
        assertThat(production
                        .one("ScaledObject", "evaluation-service")
                        .at("/spec/maxReplicaCount")
                        .asInt())
                .isLessThanOrEqualTo(partitions);
        assertThat(production.kind("HorizontalPodAutoscaler"))
                .allSatisfy(scaler ->
                        assertThat(scaler.at("/spec/maxReplicas").asInt()).isLessThanOrEqualTo(partitions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "air-gapped"})
    void anAutoscalersNumberIsNotSetBackByApplyingTheManifestsAgain(String overlay) {
        assertThat(Rendered.of(overlay).kind("Deployment"))
                .allSatisfy(deployment ->
                        assertThat(deployment.path("spec").has("replicas")).isFalse());
    }
}
