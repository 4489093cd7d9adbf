package org.hengce.kit.testing;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL and the one Kafka that {@code ./hengce test} starts for all modules. */
record TestServers(
        String postgresUrl,
        String postgresUser,
        String postgresPassword,
        String kafkaBootstrapServers,
        String kafkaUser,
        String kafkaPassword) {
    static TestServers fromEnvironment() {
        return new TestServers(
                required("HENGCE_TEST_POSTGRES_URL"),
                required("HENGCE_TEST_POSTGRES_USER"),
                required("HENGCE_TEST_POSTGRES_PASSWORD"),
                required("HENGCE_TEST_KAFKA_BOOTSTRAP_SERVERS"),
                required("HENGCE_TEST_KAFKA_USER"),
                required("HENGCE_TEST_KAFKA_PASSWORD"));
    }

    private static String required(String name) {
        @Nullable String value = System.getenv(name);
        return Optional.ofNullable(value)
                .orElseThrow(() -> new IllegalStateException(
                        "%s is not set: these tests need PostgreSQL and Kafka; run them with ./hengce test"
                                .formatted(name)));
    }

    /** How clients of Kafka sign in. */
    Map<String, Object> kafkaClient() {
        return Map.of(
                "bootstrap.servers",
                kafkaBootstrapServers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(kafkaUser, kafkaPassword));
    }
}
