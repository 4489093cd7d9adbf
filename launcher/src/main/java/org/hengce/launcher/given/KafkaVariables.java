package org.hengce.launcher.given;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.Principals;
import org.hengce.launcher.kafka.Topics;
import org.hengce.launcher.process.HostPort;
import org.hengce.launcher.terminal.UsageError;
import org.jspecify.annotations.Nullable;

/** {@code HENGCE_KAFKA} and what belongs to it. */
final class KafkaVariables {
    private static final String SERVERS = "HENGCE_KAFKA";
    private static final String USER = "HENGCE_KAFKA_USER";
    private static final String PROTOCOL = "HENGCE_KAFKA_SECURITY_PROTOCOL";
    private static final String MECHANISM = "HENGCE_KAFKA_MECHANISM";
    private static final String AUTHORITY = "HENGCE_KAFKA_CA_FILE";
    private static final String USERS = "HENGCE_KAFKA_USERS";
    private static final String REPLICATION = "HENGCE_KAFKA_REPLICATION";
    private static final String USAGE = "HENGCE_KAFKA=HOST:9092,HOST:9092 ./hengce up";
    private static final String USAGE_WITH_USER =
            "HENGCE_KAFKA=HOST:9092 HENGCE_KAFKA_USER=USER HENGCE_KAFKA_PASSWORD_FILE=/a/file ./hengce up";
    private static final String USAGE_OF_AUTHORITY = AUTHORITY + "=/a/file.pem   (-----BEGIN CERTIFICATE-----)";

    private static final List<String> SIGNED_IN = List.of("SASL_PLAINTEXT", "SASL_SSL");
    private static final List<String> ANONYMOUS = List.of("PLAINTEXT", "SSL");
    private static final List<String> MECHANISMS = List.of("SCRAM-SHA-256", "SCRAM-SHA-512");

    private KafkaVariables() {}

    static Optional<KafkaAddress> read(Variables variables) {
        if (!variables.has(SERVERS)) return Optional.empty();
        String user = variables.get(USER);
        String password = variables.secret("HENGCE_KAFKA_PASSWORD");
        if (user.isEmpty() != password.isEmpty())
            throw new UsageError(
                    user.isEmpty()
                            ? "There is a password for Kafka and no user."
                            : USER + " is given without a password.",
                    USAGE_WITH_USER);
        List<String> protocols = user.isEmpty() ? ANONYMOUS : SIGNED_IN;
        return Optional.of(new KafkaAddress(
                servers(variables.get(SERVERS)),
                oneOf(variables, PROTOCOL, protocols),
                oneOf(variables, MECHANISM, MECHANISMS),
                user,
                password,
                authority(variables)));
    }

    private static String servers(String text) {
        List<String> servers = Stream.of(text.split(",", -1)).map(String::strip).toList();
        for (String server : servers) {
            if (HostPort.parse(server, 0).isEmpty())
                throw new UsageError(SERVERS + " names '%s', which is no host:port.".formatted(server), USAGE);
        }
        return String.join(",", servers);
    }

    /** The first where nothing is said. */
    private static String oneOf(Variables variables, String name, List<String> known) {
        if (!variables.has(name)) return known.get(0);
        String value = variables.get(name);
        if (known.contains(value)) return value;
        throw new UsageError(
                "%s is '%s'; %s a user of Kafka it may be %s."
                        .formatted(name, value, variables.has(USER) ? "with" : "without", String.join(" or ", known)),
                USAGE_WITH_USER);
    }

    private static @Nullable Path authority(Variables variables) {
        if (!variables.has(AUTHORITY)) return null;
        Path file = Path.of(variables.get(AUTHORITY)).toAbsolutePath();
        try (InputStream in = Files.newInputStream(file)) {
            // Java would read DER as well, Kafka's client does not.
            if (!Files.readString(file, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----"))
                throw new CertificateException("no PEM");
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .isEmpty()) return file;
            throw new UsageError(
                    "%s names %s, in which there is no certificate.".formatted(AUTHORITY, file), USAGE_OF_AUTHORITY);
        } catch (IOException e) {
            throw new UsageError("%s names %s, which cannot be read.".formatted(AUTHORITY, file), USAGE_OF_AUTHORITY);
        } catch (CertificateException e) {
            throw new UsageError(
                    "%s names %s, which holds no certificates in PEM.".formatted(AUTHORITY, file), USAGE_OF_AUTHORITY);
        }
    }

    /** Each service as a user of its own, unless there are no users, or one is said to be enough. */
    static Principals.Users users(Variables variables) {
        return switch (variables.get(USERS)) {
            case "" -> variables.has(USER) ? Principals.Users.OWN : Principals.Users.SHARED;
            case "shared" -> Principals.Users.SHARED;
            case "own" -> {
                if (variables.has(USER)) yield Principals.Users.OWN;
                throw new UsageError(
                        USERS + " is 'own', but nobody is named who could make users.",
                        USERS + "=own " + USAGE_WITH_USER);
            }
            default ->
                throw new UsageError(
                        "%s is '%s'; it may be own (each service signs in as itself) or shared (all as %s)."
                                .formatted(USERS, variables.get(USERS), USER),
                        USERS + "=shared " + USAGE_WITH_USER);
        };
    }

    static Topics.Copies copies(Variables variables) {
        return switch (variables.get(REPLICATION)) {
            case "", "3" -> Topics.Copies.THREE;
            case "1" -> Topics.Copies.ONE;
            default ->
                throw new UsageError(
                        "%s is '%s'; it may be 3 (any broker may be lost) or 1."
                                .formatted(REPLICATION, variables.get(REPLICATION)),
                        REPLICATION + "=1 " + USAGE);
        };
    }
}
