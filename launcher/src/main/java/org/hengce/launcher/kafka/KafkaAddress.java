package org.hengce.launcher.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.hengce.launcher.terminal.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster, and who signs in there: our own, or one that exists.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param protocol as Kafka's clients name it
 * @param mechanism of SASL; of no meaning where nobody signs in
 * @param user empty where nobody signs in
 * @param authority PEM file with the certificates that are trusted; the Java runtime's own where absent
 */
public record KafkaAddress(
        String bootstrapServers,
        String protocol,
        String mechanism,
        String user,
        String password,
        @Nullable Path authority) {
    private static final int ANSWER_SECONDS = 15;

    /** Signs in with SCRAM, without TLS. */
    public static KafkaAddress of(String bootstrapServers, String user, String password) {
        return new KafkaAddress(bootstrapServers, "SASL_PLAINTEXT", "SCRAM-SHA-256", user, password, null);
    }

    /** The same cluster for somebody else. */
    public KafkaAddress as(String somebody, String theirPassword) {
        return new KafkaAddress(bootstrapServers, protocol, mechanism, somebody, theirPassword, authority);
    }

    private boolean signsIn() {
        return !user.isEmpty();
    }

    public Admin admin() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.SECURITY_PROTOCOL_CONFIG, protocol);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20000);
        if (signsIn()) {
            settings.put(SaslConfigs.SASL_MECHANISM, mechanism);
            settings.put(SaslConfigs.SASL_JAAS_CONFIG, login());
        }
        if (authority != null) {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, authority.toString());
        }
        return Admin.create(settings);
    }

    private String login() {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(escaped(user), escaped(password));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** As services are told. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HENGCE_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("HENGCE_KAFKA_SECURITY_PROTOCOL", protocol);
        if (signsIn()) {
            environment.put("HENGCE_KAFKA_USER", user);
            environment.put("HENGCE_KAFKA_PASSWORD", password);
            environment.put("HENGCE_KAFKA_MECHANISM", mechanism);
        }
        if (authority != null) environment.put("HENGCE_KAFKA_CA_FILE", authority.toString());
        return environment;
    }

    /** What an administrator does. */
    @FunctionalInterface
    public interface Administration<R> {
        R by(Admin admin) throws IOException, InterruptedException, ExecutionException;
    }

    /**
     * Does that with a client of its own.
     *
     * @throws Failure if the cluster does not let us do it
     */
    public <R> R administer(Administration<R> work) throws IOException, InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return work.by(admin);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) throw noAdministrator(Failure.innermost(e));
            throw e;
        }
    }

    /**
     * Finds out early what would go wrong half-way.
     *
     * @throws Failure if it does not answer, does not let us in, or would not let us make users
     */
    public void requireFit(Principals.Users users) throws InterruptedException {
        try (Admin admin = admin()) {
            @Nullable
            Set<AclOperation> may = admin.describeCluster(
                            new DescribeClusterOptions().includeAuthorizedOperations(true))
                    .authorizedOperations()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (users == Principals.Users.OWN && may != null && !may.contains(AclOperation.ALTER))
                throw noAdministrator("It lacks ALTER on the cluster.");
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            if (why instanceof SslAuthenticationException) throw unproven(why);
            if (why instanceof AuthenticationException || why instanceof AuthorizationException)
                throw refused(String.valueOf(why.getMessage()));
            throw away(why.toString());
        } catch (TimeoutException e) {
            throw away("There was no answer within %d s.".formatted(ANSWER_SECONDS));
        } catch (
                org.apache.kafka.common.KafkaException e) { // names that cannot be looked up, files that cannot be read
            throw away(e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
        }
    }

    private Failure noAdministrator(String why) {
        return new Failure(
                "Kafka at %s does not let %s make topics, users and rights."
                        .formatted(bootstrapServers, signsIn() ? user : "us"),
                why,
                "Name an administrator of the cluster. If users and rights are made by somebody else: "
                        + "HENGCE_KAFKA_USERS=shared; all services are that user then, who has to make and alter topics "
                        + "(CREATE, DESCRIBE_CONFIGS, ALTER_CONFIGS and ALTER on those that begin with hengce.).");
    }

    private Failure refused(String why) {
        return new Failure(
                "Kafka at %s does not let %s in.".formatted(bootstrapServers, signsIn() ? user : "us"),
                why,
                "Check HENGCE_KAFKA_USER, its password, HENGCE_KAFKA_MECHANISM and the user's rights.");
    }

    /** TLS: the broker's certificate is not of whom we trust, or names another host. */
    private Failure unproven(Throwable why) {
        return new Failure(
                "Kafka at %s does not show that it is the one.".formatted(bootstrapServers),
                Failure.innermost(why),
                "Check that HENGCE_KAFKA_CA_FILE holds the certificate of whoever signs those of the brokers, and that "
                        + "theirs name the hosts in HENGCE_KAFKA.",
                why);
    }

    private Failure away(String why) {
        return new Failure(
                        "Kafka at %s does not answer.".formatted(bootstrapServers),
                        why,
                        "Check HENGCE_KAFKA and HENGCE_KAFKA_SECURITY_PROTOCOL, and that the brokers and the addresses "
                                + "they advertise can be reached from here.")
                .passing();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return bootstrapServers;
    }
}
