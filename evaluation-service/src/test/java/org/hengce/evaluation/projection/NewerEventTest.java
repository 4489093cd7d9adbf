package org.hengce.evaluation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.inbox.EventHandler;
import org.hengce.kit.inbox.IllegalEventException;
import org.hengce.kit.inbox.Inbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handed to the inbox itself: on the topic it would rightly hold back what the other tests publish behind it. */
@QuarkusTest
class NewerEventTest extends WithOwnersEvents {
    @Inject
    Inbox inbox;

    @Test
    void aTypeVersionNewerThanThisBuildWaitsForTheUpgradeAndIsNeitherLostNorDeadLettered() {
        String record = """
                {"specversion":"1.0","id":"%s","source":"/hengce/indicator-service","type":"org.hengce.region.v2",
                 "subject":"X","data":{}}""".formatted(UUID.randomUUID());
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread consumer = new Thread(() -> {
            try {
                inbox.receive(record, List.of(new EventHandler<>(RegionV1.TYPE, RegionV1.class, r -> {})));
                end.set(new AssertionError("it was passed over"));
            } catch (RuntimeException e) {
                end.set(e);
            }
        });
        consumer.setDaemon(true);
        consumer.start();
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> end.get() == null);
        // A service that stops: the method must not end, for then its record would count as applied.
        consumer.interrupt();
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> consumer.isAlive() && end.get() == null);
    }

    private static final String WITH_A_FIELD_MORE = """
            {"specversion":"1.0","id":"%s","source":"/hengce/indicator-service","type":"org.hengce.region.v1","subject":"X",
             "data":{"epoch":1,"revision":1,"retired":false,"code":"X","name":{"zh":null,"en":"X"},"level":"PROVINCIAL",
                     "parent":null,"validFrom":null,"validTo":null,"neighbours":[], "later":{"a":1}}}""";

    @Test
    void aFieldThatALaterReleaseAddedIsPassedOver() {
        List<String> applied = new ArrayList<>();
        inbox.receive(
                WITH_A_FIELD_MORE.formatted(UUID.randomUUID()),
                List.of(new EventHandler<>(RegionV1.TYPE, RegionV1.class, r -> applied.add(r.code()))));
        assertThat(applied).containsExactly("X");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"level\":\"PROVINCIAL\", | level",
                "\"neighbours\":[], | neighbours",
                "\"revision\":1, | revision",
                "\"name\":{\"zh\":null,\"en\":\"X\"}, | name"
            })
    void anEventThatLacksWhatItsSchemaAsksForCanNeverBeApplied(String without, String named) {
        String record = WITH_A_FIELD_MORE.formatted(UUID.randomUUID());
        String gap = record.replace(without, "");
        String nothing = record.replace(without, without.replaceFirst(":.*,$", ":null,"));
        for (String broken : List.of(gap, nothing)) {
            assertThat(broken).isNotEqualTo(record);
            assertThatThrownBy(() ->
                            inbox.receive(broken, List.of(new EventHandler<>(RegionV1.TYPE, RegionV1.class, r -> {}))))
                    .isInstanceOf(IllegalEventException.class)
                    .hasMessageContaining(named);
        }
    }

    @Test
    void whatMayBeNullMayBeLeftOut() {
        List<String> applied = new ArrayList<>();
        inbox.receive(
                WITH_A_FIELD_MORE.formatted(UUID.randomUUID()).replace("\"validFrom\":null,", ""),
                List.of(new EventHandler<>(RegionV1.TYPE, RegionV1.class, r -> applied.add(r.code()))));
        assertThat(applied).containsExactly("X");
    }

    @Test
    void aFieldThatDoesNotExistIsAMistakeOfWhoeverIsNotOneOfUs() {
        assertThatThrownBy(() -> inbox.receive(
                        WITH_A_FIELD_MORE.formatted(UUID.randomUUID()),
                        "elsewhere|",
                        List.of(new EventHandler<>(RegionV1.TYPE, RegionV1.class, r -> {}))))
                .isInstanceOf(IllegalEventException.class)
                .hasMessageContaining("later");
    }
}
