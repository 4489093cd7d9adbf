package org.hengce.evaluation.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.testing.TestTopics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** With topics and a database of its own: an epoch ends those before it for everybody. In order, for the same reason. */
@QuarkusTest
@TestProfile(EpochTest.Alone.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EpochTest extends WithOwnersEvents {
    @TestHTTPResource(value = "/health/ready", management = true)
    String health = ""; // replaced before each test

    /** Differs from that of the other tests by being another. */
    public static final class Alone implements QuarkusTestProfile {}

    private static final String INDICATOR = "sales";
    private static final String POLICY = "CA";
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant LOST = Instant.parse("2026-01-01T00:00:00.000002Z");
    private static final Instant AFTER = Instant.parse("2026-01-01T00:00:00.000003Z");
    private static final List<String> OF_INDICATORS = List.of(Topics.INDICATORS, Topics.REGIONS, Topics.OBSERVATIONS);
    private static final List<String> OF_POLICIES = List.of(Topics.POLICIES, Topics.STRATEGIES, Topics.REFERENCES);

    private static void publishRegisters(int epoch) throws Exception {
        for (String region :
                cigarettes().stream().map(ObservationsV1.Row::region).distinct().toList()) {
            topics().publish(
                            Topics.REGIONS,
                            "REGION:" + region,
                            INDICATOR_SOURCE,
                            RegionV1.TYPE,
                            new RegionV1(
                                    epoch,
                                    1,
                                    false,
                                    region,
                                    new LocalizedText(null, region),
                                    Level.PROVINCIAL,
                                    "US",
                                    null,
                                    null,
                                    List.of()));
        }
        topics().publish(
                        Topics.INDICATORS,
                        INDICATOR,
                        INDICATOR_SOURCE,
                        IndicatorV1.TYPE,
                        new IndicatorV1(
                                epoch,
                                1,
                                false,
                                INDICATOR,
                                new LocalizedText(null, "Sales"),
                                Dimension.ECONOMY,
                                "packs",
                                Frequency.A,
                                Direction.LOWER_IS_BETTER,
                                Aggregation.MEAN,
                                null,
                                null,
                                1,
                                List.of(),
                                List.of()));
    }

    private static void publishValues(
            int epoch, Instant vintage, @Nullable Instant previous, List<ObservationsV1.Row> rows) throws Exception {
        topics().publish(
                        Topics.OBSERVATIONS,
                        INDICATOR,
                        INDICATOR_SOURCE,
                        ObservationsV1.TYPE,
                        new ObservationsV1(INDICATOR, vintage, previous, 1, 1, rows, epoch));
    }

    private static void publishPolicy(int epoch, long revision, int version) throws Exception {
        PolicyText text = proposition99(POLICY, INDICATOR);
        topics().publish(
                        Topics.POLICIES,
                        POLICY,
                        POLICY_SOURCE,
                        PolicyV1.TYPE,
                        new PolicyV1(epoch, revision, false, version, PolicyStatus.IN_FORCE, text));
    }

    private static void end(String topic, int epoch, int partitions, String source) throws Exception {
        topics().publishOnPartitions(
                        topic, partitions, source, EpochEndV1.TYPE, new EpochEndV1(epoch, TestTopics.PARTITIONS));
    }

    private <T> T one(Class<T> type, String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(type).one());
    }

    private void awaitTrue(String query) {
        await().atMost(Duration.ofSeconds(60)).until(() -> one(Boolean.class, query));
    }

    private void awaitEpoch(String owner, int epoch) {
        awaitTrue("SELECT epoch = %d FROM owner_epoch WHERE owner = '%s'".formatted(epoch, owner));
    }

    private void assertState(String state) {
        given().get(health)
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'epochs of owners' }.data.state", equalTo(state));
    }

    @Test
    @Order(1)
    void whatARestoredOwnerPublishesAgainTakesThePlaceOfAllBeforeItWhenItHasEndedEverywhere() throws Exception {
        List<ObservationsV1.Row> rows = cigarettes().subList(0, 900);
        publishRegisters(1);
        publishValues(1, FIRST, null, rows);
        publishValues(1, LOST, FIRST, List.of(row("US-CA", "1988", 1)));
        publishPolicy(1, 1, 1);
        evaluation(
                POLICY,
                e -> "COMPLETED".equals(e.getString("status"))
                        && LOST.equals(Instant.parse(e.getString("provenance.observationsAsOf." + INDICATOR))));
        awaitNothingDue(POLICY);
        int evaluations = evaluationsOf(POLICY);

        // Restored to before the second vintage; a third is written while all is published again.
        publishRegisters(2);
        publishValues(2, AFTER, FIRST, List.of(row("US-CA", "1989", 2)));
        publishValues(2, FIRST, null, rows);
        awaitTrue("SELECT EXISTS (SELECT FROM epoch_begun)");
        publishPolicy(1, 2, 2);
        awaitTrue("SELECT revision = 2 FROM policy");
        for (String topic : OF_INDICATORS) {
            end(topic, 2, topic.equals(Topics.REGIONS) ? 2 : 3, INDICATOR_SOURCE);
        }
        awaitTrue("SELECT count(*) = 8 FROM epoch_end");
        // One partition is open: what was live is live, and nothing is evaluated.
        assertThat(one(Integer.class, "SELECT count(*) FROM observation")).isEqualTo(901);
        assertThat(one(Boolean.class, "SELECT EXISTS (SELECT FROM rebuild)")).isFalse();
        assertThat(evaluationsOf(POLICY)).isEqualTo(evaluations);
        assertState("DEGRADED");

        end(Topics.REGIONS, 2, 3, INDICATOR_SOURCE);
        awaitEpoch("indicator-service", 2);
        assertThat(jdbi.<List<Instant>, RuntimeException>withHandle(
                        h -> h.createQuery("SELECT DISTINCT vintage FROM observation ORDER BY vintage")
                                .mapTo(Instant.class)
                                .list()))
                .containsExactly(FIRST, AFTER);
        evaluation(
                POLICY,
                e -> e.getInt("policy.version") == 2
                        && AFTER.equals(Instant.parse(e.getString("provenance.observationsAsOf." + INDICATOR))));
        assertState("OK");
    }

    @Test
    @Order(2)
    void nothingIsDueWhereAnOwnerPublishesAgainWhatItHadPublished() throws Exception {
        awaitNothingDue(POLICY);
        int evaluations = evaluationsOf(POLICY);
        publishPolicy(2, 2, 2);
        for (String topic : OF_POLICIES) {
            end(topic, 2, 3, POLICY_SOURCE);
        }
        awaitEpoch("policy-service", 2);
        assertThat(one(Boolean.class, "SELECT EXISTS (SELECT FROM due_mark) OR EXISTS (SELECT FROM due_change)"))
                .isFalse();
        // Nor are inputs other ones for the epoch: a mark without a difference makes no evaluation.
        jdbi.useHandle(h -> h.execute("INSERT INTO due_mark (policy, trigger) VALUES (?, 'POLICY')", POLICY));
        awaitNothingDue(POLICY);
        assertThat(evaluationsOf(POLICY)).isEqualTo(evaluations);
    }

    @Test
    @Order(3)
    void whatIsOfAnEarlierEpochAndEndsThatComeTwiceChangeNothing() throws Exception {
        long generation = one(Long.class, "SELECT generation FROM projection");
        publishPolicy(1, 9, 9);
        publishValues(1, LOST, FIRST, List.of(row("US-CA", "1988", 1)));
        for (String topic : OF_POLICIES) {
            end(topic, 1, 3, POLICY_SOURCE);
            end(topic, 2, 3, POLICY_SOURCE);
        }
        // An end that cannot be: its topic has more partitions than it says.
        topics().publishOnPartitions(Topics.POLICIES, 3, POLICY_SOURCE, EpochEndV1.TYPE, new EpochEndV1(7, 1));
        publishPolicy(2, 3, 2);
        publishValues(2, AFTER.plusMillis(1), AFTER, List.of(row("US-CA", "1989", 3)));
        awaitTrue("SELECT revision = 3 FROM policy");
        awaitTrue("SELECT count(*) = 902 FROM observation");
        assertThat(one(Long.class, "SELECT generation FROM projection")).isEqualTo(generation);
        topics().readUntil(Topics.POLICIES + ".dead-letter", r -> r.value().contains("epoch-end"));
    }
}
