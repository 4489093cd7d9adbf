package org.hengce.evaluation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectionTest extends WithOwnersEvents {
    private static final Instant ONE = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant TWO = Instant.parse("2026-01-01T00:00:00.000002Z");
    private static final Instant THREE = Instant.parse("2026-01-01T00:00:00.000003Z");

    private Optional<Instant> visible(String indicator) {
        return jdbi.withHandle(h -> h.createQuery("SELECT vintage FROM visible_vintage WHERE indicator = ?")
                .bind(0, indicator)
                .mapTo(Instant.class)
                .findOne());
    }

    private void awaitParts(String indicator, int parts) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM vintage_part WHERE indicator = ?")
                                .bind(0, indicator)
                                .mapTo(Integer.class)
                                .one())
                        == parts);
    }

    @Test
    void aVintageIsSeenOnlyWhenItsPartsAndAllBeforeItAreThere() throws Exception {
        String indicator = newCode("i-");
        List<ObservationsV1.Row> rows = List.of(row("US-CA", "1988", 1));
        publishPart(indicator, THREE, TWO, 1, 1, rows);
        publishPart(indicator, ONE, null, 1, 2, rows);
        awaitParts(indicator, 2);
        assertThat(visible(indicator)).isEmpty();
        publishPart(indicator, ONE, null, 2, 2, List.of(row("US-CA", "1989", 1)));
        awaitParts(indicator, 3);
        assertThat(visible(indicator)).contains(ONE);
        publishPart(indicator, TWO, ONE, 1, 1, rows);
        awaitParts(indicator, 4);
        assertThat(visible(indicator)).contains(THREE);
    }

    @Test
    void aRecordThatIsWrongInItselfGoesToTheDeadLetterTopicAndHoldsNothingUp() throws Exception {
        String indicator = newCode("i-");
        topics().publishRaw(Topics.OBSERVATIONS, indicator, "not json");
        topics().publishRaw(Topics.OBSERVATIONS, indicator, "{\"id\":\"1\"}");
        topics().publish(Topics.OBSERVATIONS, indicator, INDICATOR_SOURCE, "org.hengce.something.v1", List.of());
        topics().publish(
                        Topics.OBSERVATIONS,
                        indicator,
                        INDICATOR_SOURCE,
                        ObservationsV1.TYPE,
                        new ObservationsV1(indicator, ONE, null, 3, 2, List.of()));
        publishPart(indicator, ONE, null, 1, 1, List.of(row("US-CA", "1988", 1)));
        awaitParts(indicator, 1);
        List<ConsumerRecord<String, String>> dead = topics().readUntil(
                        Topics.OBSERVATIONS + ".dead-letter",
                        r -> indicator.equals(r.key()) && r.value().contains("\"part\":3"));
        ConsumerRecord<String, String> last = dead.get(dead.size() - 1);
        assertThat(new String(last.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
                .contains("part 3 of 2 parts");
        assertThat(dead.stream().filter(r -> indicator.equals(r.key())).map(ConsumerRecord::value))
                .hasSize(4)
                .contains("not json");
    }
}
