package org.hengce.acceptance.foreign;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.hengce.acceptance.tools.Tool;

/** A broker that speaks TLS alone, asks for passwords, and forbids what no rule allows. */
public final class ForeignKafka implements AutoCloseable {
    /** The one name in its certificate; it listens at 127.0.0.1, too. */
    public static final String HOST = "localhost";

    public static final String ADMINISTRATOR = "keeper";
    public static final String PASSWORD = "eleven-plums";

    private final Daemon daemon;
    private final Path authority;
    private final int port;

    private ForeignKafka(Daemon daemon, Path authority, int port) {
        this.daemon = daemon;
        this.authority = authority;
        this.port = port;
    }

    /**
     * Formats its folder with its administrator in it, and starts it.
     *
     * @param libraries the folder with Kafka's jars
     */
    public static ForeignKafka start(Path folder, Path libraries, Authority authority) throws IOException {
        Authority.Signed signed = authority.sign("kafka", HOST);
        Path identity = Files.writeString(
                folder.resolve("kafka.pem"), Files.readString(signed.key()) + Files.readString(signed.certificate()));
        int port = Daemon.freePort();
        Path settings = Files.writeString(
                folder.resolve("server.properties"),
                settings(port, Daemon.freePort(), folder, identity, authority.certificate()));
        List<String> java = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1"));
        java.addAll(List.of(
                "-XX:+UseSerialGC", "-Xmx384m", "-cp", libraries.resolve("*").toString()));
        List<String> format = new ArrayList<>(java);
        format.addAll(List.of(
                "kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString()));
        format.addAll(List.of("-c", settings.toString(), "--add-scram"));
        format.add("SCRAM-SHA-512=[name=%s,password=%s]".formatted(ADMINISTRATOR, PASSWORD));
        Tool.done(folder, Map.of(), 1, format.toArray(String[]::new));
        List<String> run = new ArrayList<>(java);
        run.addAll(List.of("kafka.Kafka", settings.toString()));
        ForeignKafka broker = new ForeignKafka(Daemon.start(folder, "kafka", run), authority.certificate(), port);
        await().alias("Kafka").atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            try (Admin admin = Admin.create(broker.client(ADMINISTRATOR, PASSWORD))) {
                return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
            }
        });
        return broker;
    }

    private static String settings(int port, int controllerPort, Path folder, Path identity, Path authority) {
        String login = "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\"%s;";
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=CLIENT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENT://%3$s:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=CLIENT
                log.dirs=%4$s
                listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:SASL_PLAINTEXT
                ssl.keystore.type=PEM
                ssl.keystore.location=%5$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%6$s
                sasl.enabled.mechanisms=SCRAM-SHA-512
                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.client.scram-sha-512.sasl.jaas.config=%7$s
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config=%8$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:%9$s;User:controller
                allow.everyone.if.no.acl.found=false
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(
                port,
                controllerPort,
                HOST,
                folder.resolve("kafka"),
                identity,
                authority,
                login.formatted("scram.ScramLoginModule", ADMINISTRATOR, PASSWORD, ""),
                login.formatted(
                        "plain.PlainLoginModule", "controller", PASSWORD, " user_controller=\"" + PASSWORD + '"'),
                ADMINISTRATOR);
    }

    /** As {@code HENGCE_KAFKA} takes it. */
    public String address() {
        return HOST + ":" + port;
    }

    /** What a client of this user needs. */
    public Properties client(String user, String password) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", address());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", authority.toString());
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
        return settings;
    }

    public boolean runs() {
        return daemon.runs();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
