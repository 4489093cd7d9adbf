package org.hengce.indicator.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntToDoubleFunction;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.indicator.observations.IndicatorPublication.Comparison;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.TestTopics;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is published of a batch, however its rows are compared with what is known, and the parts in which it leaves. */
@QuarkusTest
class PublicationTest extends WithRegister {
    @Inject
    Jdbi jdbi;

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    @Test
    void howRowsAreComparedDependsOnHowManyThereAre() {
        assertThat(Comparison.of(1_000_000, 0)).isEqualTo(Comparison.WITH_NOTHING);
        assertThat(Comparison.of(10, 1_000_000)).isEqualTo(Comparison.ONE_BY_ONE);
        assertThat(Comparison.of(1_000_000, 1_000_000)).isEqualTo(Comparison.IN_ONE_PASS);
        assertThat(Comparison.of(1, 1)).isEqualTo(Comparison.IN_ONE_PASS);
    }

    private static void post(String indicator, int from, int to, int accepted, IntToDoubleFunction value) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = to - 1; i >= from; i--) { // not in the order of keys
            rows.add(observation(
                    indicator,
                    i % 2 == 0 ? "US-CA" : "US-NV",
                    FIRST.plusDays(i / 2).toString(),
                    value.applyAsDouble(i)));
        }
        int stored = steward()
                .body(Map.of("observations", rows))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .extract()
                .path("accepted");
        assertThat(stored).isEqualTo(accepted);
    }

    @Test
    void aVintageLeavesInPartsInTheOrderOfKeysWithEveryChangedRowOnce() {
        String indicator = newIndicator("D");
        int rows = 4_500;
        post(indicator, 0, rows, rows, i -> i);
        post(indicator, 0, 100, 3, i -> i < 3 ? -1 : i); // looked up one by one
        post(indicator, 0, rows, 2_249, i -> i < 3 ? -1 : i % 2 == 0 ? i : i + 0.5); // in one pass
        assertThat(vintages(indicator, rows + 3 + 2_249)).containsExactly(rows, 3, 2_249);
    }

    @Test
    void valuesThatMeetTheRetirementOfTheirIndicatorAreNotStored() {
        String indicator = newIndicator("A");
        CompletableFuture<Integer> answer = Surroundings.database().asOwner().inTransaction(h -> {
            h.execute("UPDATE indicator SET retired = true WHERE code = ?", indicator);
            CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> steward()
                    .body(batch(observation(indicator, "US-CA", "2020", 1)))
                    .post("/api/v1/observations")
                    .statusCode());
            // Until it has been checked against what is there still, and waits for the row.
            await().atMost(Duration.ofSeconds(20)).until(() -> waits());
            return sent;
        });
        assertThat(answer.join()).isEqualTo(409);
        steward()
                .body(batch(observation(indicator, "US-CA", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(422);
        assertThat(viewer().get("/api/v1/observations?indicator={i}", indicator).<Integer>path("items.size()"))
                .isZero();
    }

    @Test
    void whoeverWritesToWhatIsBeingPublishedIsToldToComeAgain() {
        String indicator = newIndicator("A");
        Surroundings.database().asOwner().useTransaction(h -> {
            h.execute("SELECT FROM indicator WHERE code = ? FOR NO KEY UPDATE", indicator);
            CompletableFuture<Response> changed = CompletableFuture.supplyAsync(
                    () -> steward().header("If-Match", "*").delete("/api/v1/indicators/" + indicator));
            steward()
                    .body(batch(observation(indicator, "US-CA", "2020", 1)))
                    .post("/api/v1/observations")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("detail", containsString("others are writing"));
            assertThat(changed.join().statusCode()).isEqualTo(503);
        });
        steward()
                .body(batch(observation(indicator, "US-CA", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("accepted", equalTo(1));
    }

    private boolean waits() {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity
                            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%NO KEY UPDATE%')""").mapTo(Boolean.class).one());
    }

    /** Reads all events of the indicator, checks that each vintage's parts are whole and in order, and counts their rows. */
    private static List<Integer> vintages(String indicator, int expected) {
        TestTopics topics = Surroundings.topics();
        Map<String, Map<Integer, JsonNode>> parts = new TreeMap<>();
        int[] read = {0};
        topics.readUntil(Topics.OBSERVATIONS, record -> {
            if (record.key().equals(indicator)) {
                JsonNode data = topics.event(record).get("data");
                parts.computeIfAbsent(data.get("vintage").textValue(), vintage -> new TreeMap<>())
                        .put(data.get("part").intValue(), data);
                read[0] += data.get("rows").size();
            }
            return read[0] == expected;
        });
        List<Integer> counts = new ArrayList<>();
        parts.forEach((vintage, of) -> {
            List<String> keys = new ArrayList<>();
            of.values().forEach(part -> {
                assertThat(part.get("parts").intValue()).isEqualTo(of.size());
                assertThat(part.get("rows").size()).isLessThanOrEqualTo(1_000);
                part.get("rows")
                        .forEach(row -> keys.add(row.get("region").textValue()
                                + row.get("period").textValue()));
            });
            assertThat(keys).isEqualTo(List.copyOf(new TreeSet<>(keys)));
            counts.add(keys.size());
        });
        return counts;
    }
}
