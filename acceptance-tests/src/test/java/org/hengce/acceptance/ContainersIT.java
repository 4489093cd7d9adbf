package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.acceptance.containers.Composition;
import org.hengce.acceptance.containers.Load;
import org.hengce.acceptance.containers.Manifests;
import org.hengce.acceptance.containers.Pod;
import org.hengce.acceptance.containers.Podman;
import org.hengce.acceptance.tools.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The images, the compose file and the rendered manifests, run by podman as root on this machine: the public images of
 * PostgreSQL, Kafka and Java are stood in for (src/test/containers), ours are those that users get.
 */
@Order(10)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfEnvironmentVariable(named = "HENGCE_TEST_ALL", matches = "true", disabledReason = "ten minutes; with --all")
class ContainersIT {
    private static final String BASE = "localhost/base-jre:17";
    private static final List<String> SERVICES =
            List.of("policy-service", "indicator-service", "evaluation-service", "gateway");
    private static final List<String> DATABASES = List.of("policy", "indicator", "evaluation", "gateway");
    private static final long LARGEST = 120_000_000;
    private static final Duration START = Duration.ofMinutes(3);
    private static final Map<String, String> NO_LIMITS =
            Map.of("HENGCE_LIMITS_CREDENTIAL", "1000000/15s", "HENGCE_LIMITS_ADDRESS", "1000000/15s");

    private final Stack commands = new Stack("containers", Map.of());
    private final String version = System.getProperty("hengce.version", "");

    private Path folder = Path.of("");
    private Composition compose;
    private Manifests manifests;

    @BeforeAll
    void makeImages(@TempDir Path ofTheClass) throws IOException {
        Tool.require("kubectl", "to render manifests");
        folder = ofTheClass;
        Path root = commands.root();
        Tool.done(root, Map.of(), 10, root.resolve(".ci/container-host").toString());
        Stack.Outcome made = commands.run("images", "--base", BASE);
        assertThat(made.exit()).as(made.output()).isZero();
        Tool.done(
                root,
                Map.of(),
                5,
                root.resolve("acceptance-tests/src/test/containers/stand-ins").toString());
        compose = Composition.in(root, Files.createDirectory(servers()), "hengce-pods", Stack.freePort());
        manifests = new Manifests(root, servers(), secrets(), compose.network());
    }

    private Path servers() {
        return folder.resolve("servers");
    }

    @AfterAll
    void removeContainers() {
        manifests.close();
        compose.close();
        commands.close();
    }

    private static String image(String service, String version) {
        return "localhost/hengce/%s:%s".formatted(service, version);
    }

    @Test
    @Order(1)
    void anImageAddsLessThan120MegabytesToItsBaseAndNobodyIsRootInIt() {
        for (String service : SERVICES) {
            long added = Podman.sizeAbove(BASE, image(service, version));
            System.out.printf("%s: %.1f MB above its base%n", service, added / 1e6);
            assertThat(added).as(service).isLessThan(LARGEST);
            assertThat(Podman.done("image", "inspect", "--format", "{{.Config.User}}", image(service, version)))
                    .isEqualTo("10001:10001");
        }
    }

    @Test
    @Order(2)
    void composeGivesTheProductThatUpGives() throws Exception {
        Path project = Files.createDirectory(folder.resolve("compose"));
        int port = Stack.freePort();
        String url = "http://127.0.0.1:" + port;
        try (Composition up = Composition.in(commands.root(), project, "hengce-compose", port)) {
            up.done("up", "-d");
            for (String service : SERVICES) {
                await(service)
                        .atMost(START)
                        .until(() -> Podman.run("exec", up.container(service), "/opt/hengce/healthy")
                                        .exit()
                                == 0);
                assertThat(Podman.run("exec", up.container(service), "touch", "/opt/hengce/written")
                                .exit())
                        .as("its file system is for reading")
                        .isNotZero();
            }
            assertThat(Podman.done("logs", up.container("migrations")))
                    .contains("users of Kafka: 4 with their rights, as they should be");
            demo(url, up.adminPassword());
        }
    }

    private void demo(String url, Path password) {
        commands.set("HENGCE_URL", url);
        commands.set("HENGCE_ADMIN_PASSWORD_FILE", password.toString());
        Stack.Outcome demo = commands.run("demo");
        assertThat(demo.exit()).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains("−5.29")
                .contains("−14.9 %")
                .contains("moved from −5.2883 to −5.2816 packs per person, by 0.0067");
    }

    @Test
    @Order(3)
    void theRenderedWorkloadsRunOnWhatTheirMigrationsMade() throws Exception {
        compose.done("up", "-d", "postgres", "kafka-volume", "kafka", "migrations");
        assertThat(Podman.done("wait", compose.container("migrations"))).isEqualTo("0");
        emptyDatabases();
        for (String database : DATABASES) {
            String job = "migrate-" + database;
            manifests.play("Job", job, job, Map.of());
            assertThat(Podman.done("wait", job + "-migration"))
                    .as(() -> Podman.done("logs", job + "-migration"))
                    .isEqualTo("0");
        }
        for (String service : SERVICES) {
            played(service, service + "-1");
        }
        played("evaluation-service", "evaluation-service-2");
        played("gateway", "gateway-2");
        Pod gateway = Pod.named("gateway-1");
        Path password = servers().resolve("admin-password");
        Files.writeString(password, Podman.done("exec", gateway.container(), "cat", "/tmp/admin-password"));
        demo(door(gateway), password);
    }

    /** As an operator of PostgreSQL leaves them: owned, and nothing in them. */
    private void emptyDatabases() throws Exception {
        String url = "jdbc:postgresql://%s:5432/postgres".formatted(Podman.address(compose.container("postgres")));
        String password = Files.readString(compose.secret("postgres")).strip();
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement sql = connection.createStatement()) {
            for (String database : DATABASES) {
                sql.execute("DROP DATABASE %s WITH (FORCE)".formatted(database));
                sql.execute("CREATE DATABASE %1$s OWNER %1$s_owner".formatted(database));
            }
        }
    }

    private Map<String, Path> secrets() throws IOException {
        Map<String, Path> folders = new HashMap<>();
        for (String database : DATABASES) {
            for (String role : List.of("owner", "service")) {
                secret(folders, "database-%s-%s".formatted(database, role), "password", database + "_" + role);
            }
        }
        for (String service : SERVICES) {
            secret(folders, service, "password", "kafka-" + service);
        }
        secret(folders, "internal-public-keys", "internal-public.jwks", "internal-public.jwks");
        secret(folders, "internal-signing-key", "internal-private.jwk", "internal-private.jwk");
        return folders;
    }

    private void secret(Map<String, Path> folders, String name, String file, String made) throws IOException {
        Path there = Files.createDirectories(servers().resolve("secrets").resolve(name));
        Files.copy(compose.secret(made), there.resolve(file));
        Tool.done(servers(), Map.of(), 1, "chown", "-R", "10001:10001", there.toString());
        folders.put(name, there);
    }

    private Pod played(String service, String pod) throws IOException {
        manifests.play("Deployment", service, pod, NO_LIMITS);
        Pod played = Pod.named(pod);
        await(pod).atMost(START).until(played::isReady);
        return played;
    }

    private static String door(Pod gateway) {
        return "http://%s:8080".formatted(gateway.address());
    }

    private Api admin() throws IOException {
        return Api.signedIn(
                door(Pod.named("gateway-1")),
                "admin",
                Files.readString(servers().resolve("admin-password")).strip());
    }

    @Test
    @Order(4)
    void whenAPodIsKilledTheOtherEvaluatesAndItComesAgain() throws Exception {
        Api admin = admin();
        Pod killed = Pod.named("evaluation-service-1");
        killed.kill(); // for good, until it is started
        Instant vintage = Api.vintage(admin.correct("US-PA", "1987", 120));
        await().atMost(START).until(() -> {
            JsonNode newest = admin.get("/api/v1/evaluations?latest=true&policy=CA-PROP99")
                    .json()
                    .at("/items/0");
            return newest.path("status").asText().equals("COMPLETED")
                    && !Api.pin(newest).isBefore(vintage);
        });
        Podman.done("start", killed.container());
        // Its network went with it: it comes again at another address, as a new pod does.
        await().atMost(START).until(() -> Pod.named(killed.name()).isReady());
    }

    @Test
    @Order(5)
    void gatewaysAndEvaluationPodsAreReplacedOneByOneUnderLoadWithoutAFailedRequest() throws Exception {
        String token = admin().token();
        String door = "http://gateway:8080/api/v1/";
        Path out = Files.createDirectory(folder.resolve("load"));
        Map<String, Load.Answers> answers;
        try (Load load = new Load(out)) {
            load.start("policies", compose.network(), token, "GET", door + "policies/CA-PROP99", "");
            load.start(
                    "evaluations",
                    compose.network(),
                    token,
                    "GET",
                    door + "evaluations?latest=true&policy=CA-PROP99",
                    "");
            load.start("values", compose.network(), token, "POST", door + "observations", """
                    {"observations": [{"indicator": "cigarette-sales", "region": "US-PA", "period": "1987", "value": 1.NUMBER}]}""");
            for (String service : List.of("gateway", "evaluation-service")) {
                for (int old = 1; old <= 2; old++) {
                    played(service, "%s-%d".formatted(service, old + 2));
                    Pod.named("%s-%d".formatted(service, old)).end();
                }
            }
            answers = load.stop();
        }
        answers.forEach((name, of) -> System.out.printf(
                "%s: %d requests, failed: %s; name not found %d times%n",
                name, of.all(), of.failed(), of.unresolved()));
        assertThat(answers).hasSize(3).allSatisfy((name, of) -> {
            assertThat(of.all()).as(name).isGreaterThan(100);
            assertThat(of.failed()).as(name).isEmpty();
        });
    }
}
