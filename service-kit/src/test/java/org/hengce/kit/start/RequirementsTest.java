package org.hengce.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {
    @TempDir
    Path folder = Path.of("");

    private Map<String, String> complete() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("hengce.database.url", "jdbc:postgresql://db:5432/policy");
        settings.put("hengce.database.user", "policy_service");
        settings.put("hengce.database.password", "s3cret");
        settings.put("hengce.kafka.bootstrap-servers", "kafka-0:9092,kafka-1:9092");
        settings.put("hengce.kafka.user", "policy-service");
        settings.put(
                "hengce.kafka.password-file",
                Files.writeString(folder.resolve("kafka"), "other\n").toString());
        settings.put(
                "hengce.internal-public-keys",
                Files.writeString(folder.resolve("keys"), "{}").toString());
        return settings;
    }

    private static List<String> mistakes(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return new Requirements(config).mistakes();
    }

    @Test
    void whatIsCompleteMayBegin() throws IOException {
        assertThat(mistakes(complete())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka:9092", "kafka-0:9092, kafka-1:9092", "[::1]:9092", "10.0.0.7:9092,[fd00::7]:9092"})
    void kafkaIsAtOneOrMoreAddresses(String servers) throws IOException {
        Map<String, String> settings = complete();
        settings.put("hengce.kafka.bootstrap-servers", servers);
        assertThat(mistakes(settings)).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsNamedByItsVariable() {
        assertThat(mistakes(Map.of()))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("HENGCE_DATABASE_URL is not set: "),
                        line -> assertThat(line).startsWith("HENGCE_DATABASE_USER is not set: "),
                        line -> assertThat(line)
                                .startsWith("HENGCE_DATABASE_PASSWORD is not set: ")
                                .contains("HENGCE_DATABASE_PASSWORD_FILE"),
                        line -> assertThat(line).startsWith("HENGCE_KAFKA_BOOTSTRAP_SERVERS is not set: "),
                        line -> assertThat(line).startsWith("HENGCE_KAFKA_USER is not set: "),
                        line -> assertThat(line).startsWith("HENGCE_KAFKA_PASSWORD is not set: "),
                        line -> assertThat(line).startsWith("HENGCE_INTERNAL_PUBLIC_KEYS is not set: "));
    }

    @Test
    void whatCannotBeIsSaidWithoutItsPassword() throws IOException {
        Map<String, String> settings = complete();
        settings.put("hengce.database.url", "postgres://me:hush@db/policy?password=hush");
        settings.put("hengce.kafka.bootstrap-servers", "kafka");
        settings.put("hengce.internal-public-keys", folder.resolve("nowhere").toString());
        settings.put(
                "hengce.kafka.password-file",
                Files.writeString(folder.resolve("empty"), "\n").toString());
        assertThat(mistakes(settings)).hasSize(4).noneMatch(line -> line.contains("hush"));
        assertThat(mistakes(settings).get(0)).contains("begins with jdbc:postgresql://");
        assertThat(mistakes(settings).get(1)).contains("host:port");
        assertThat(mistakes(settings).get(2))
                .startsWith("HENGCE_KAFKA_PASSWORD_FILE=")
                .contains("is empty");
        assertThat(mistakes(settings).get(3)).contains("cannot be read");
    }

    @Test
    void aKafkaWithoutSignInNeedsNoUser() throws IOException {
        Map<String, String> settings = complete();
        settings.remove("hengce.kafka.user");
        settings.remove("hengce.kafka.password-file");
        settings.put("hengce.kafka.security-protocol", "PLAINTEXT");
        assertThat(mistakes(settings)).isEmpty();
    }
}
