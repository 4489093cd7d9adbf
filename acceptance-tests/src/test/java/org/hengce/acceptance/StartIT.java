package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A service that is called with less, or with something else, than it needs. */
@Order(3)
@ExtendWith(RunningStack.class)
class StartIT {
    private static final String PART = "policy-service";
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsMissingEndsTheStartWithALineThatSaysWhatToSet(Stack stack) throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-jar",
                        stack.root()
                                .resolve(PART + "/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HENGCE_") || name.startsWith("QUARKUS_"));
        builder.environment().put("HENGCE_DATABASE_URL", "postgresql://db/policy");
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(said))
                .allMatch(line -> line.startsWith("hengce: HENGCE_"))
                .anyMatch(line -> line.contains("begins with jdbc:postgresql://"))
                .anyMatch(line -> line.startsWith("hengce: HENGCE_KAFKA_BOOTSTRAP_SERVERS is not set: "));
    }

    @Test
    void aWrongPasswordOfTheDatabaseIsSaidAndMendedWithoutARestart(Stack stack) throws Exception {
        Path password = Files.writeString(folder.resolve("database"), "not this one\n");
        try (Replica replica = Replica.of(
                stack,
                PART,
                Map.of("HENGCE_DATABASE_PASSWORD", "", "HENGCE_DATABASE_PASSWORD_FILE", password.toString()))) {
            await().atMost(SOON).until(replica::isReady);
            await().atMost(SOON).untilAsserted(() -> {
                HttpResponse<String> ready = health(replica, "ready");
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.body()).contains("password authentication failed");
            });
            assertThat(health(replica, "live").statusCode()).isEqualTo(200);
            Files.writeString(password, stack.secret("policy_service"));
            await().atMost(SOON).until(() -> health(replica, "ready").statusCode() == 200);
        }
    }

    @Test
    void aWrongPasswordForKafkaLeavesTheServiceReadyAndIsMendedWithoutARestart(Stack stack) throws Exception {
        Path password = Files.writeString(folder.resolve("kafka"), "not this one\n");
        Map<String, String> settings =
                Map.of("HENGCE_KAFKA_PASSWORD", "", "HENGCE_KAFKA_PASSWORD_FILE", password.toString());
        try (Admin kafka = Admin.create(stack.kafkaClient());
                Replica replica = Replica.of(stack, PART, settings)) {
            int before = members(kafka);
            await().atMost(SOON).until(() -> replica.lines("invalid credentials") > 0);
            assertThat(health(replica, "ready").statusCode()).isEqualTo(200);
            assertThat(health(replica, "live").statusCode()).isEqualTo(200);
            Files.writeString(password, stack.secret("kafka"));
            await().atMost(SOON).until(() -> members(kafka) > before);
        }
    }

    /** How many processes read for the service. */
    private static int members(Admin kafka) throws InterruptedException, ExecutionException {
        return kafka.describeConsumerGroups(List.of(PART))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .members()
                .size();
    }

    private static HttpResponse<String> health(Replica replica, String kind) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:%d/q/health/%s".formatted(replica.managementPort(), kind)))
                                .build(),
                        BodyHandlers.ofString());
    }
}
