package org.hengce.launcher.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.launcher.InProcess;
import org.hengce.launcher.stack.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told of images and compose file without making or running them. */
class DockerfilesTest {
    private static final Path ROOT = InProcess.ROOT;

    private static List<String> dockerfile(String module) throws IOException {
        return Files.readAllLines(ROOT.resolve(module).resolve("Dockerfile"));
    }

    private static String withoutComments(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    }

    private static String flags(Service service) {
        return service.compilerFlags().stream().map("\"%s\", "::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource
    void eachServicesFileIsThatOfPolicyServiceWithItsOwnNameCompiledAsByUp(Service service) throws IOException {
        assertThat(withoutComments(dockerfile(service.module())))
                .contains(flags(service))
                .isEqualTo(withoutComments(dockerfile("policy-service"))
                        .replace("policy-service", service.module())
                        .replace(flags(Service.POLICY), flags(service)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy-service", "indicator-service", "evaluation-service", "gateway", "launcher"})
    void nobodyIsRootInAnImageAndItsBaseIsGiven(String module) throws IOException {
        assertThat(dockerfile(module))
                .contains("USER 10001:10001", "FROM ${BASE_IMAGE}")
                .anyMatch(line -> line.startsWith("ARG BASE_IMAGE=docker.io/library/eclipse-temurin:17-jre"));
    }

    private static JsonNode compose() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(ROOT.resolve("docker-compose.yml").toFile());
    }

    @Test
    void onlyTheGatewayIsReachedAndFromThisMachineAlone() throws IOException {
        compose().get("services").properties().forEach(service -> {
            List<String> ports = new ArrayList<>();
            service.getValue().path("ports").forEach(port -> ports.add(port.asText()));
            if (service.getKey().equals("gateway")) assertThat(ports).allMatch(port -> port.startsWith("127.0.0.1:"));
            else assertThat(ports).as(service.getKey()).isEmpty();
        });
    }

    @Test
    void nothingIsStartedInAnOrderAndNoSecretStandsInTheFile() throws IOException {
        compose().get("services").properties().forEach(service -> {
            assertThat(service.getValue().has("depends_on"))
                    .as(service.getKey())
                    .isFalse();
            service.getValue().path("environment").properties().forEach(setting -> {
                if (setting.getKey().contains("PASSWORD"))
                    assertThat(setting.getKey()).endsWith("_FILE");
            });
        });
    }

    @Test
    void everySecretThatIsNamedIsMadeByTheScripts() throws IOException {
        String scripts = Files.readString(ROOT.resolve("deploy/compose/secrets"))
                + Files.readString(ROOT.resolve("deploy/keys"));
        List<String> declared = new ArrayList<>();
        compose().get("secrets").properties().forEach(secret -> {
            declared.add(secret.getKey());
            assertThat(secret.getValue().get("file").asText())
                    .isEqualTo("./deploy/compose/secrets.d/" + secret.getKey());
            assertThat(scripts).contains(secret.getKey());
        });
        compose().get("services").forEach(service -> service.path("secrets")
                .forEach(secret -> assertThat(declared).contains(secret.asText())));
    }

    @Test
    void noImageIsTheLatest() throws IOException {
        List<String> images = new ArrayList<>();
        compose()
                .get("services")
                .forEach(service -> images.add(service.get("image").asText()));

        assertThat(images)
                .hasSize(8)
                .allMatch(image -> image.matches(".*:[^/]*[0-9][^/]*"))
                .noneMatch(image -> image.contains("latest"));
        assertThat(Stream.of("postgres:17", "kafka:4.1"))
                .allMatch(name -> images.stream().anyMatch(image -> image.contains(name)));
    }
}
