package org.hengce.launcher.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.Principals;
import org.hengce.launcher.kafka.Topics;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.terminal.UsageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenServersTest {
    @TempDir
    private Path folder = Path.of("");

    private static PostgresAddress postgres(String url, String... more) {
        return GivenServers.of(environment("HENGCE_DATABASE_URL", url, more))
                .postgres()
                .orElseThrow();
    }

    private static KafkaAddress kafka(String servers, String... more) {
        return GivenServers.of(environment("HENGCE_KAFKA", servers, more))
                .kafka()
                .orElseThrow();
    }

    private static Map<String, String> environment(String name, String value, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(name, value));
        for (int i = 0; i < more.length; i += 2) environment.put(more[i], more[i + 1]);
        return environment;
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("password"), text).toString();
    }

    @Test
    void whereNothingIsNamedEverythingIsOurOwn() {
        assertThat(GivenServers.of(Map.of("HENGCE_DATABASE_URL", " "))).isEqualTo(GivenServers.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://root:secret@db:5433/admin?sslmode=require, jdbc:postgresql://db:5433/policy?sslmode=require",
        "postgres://root:secret@db, jdbc:postgresql://db/policy",
        "jdbc:postgresql://db/?user=root&password=secret&prepareThreshold=0, jdbc:postgresql://db/policy?prepareThreshold=0",
        "'postgresql://root:secret@one:1,two:2/', 'jdbc:postgresql://one:1,two:2/policy'",
        "postgresql://root:secret@[::1]:5432/?connect_timeout=3, jdbc:postgresql://[::1]:5432/policy?connectTimeout=3"
    })
    void anAddressIsReadAsJdbcAndAsLibpqWriteIt(String given, String ofADatabase) {
        PostgresAddress server = postgres(given);

        assertThat(server.url("policy")).isEqualTo(ofADatabase);
        assertThat(server.user()).isEqualTo("root");
        assertThat(server.password()).isEqualTo("secret");
    }

    @Test
    void whatCannotStandInAnAddressIsEncoded() {
        PostgresAddress server = postgres("postgresql://ro%40ot:s%3Ae+c%2Fret@db/ad%20min");

        assertThat(server.user()).isEqualTo("ro@ot");
        assertThat(server.password()).isEqualTo("s:e+c/ret");
        assertThat(server.database()).isEqualTo("ad min");
    }

    @Test
    void thePasswordMayStandInAFile() throws IOException {
        assertThat(postgres("postgresql://root@db", "HENGCE_DATABASE_PASSWORD_FILE", file("secret\n"))
                        .password())
                .isEqualTo("secret");
        assertThat(kafka("k:9092", "HENGCE_KAFKA_USER", "u", "HENGCE_KAFKA_PASSWORD_FILE", file("secret\n"))
                        .password())
                .isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense-secret",
                "mysql://root:secret@db",
                "postgresql://root:secret@",
                "postgresql://root:secret@db:0",
                "postgresql://root:secret@db:70000/x",
                "postgresql://root:secret@d b/x",
                "postgresql://root:secret@db:1,/x",
                "postgresql://:secret@db/x",
                "postgresql://root@db/x",
                "postgresql://root:%zz-secret@db/x"
            })
    void anAddressThatIsNoneIsWrongUsageAndNoPasswordIsSaid(String url) {
        assertThatThrownBy(() -> postgres(url))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("HENGCE_DATABASE_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void twoPasswordsAreOneTooMany() throws IOException {
        String password = file("other");

        assertThatThrownBy(() -> postgres("postgresql://root:one@db", "HENGCE_DATABASE_PASSWORD", "other"))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("another one");
        assertThatThrownBy(() -> postgres(
                        "postgresql://root@db",
                        "HENGCE_DATABASE_PASSWORD",
                        "other",
                        "HENGCE_DATABASE_PASSWORD_FILE",
                        password))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("both set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "one\ntwo\n"})
    void aFileWithoutOnePasswordIsWrongUsage(String text) throws IOException {
        String password = file(text);

        assertThatThrownBy(() -> postgres("postgresql://root@db", "HENGCE_DATABASE_PASSWORD_FILE", password))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("one line");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        assertThatThrownBy(() -> postgres("postgresql://root@db", "HENGCE_DATABASE_PASSWORD_FILE", "/nowhere"))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("/nowhere");
    }

    @Test
    void withoutAUserNobodySignsInToKafka() {
        KafkaAddress cluster = kafka(" one:9092 , two:9092 ");

        assertThat(cluster.bootstrapServers()).isEqualTo("one:9092,two:9092");
        assertThat(cluster.environment()).containsEntry("HENGCE_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT");
    }

    @Test
    void withAUserEverybodySignsInWithScram() {
        KafkaAddress cluster = kafka("k:9092", "HENGCE_KAFKA_USER", "u", "HENGCE_KAFKA_PASSWORD", "p");

        assertThat(cluster.environment())
                .containsEntry("HENGCE_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .containsEntry("HENGCE_KAFKA_MECHANISM", "SCRAM-SHA-256")
                .containsEntry("HENGCE_KAFKA_USER", "u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "k:", "k:0", "k:65536", "k:9092,", ",k:9092", "http://k:9092", "k:9092 l:9092"})
    void aListOfBrokersThatIsNoneIsWrongUsage(String servers) {
        assertThatThrownBy(() -> kafka(servers)).isInstanceOf(UsageError.class).hasMessageContaining("host:port");
    }

    @ParameterizedTest
    @CsvSource({
        "HENGCE_KAFKA_USER, u",
        "HENGCE_KAFKA_PASSWORD, p",
        "HENGCE_KAFKA_SECURITY_PROTOCOL, SASL_SSL",
        "HENGCE_KAFKA_MECHANISM, GSSAPI",
        "HENGCE_KAFKA_CA_FILE, /nowhere",
        "HENGCE_KAFKA_REPLICATION, 2",
        "HENGCE_KAFKA_USERS, own",
        "HENGCE_KAFKA_USERS, many"
    })
    void whatDoesNotGoTogetherIsWrongUsage(String name, String value) {
        assertThatThrownBy(() -> kafka("k:9092", name, value)).isInstanceOf(UsageError.class);
    }

    @Test
    void aFileWithoutCertificatesIsWrongUsage() throws IOException {
        for (String text : List.of("", "-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n")) {
            String file = file(text);
            assertThatThrownBy(() -> kafka("k:9092", "HENGCE_KAFKA_CA_FILE", file))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("certificate");
        }
    }

    @Test
    void eachServiceIsAUserOfItsOwnWhereThereIsOneWhoMakesThem() {
        Map<String, String> cluster =
                Map.of("HENGCE_KAFKA", "k:9092", "HENGCE_KAFKA_USER", "u", "HENGCE_KAFKA_PASSWORD", "p");

        assertThat(GivenServers.of(Map.of("HENGCE_KAFKA", "k:9092")).users()).isEqualTo(Principals.Users.SHARED);
        assertThat(GivenServers.of(cluster).users()).isEqualTo(Principals.Users.OWN);
        Map<String, String> shared = new HashMap<>(cluster);
        shared.put("HENGCE_KAFKA_USERS", "shared");
        assertThat(GivenServers.of(shared).users()).isEqualTo(Principals.Users.SHARED);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://pooler:6432, jdbc:postgresql://pooler:6432/policy?prepareThreshold=0",
        "postgresql://pooler:6432/?sslmode=require, jdbc:postgresql://pooler:6432/policy?sslmode=require&prepareThreshold=0",
        "jdbc:postgresql://pooler:6432/?prepareThreshold=5, jdbc:postgresql://pooler:6432/policy?prepareThreshold=5"
    })
    void throughAPoolerNothingIsPreparedUnlessItIsSaidToKnowBetter(String pooler, String ofADatabase) {
        assertThat(GivenServers.of(environment(
                                "HENGCE_DATABASE_URL", "postgresql://root:secret@db", "HENGCE_DATABASE_POOLER", pooler))
                        .pooler()
                        .orElseThrow()
                        .url("policy"))
                .isEqualTo(ofADatabase);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense-secret",
                "postgresql://pooler:70000",
                "postgresql://root:secret@pooler:6432",
                "postgresql://pooler:6432/?password=secret",
                "postgresql://pooler:6432/policy"
            })
    void aPoolerIsAnAddressAndNothingElse(String pooler) {
        assertThatThrownBy(() -> GivenServers.of(environment(
                        "HENGCE_DATABASE_URL", "postgresql://root:secret@db", "HENGCE_DATABASE_POOLER", pooler)))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("HENGCE_DATABASE_POOLER")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPoolerWithoutAServerToMigrateIsWrongUsage() {
        assertThatThrownBy(() -> GivenServers.of(Map.of("HENGCE_DATABASE_POOLER", "postgresql://pooler:6432")))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("without HENGCE_DATABASE_URL");
    }

    @Test
    void threeCopiesAreWantedUnlessOneIsSaidToBeEnough() {
        assertThat(GivenServers.of(Map.of("HENGCE_KAFKA", "k:9092")).copies()).isEqualTo(Topics.Copies.THREE);
        assertThat(GivenServers.of(Map.of("HENGCE_KAFKA", "k:9092", "HENGCE_KAFKA_REPLICATION", "1"))
                        .copies())
                .isEqualTo(Topics.Copies.ONE);
    }

    @Test
    void noAddressShowsItsPassword() {
        assertThat(GivenServers.of(Map.of(
                                "HENGCE_DATABASE_URL",
                                "postgresql://root:secret@db",
                                "HENGCE_KAFKA",
                                "k:9092",
                                "HENGCE_KAFKA_USER",
                                "u",
                                "HENGCE_KAFKA_PASSWORD",
                                "secret"))
                        .toString())
                .doesNotContain("secret");
    }
}
