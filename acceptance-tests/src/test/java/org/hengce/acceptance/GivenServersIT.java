package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hengce.acceptance.foreign.Authority;
import org.hengce.acceptance.foreign.ForeignKafka;
import org.hengce.acceptance.foreign.ForeignPooler;
import org.hengce.acceptance.foreign.ForeignPostgres;
import org.hengce.acceptance.tools.Tool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL and Kafka as somebody else runs them: TLS alone, passwords, nothing allowed that no rule allows. Last of all: one whole is enough. */
@Order(9)
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GivenServersIT {
    private static final String HOME = "given";
    private static final List<String> SERVICES =
            List.of("policy-service", "indicator-service", "evaluation-service", "gateway");
    private static final String PGBOUNCER = "pgbouncer";
    private static final String OBSERVATIONS = "hengce.observations";

    private Path folder = Path.of("");
    private Authority authority;
    private ForeignPostgres postgres;
    private ForeignKafka kafka;
    private Stack stack;
    private @Nullable ForeignPooler pooler;

    @BeforeAll
    void startServers(Stack own, @TempDir Path ofTheClass) throws Exception {
        Tool.require("openssl", "for certificates");
        folder = ofTheClass;
        authority = Authority.in(folder.resolve("authority"));
        try (Stream<Path> unpacked = Files.list(own.home().resolve("postgres"))) {
            Path programs = unpacked.filter(
                            path -> path.getFileName().toString().startsWith("bin-"))
                    .findFirst()
                    .orElseThrow();
            postgres = ForeignPostgres.start(folder, programs, authority);
        }
        kafka = ForeignKafka.start(folder, own.root().resolve("launcher/kafka-server/target/lib"), authority);
        stack = new Stack(HOME, settings());
        stack.run("reset", "--yes");
    }

    @AfterAll
    void stopServers() {
        stack.close();
        if (pooler != null) {
            pooler.close();
        }
        kafka.close();
        postgres.close();
    }

    private Map<String, String> settings() throws IOException {
        return new HashMap<>(Map.of(
                "HENGCE_DATABASE_URL", postgres.url(),
                "HENGCE_DATABASE_PASSWORD_FILE", file("dba", ForeignPostgres.PASSWORD),
                "HENGCE_KAFKA", kafka.address(),
                "HENGCE_KAFKA_USER", ForeignKafka.ADMINISTRATOR,
                "HENGCE_KAFKA_PASSWORD_FILE", file("keeper", ForeignKafka.PASSWORD),
                "HENGCE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "HENGCE_KAFKA_MECHANISM", "SCRAM-SHA-512",
                "HENGCE_KAFKA_CA_FILE", authority.certificate().toString(),
                "HENGCE_KAFKA_REPLICATION", "1"));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text + "\n").toString();
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({
        "HENGCE_DATABASE_URL, authority, PostgreSQL at localhost:.* does not show that it is the one, sslrootcert",
        "HENGCE_DATABASE_URL, host, PostgreSQL at 127.0.0.1:.* does not show that it is the one, the host is one that it names",
        "HENGCE_DATABASE_PASSWORD_FILE, password, PostgreSQL at localhost:.* does not let dba in, Check user",
        "HENGCE_KAFKA_CA_FILE, authority, Kafka at localhost:.* does not show that it is the one, HENGCE_KAFKA_CA_FILE",
        "HENGCE_KAFKA, host, Kafka at 127.0.0.1:.* does not show that it is the one, name the hosts in HENGCE_KAFKA",
        "HENGCE_KAFKA_PASSWORD_FILE, password, Kafka at localhost:.* does not let keeper in, HENGCE_KAFKA_USER"
    })
    void whatIsWrongIsSaidAndNothingIsStarted(String variable, String wrong, String said, String advice)
            throws Exception {
        Map<String, String> settings = settings();
        Path another = Authority.in(folder.resolve("another")).certificate();
        String password = file("wrong", "not-this-one");
        settings.merge(variable, "", (right, none) -> switch (wrong) {
            case "host" -> right.replace("localhost", "127.0.0.1");
            case "authority" -> right.replace(authority.certificate().toString(), another.toString());
            default -> password;
        });
        requireRefusal(settings, said, advice);
    }

    /** One clear error; nothing is started, nothing listens, and no data folder is bound to these servers. */
    private static void requireRefusal(Map<String, String> settings, String said, String advice) {
        Stack wronged = new Stack(HOME + "-wrong", settings);
        try {
            Stack.Outcome up = wronged.run("up");

            assertThat(up.exit()).as(up.output()).isEqualTo(1);
            assertThat(up.output())
                    .containsPattern("hengce: .*" + said)
                    .contains("  why: ")
                    .contains(advice);
            assertThat(up.output()).doesNotContain("not-this-one", "Exception", "\tat ");
            assertThat(wronged.home().resolve("servers.json")).doesNotExist();
            assertThat(wronged.home().resolve("run")).isEmptyDirectory();
            assertThatThrownBy(() -> new Socket(
                            InetAddress.getLoopbackAddress(),
                            URI.create(wronged.url()).getPort()))
                    .isInstanceOf(IOException.class);
        } finally {
            wronged.run("reset", "--yes");
            wronged.close();
        }
    }

    @Test
    @Order(2)
    void allOfItSpeaksTlsAndEachServiceIsItselfAndMayDoWhatTheListSays() throws Exception {
        Stack.Outcome up = stack.run("up");
        assertThat(up.exit()).as(up.output()).isZero();
        assertThat(up.output()).doesNotContain("no authorizer");

        ObjectNode sector = Api.JSON.createObjectNode();
        sector.putObject("name").put("en", "Kept elsewhere");
        assertThat(Api.admin(stack).put("/api/v1/sectors/ELSEWHERE", sector).status())
                .isEqualTo(201);

        assertThat(postgres.query(
                        "postgres",
                        "SELECT DISTINCT usename || ' ' || ssl FROM pg_stat_activity JOIN pg_stat_ssl USING (pid) "
                                + "WHERE backend_type = 'client backend' AND usename <> 'postgres' ORDER BY 1"))
                .containsExactly(
                        "evaluation_service true",
                        "gateway_service true",
                        "indicator_service true",
                        "policy_service true");
        for (String service : SERVICES) {
            requireRights(service);
        }
    }

    /** As the broker tells it to the user of that service, beside what {@code contracts/topics.yaml} says. */
    private void requireRights(String service) throws Exception {
        assertThat(environment(service)).contains("HENGCE_KAFKA_USER=" + service);
        Set<String> promised = new TreeSet<>();
        for (JsonNode topic : new ObjectMapper(new YAMLFactory())
                .readTree(stack.root().resolve("contracts/topics.yaml").toFile())
                .path("topics")) {
            String name = topic.path("name").textValue();
            for (String list : List.of("reads", "writes")) {
                topic.path(list).forEach(who -> {
                    if (who.textValue().equals(service) && !name.contains("<")) {
                        promised.add(name + " " + list);
                    }
                });
            }
        }
        if (service.equals("indicator-service")) { // reads the topics of all sources, by their prefix
            promised.addAll(List.of("hengce.inbound.outcomes reads", "hengce.inbound.dead-letter reads"));
        }
        Set<String> found = new TreeSet<>();
        try (Admin keeper = Admin.create(kafka.client(ForeignKafka.ADMINISTRATOR, ForeignKafka.PASSWORD));
                Admin admin = Admin.create(client(service))) {
            Map<String, KafkaFuture<TopicDescription>> topics = admin.describeTopics(
                            keeper.listTopics().names().get(),
                            new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues();
            for (String topic : topics.keySet()) {
                Set<AclOperation> may = operations(topics.get(topic));
                if (may.contains(AclOperation.READ)) {
                    found.add(topic + " reads");
                }
                if (may.contains(AclOperation.WRITE)) {
                    found.add(topic + " writes");
                }
                assertThat(may).as(topic).isSubsetOf(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);
            }
        }
        assertThat(found).as(service).isEqualTo(promised);
    }

    private static Set<AclOperation> operations(KafkaFuture<TopicDescription> topic) throws InterruptedException {
        try {
            return topic.get().authorizedOperations();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return Set.of();
        }
    }

    private List<String> environment(String service) throws IOException {
        return List.of(Files.readString(Path.of("/proc", Long.toString(stack.pid(service)), "environ"))
                .split("\0"));
    }

    private Properties client(String service) throws IOException {
        return kafka.client(service, stack.secret("kafka-" + service));
    }

    @Test
    @Order(3)
    void theBrokerRefusesAServiceWhatIsNotItsBusiness() throws Exception {
        Properties evaluation = client("evaluation-service");
        evaluation.put("enable.idempotence", "false");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(evaluation, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(OBSERVATIONS, "made", "up"))
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client("gateway"), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(OBSERVATIONS, 0)));
            consumer.seekToBeginning(consumer.assignment());
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    @Order(4)
    void whoMayNotMakeUsersIsToldBeforeAnythingIsStarted() throws Exception {
        Map<String, String> settings = settings();
        settings.put("HENGCE_KAFKA_USER", "gateway");
        settings.put("HENGCE_KAFKA_PASSWORD_FILE", file("gateway", stack.secret("kafka-gateway")));
        requireRefusal(settings, "does not let gateway make topics, users and rights", "HENGCE_KAFKA_USERS=shared");
    }

    @Test
    @Order(5)
    void downLeavesBothServersAloneWithWhatIsOnThem() throws Exception {
        Stack.Outcome down = stack.run("down");
        assertThat(down.output()).contains("Stopped 4 processes");
        assertThat(postgres.runs()).isTrue();
        assertThat(kafka.runs()).isTrue();
        assertThat(postgres.query("indicator", "SELECT code FROM sector")).contains("ELSEWHERE");
    }

    @Test
    @Order(6)
    void aPoolerThatIsAwayIsToldBeforeAServiceIsStarted() {
        stack.set("HENGCE_DATABASE_POOLER", "postgresql://127.0.0.1:1");
        Stack.Outcome up = stack.run("up");
        stack.set("HENGCE_DATABASE_POOLER", "");

        assertThat(up.exit()).as(up.output()).isEqualTo(1);
        assertThat(up.output())
                .contains("The pooler at 127.0.0.1:1/policy does not answer", "HENGCE_DATABASE_POOLER")
                .doesNotContain("gateway: starting");
    }

    @Test
    @Order(7)
    void upFindsThemAgainAndTheDemonstrationRunsOnThem() throws Exception {
        if (Tool.isThere(PGBOUNCER)) {
            pooler = ForeignPooler.start(folder, postgres, authority);
            stack.set("HENGCE_DATABASE_POOLER", pooler.url());
        }
        AclBinding outdated = rule("gateway", OBSERVATIONS, "*", AclPermissionType.ALLOW);
        List<AclBinding> theirs = List.of(
                rule("gateway", OBSERVATIONS, "*", AclPermissionType.DENY),
                rule("gateway", "hengce.policies", "127.0.0.9", AclPermissionType.ALLOW),
                rule("gateway", "tax.returns", "*", AclPermissionType.ALLOW),
                rule("tax", "hengce.inbound.tax", "*", AclPermissionType.ALLOW));
        try (Admin keeper = Admin.create(kafka.client(ForeignKafka.ADMINISTRATOR, ForeignKafka.PASSWORD))) {
            keeper.createAcls(List.of(outdated)).all().get();
            keeper.createAcls(theirs).all().get();
            Stack.Outcome demo = stack.run("demo");
            assertThat(demo.exit()).as(demo.output() + stack.logs()).isZero();
            assertThat(demo.output()).contains("−5.29", "moved from −5.2883 to −5.2816");
            assertThat(keeper.describeAcls(AclBindingFilter.ANY).values().get())
                    .containsAll(theirs)
                    .doesNotContain(outdated);
        }
        assertThat(Api.admin(stack).get("/api/v1/sectors/ELSEWHERE").status()).isEqualTo(200);
    }

    private static AclBinding rule(String user, String topic, String host, AclPermissionType type) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, host, AclOperation.READ, type));
    }

    @Test
    @Order(8)
    void itRanThroughAPoolerThatGivesEachTransactionAnotherSession() throws Exception {
        Tool.require(PGBOUNCER, "between services and PostgreSQL");
        ForeignPooler between = Objects.requireNonNull(pooler);
        for (String service : SERVICES) {
            assertThat(environment(service))
                    .anyMatch(variable -> variable.startsWith(
                            "HENGCE_DATABASE_URL=jdbc:postgresql://localhost:%d/".formatted(between.port())));
        }
        assertThat(postgres.query(
                        "postgres",
                        "SELECT usename || ' ' || ssl || ' ' || (count(*) <= %d) FROM pg_stat_activity "
                                        .formatted(ForeignPooler.SESSIONS)
                                + "JOIN pg_stat_ssl USING (pid) WHERE usename LIKE '%\\_service' GROUP BY usename, ssl "
                                + "ORDER BY 1"))
                .containsExactly(
                        "evaluation_service true true",
                        "gateway_service true true",
                        "indicator_service true true",
                        "policy_service true true");
        for (String service : SERVICES) {
            assertThat(Files.readAllLines(stack.home().resolve("logs/%s.log".formatted(service))))
                    .as(service)
                    .noneMatch(line -> line.contains(" ERROR ") || line.contains("prepared statement"));
        }
    }
}
