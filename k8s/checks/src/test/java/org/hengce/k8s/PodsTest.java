package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Our rules for everything that runs, in each overlay. */
class PodsTest {
    private static final String OVERLAYS = "org.hengce.k8s.Rendered#OVERLAYS";
    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void thereAreTheFourServicesAndTheirMigrations(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        assertThat(rendered.kind("Deployment").map(Rendered::name))
                .containsExactlyInAnyOrderElementsOf(KafkaManifests.SERVICES);
        assertThat(rendered.kind("Job").map(Rendered::name))
                .containsExactlyInAnyOrder(
                        "migrate-policy", "migrate-indicator", "migrate-evaluation", "migrate-gateway");
    }

    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void thePodsAreRestricted(String overlay) {
        assertThat(Rendered.of(overlay).one("Namespace", "hengce").at("/metadata/labels"))
                .anySatisfy(label -> assertThat(label.asText()).isEqualTo("restricted"));
        pods(overlay).forEach((workload, pod) -> {
            JsonNode context = pod.path("securityContext");
            assertThat(context.path("runAsNonRoot").asBoolean()).as(workload).isTrue();
            assertThat(context.path("runAsUser").asInt()).as(workload).isEqualTo(10001);
            assertThat(context.at("/seccompProfile/type").asText()).as(workload).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                    .as("%s mounts a token of the API", workload)
                    .isFalse();
            assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"))
                    .as(workload)
                    .isFalse();
            containers(pod).forEach(container -> restricted(workload, container.path("securityContext")));
        });
    }

    private static void restricted(String workload, JsonNode context) {
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                .as(workload)
                .isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean())
                .as(workload)
                .isTrue();
        assertThat(context.path("privileged").asBoolean()).as(workload).isFalse();
        assertThat(Rendered.each(context.at("/capabilities/drop")).map(JsonNode::asText))
                .as(workload)
                .containsExactly("ALL");
        assertThat(context.at("/capabilities/add").isMissingNode()).as(workload).isTrue();
    }

    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void whatAPodMayTakeIsBounded(String overlay) {
        pods(overlay).forEach((workload, pod) -> {
            containers(pod).forEach(container -> {
                for (String bound : List.of("requests", "limits")) {
                    for (String resource : List.of("cpu", "memory")) {
                        assertThat(container
                                        .path("resources")
                                        .path(bound)
                                        .path(resource)
                                        .asText())
                                .as("%s of %s of %s", bound, resource, workload)
                                .isNotEmpty();
                    }
                }
            });
            Rendered.each(pod.path("volumes"))
                    .filter(volume -> volume.has("emptyDir"))
                    .forEach(volume -> assertThat(
                                    volume.at("/emptyDir/sizeLimit").asText())
                            .as("size of the volume %s of %s", volume.path("name"), workload)
                            .isNotEmpty());
        });
    }

    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void everyServiceIsAskedOnItsManagementPort(String overlay) {
        Rendered.of(overlay).kind("Deployment").forEach(deployment -> containers(pod(deployment))
                .forEach(container -> PROBES.forEach(probe -> assertThat(
                                container.path(probe).at("/httpGet/port").asInt())
                        .as("%s of %s", probe, Rendered.name(deployment))
                        .isEqualTo(9000))));
    }

    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void everyServiceIsReplacedWithoutAGap(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        rendered.kind("Deployment").forEach(deployment -> {
            String name = Rendered.name(deployment);
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            assertThat(deployment
                            .at("/spec/strategy/rollingUpdate/maxUnavailable")
                            .asInt(-1))
                    .as(name)
                    .isZero();
            assertThat(rendered.one("PodDisruptionBudget", name).at("/spec/selector/matchLabels"))
                    .as("budget of %s", name)
                    .isEqualTo(deployment.at("/spec/selector/matchLabels"));
            assertThat(labels.path("app.kubernetes.io/name").asText()).isEqualTo(name);
            assertThat(Rendered.each(pod(deployment).path("topologySpreadConstraints")))
                    .as("spread of %s", name)
                    .isNotEmpty()
                    .allSatisfy(spread -> assertThat(spread.at("/labelSelector/matchLabels"))
                            .isEqualTo(deployment.at("/spec/selector/matchLabels")));
        });
    }

    /** It is served on while others learn of its end, and then has time for what runs. */
    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void aPodHasTimeToEnd(String overlay) {
        Rendered.of(overlay).kind("Deployment").forEach(deployment -> {
            JsonNode pod = pod(deployment);
            JsonNode container = containers(pod).findFirst().orElseThrow();
            String delay = environment(container).getOrDefault("QUARKUS_SHUTDOWN_DELAY", "0s");
            int before =
                    container.at("/lifecycle/preStop/sleep/seconds").asInt() + Integer.parseInt(delay.replace("s", ""));
            assertThat(before).as(Rendered.name(deployment)).isPositive();
            // The longest that a service gives what runs: quarkus.shutdown.timeout of the gateway.
            assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                    .as(Rendered.name(deployment))
                    .isGreaterThanOrEqualTo(before + 10);
        });
    }

    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void imagesOfOursHaveTheVersionOfTheBuild(String overlay) {
        String version = System.getProperty("hengce.version");
        pods(overlay).forEach((workload, pod) -> containers(pod)
                .forEach(container -> assertThat(container.path("image").asText())
                        .as(workload)
                        .contains("hengce/")
                        .endsWith(":" + version)));
    }

    @ParameterizedTest
    @FieldSource(OVERLAYS)
    void noSecretStandsInAManifest(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        assertThat(rendered.kind("Secret")).isEmpty();
        pods(overlay).values().stream().flatMap(PodsTest::containers).forEach(container -> environment(container)
                .forEach(PodsTest::noSecret));
        rendered.kind("ConfigMap")
                .filter(map -> Rendered.name(map).startsWith("hengce-"))
                .flatMap(map -> map.path("data").propertyStream())
                .forEach(entry -> noSecret(entry.getKey(), entry.getValue().asText()));
    }

    private static void noSecret(String name, String value) {
        if (name.matches(".*(PASSWORD|SECRET|PRIVATE_KEY|TOKEN).*")) {
            assertThat(value).as("%s names a file", name).startsWith("/");
        }
        assertThat(value).as(name).doesNotContainPattern("(?i)password=|-----BEGIN|//[^/@:]+:[^/@]+@");
    }

    private static Map<String, String> environment(JsonNode container) {
        return Rendered.each(container.path("env"))
                .collect(Collectors.toMap(variable -> variable.path("name").asText(), variable -> variable.path("value")
                        .asText()));
    }

    private static Map<String, JsonNode> pods(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        return Stream.concat(rendered.kind("Deployment"), rendered.kind("Job"))
                .collect(Collectors.toMap(Rendered::name, PodsTest::pod));
    }

    private static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    private static Stream<JsonNode> containers(JsonNode pod) {
        return Stream.of("initContainers", "containers").flatMap(list -> Rendered.each(pod.path(list)));
    }
}
