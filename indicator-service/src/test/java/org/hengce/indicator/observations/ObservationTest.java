package org.hengce.indicator.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ObservationTest extends WithRegister {
    private static Instant vintageOf(String indicator, Object... observations) {
        String vintage = steward()
                .body(batch(observations))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .extract()
                .path("vintages." + indicator);
        return Instant.parse(vintage);
    }

    @Test
    void aCorrectedValueKeepsTheOldVintageReadable() {
        String indicator = newIndicator("A");
        Instant first = vintageOf(indicator, observation(indicator, "US-PA", "1987", 100.6));
        Instant second = vintageOf(indicator, observation(indicator, "US-PA", "1987", 110.6));
        assertThat(second).isAfter(first);
        viewer().get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .statusCode(200)
                .body("items.value", equalTo(List.of(110.6f)));
        viewer().get("/api/v1/observations?indicator={i}&asOf={v}", indicator, first.toString())
                .then()
                .body("items.value", equalTo(List.of(100.6f)));
        viewer().get("/api/v1/observations?indicator={i}&history=true", indicator)
                .then()
                .body("items.value", equalTo(List.of(100.6f, 110.6f)));
    }

    @Test
    void equalValuesNeverMakeAVintage() {
        String indicator = newIndicator("A");
        Instant first = vintageOf(indicator, observation(indicator, "US-CA", "1988", 90.1));
        steward()
                .body(batch(observation(indicator, "US-CA", "1988", 90.1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("accepted", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("vintages." + indicator, equalTo(first.toString()));
    }

    @Test
    void aVintageIsPublishedWithTheOneBeforeIt() {
        String indicator = newIndicator("A");
        Instant first = vintageOf(indicator, observation(indicator, "US-CA", "1988", 1));
        Instant second = vintageOf(indicator, observation(indicator, "US-CA", "1989", 2));
        List<JsonNode> events = new ArrayList<>();
        Surroundings.topics()
                .readUntil(
                        Topics.OBSERVATIONS,
                        r -> r.key().equals(indicator)
                                && Surroundings.topics()
                                        .event(r)
                                        .at("/data/vintage")
                                        .textValue()
                                        .equals(second.toString()))
                .stream()
                .filter(r -> r.key().equals(indicator))
                .map(Surroundings.topics()::event)
                .forEach(events::add);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).at("/data/previousVintage").isNull()).isTrue();
        assertThat(events.get(1).at("/data/previousVintage").textValue()).isEqualTo(first.toString());
        assertThat(events.get(1).at("/data/rows/0/value").doubleValue()).isEqualTo(2);
    }

    @Test
    void aLargeVintageIsPublishedInPartsOfAThousandRows() {
        String indicator = newIndicator("A");
        Object[] rows = IntStream.range(0, 2_001)
                .mapToObj(i -> observation(indicator, "US-CA", Integer.toString(1000 + i), i))
                .toArray();
        vintageOf(indicator, rows);
        var records = Surroundings.topics()
                .readUntil(
                        Topics.OBSERVATIONS,
                        r -> r.key().equals(indicator)
                                && Surroundings.topics()
                                                .event(r)
                                                .at("/data/part")
                                                .intValue()
                                        == 3);
        List<Integer> sizes = records.stream()
                .filter(r -> r.key().equals(indicator))
                .map(r -> Surroundings.topics().event(r).at("/data/rows").size())
                .toList();
        assertThat(sizes).containsExactly(1000, 1000, 1);
    }

    @Test
    void vintagesRiseAndChainHoweverManyWriteAtOnce() throws Exception {
        String indicator = newIndicator("A");
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Instant>> tasks = IntStream.range(0, 40)
                    .<Callable<Instant>>mapToObj(i ->
                            () -> vintageOf(indicator, observation(indicator, "US-CA", Integer.toString(1900 + i), i)))
                    .toList();
            List<Instant> vintages = new ArrayList<>();
            for (Future<Instant> vintage : writers.invokeAll(tasks)) {
                vintages.add(vintage.get());
            }
            assertThat(vintages).doesNotHaveDuplicates();
            Instant last = vintages.stream().max(Instant::compareTo).orElseThrow();
            List<JsonNode> events = Surroundings.topics()
                    .readUntil(
                            Topics.OBSERVATIONS,
                            r -> r.key().equals(indicator)
                                    && Surroundings.topics()
                                            .event(r)
                                            .at("/data/vintage")
                                            .textValue()
                                            .equals(last.toString()))
                    .stream()
                    .filter(r -> r.key().equals(indicator))
                    .map(Surroundings.topics()::event)
                    .toList();
            assertThat(events).hasSize(40);
            for (int i = 1; i < events.size(); i++) {
                assertThat(events.get(i).at("/data/previousVintage").textValue())
                        .isEqualTo(events.get(i - 1).at("/data/vintage").textValue());
            }
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void everyBadRowIsNamedAndNoneIsStored() {
        String indicator = newIndicator("A");
        steward()
                .body(batch(
                        observation(indicator, "US-CA", "1988", 1),
                        observation(indicator, "US-ZZ", "1988", 1),
                        observation("no-such", "US-CA", "1988", 1),
                        observation(indicator, "US-CA", "88", 1),
                        observation(indicator, "US-CA", "1988-Q1", 1),
                        observation(indicator, "US-CA", "1988", 2)))
                .post("/api/v1/observations")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "violations.field",
                        hasItems(
                                "observations[1].region",
                                "observations[2].indicator",
                                "observations[3].period",
                                "observations[4].period",
                                "observations[5].period"))
                .body("violations.message", hasItem(containsString("there is no region 'US-ZZ'")))
                .body("violations.message", hasItem(containsString("'88' is not a period")))
                .body("violations.message", hasItem(containsString("of frequency Q but " + indicator + " is A")))
                .body("violations.message", hasItem(containsString("row 1 has the same")));
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items.size()", equalTo(0));
    }

    @Test
    void aValueThatIsNoNumberIsRefusedAtItsPlace() {
        String indicator = newIndicator("A");
        for (Object value : new Object[] {"abc", "12", true}) {
            steward()
                    .body(batch(observation(indicator, "US-CA", "1988", value)))
                    .post("/api/v1/observations")
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("observations[0].value"))
                    .body("violations[0].message", equalTo("a number is needed here, without quotes"));
        }
        sendNumber(indicator, "\"NaN\"").statusCode(400).body("violations.field", hasItem("observations[0].value"));
        sendNumber(indicator, "NaN").statusCode(400);
    }

    private static ValidatableResponse sendNumber(String indicator, String number) {
        return steward()
                .body(
                        "{\"observations\":[{\"indicator\":\"%s\",\"region\":\"US-CA\",\"period\":\"1988\",\"value\":%s}]}"
                                .formatted(indicator, number))
                .post("/api/v1/observations?lang=en")
                .then();
    }

    @ParameterizedTest
    @CsvSource({
        "1e309, beyond double precision",
        "-1e999, beyond double precision",
        "1e99999999999, beyond double precision",
        "1e-400, beyond double precision",
        "12345678901234567890, more digits than double precision keeps",
        "0.1234567890123456789, more digits than double precision keeps",
        "-9007199254740993, more digits than double precision keeps"
    })
    void aNumberThatCannotBeStoredAsItWasSentIsRefused(String number, String reason) {
        String indicator = newIndicator("A");
        sendNumber(indicator, number)
                .statusCode(422)
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("observations[0].value"))
                .body("violations[0].message", containsString("'%s'".formatted(number)))
                .body("violations[0].message", containsString(reason));
        viewer().get("/api/v1/observations?indicator=" + indicator).then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.0, 0.0",
        "90.100000000000000000000, 90.1",
        "0.30000000000000004, 0.30000000000000004",
        "5e-324, 4.9E-324"
    })
    void aNumberThatDoublePrecisionKeepsIsStoredAsItWasSent(String number, double stored) {
        String indicator = newIndicator("A");
        sendNumber(indicator, number).statusCode(201);
        double value = Double.parseDouble(viewer().accept("text/csv")
                .get("/api/v1/observations?indicator=" + indicator)
                .asString()
                .split(",US-CA,_T,1988,", 2)[1]
                .split(",", 2)[0]);
        assertThat(Double.doubleToLongBits(value)).isEqualTo(Double.doubleToLongBits(stored));
    }

    @Test
    void aCharacterThatCannotBeStoredIsRefusedWhereverItStands() {
        for (String text : List.of("a\\u0000b", "half \\ud800 a pair")) {
            steward()
                    .body("{\"name\":{\"en\":\"%s\"},\"level\":\"PROVINCIAL\"}".formatted(text))
                    .put("/api/v1/regions/US-NUL")
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("name.en"));
        }
        for (String path : List.of(
                "/api/v1/regions/%00",
                "/api/v1/observations?indicator=%00",
                "/api/v1/observations?indicator=x&region=a%00",
                "/api/v1/regions?cursor=djE6AA")) {
            viewer().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void anInstantBeyondAllTimeIsAnsweredLikeTheEndOfIt() {
        String indicator = newIndicator("A");
        vintageOf(indicator, observation(indicator, "US-CA", "1988", 1));
        viewer().queryParam("asOf", "+1000000000-12-31T23:59:59Z")
                .get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        viewer().queryParam("asOf", "-1000000000-01-01T00:00:00Z")
                .get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void missingIsSaidByStatusAndNotByLeavingOut() {
        String indicator = newIndicator("A");
        steward()
                .body(batch(Map.of("indicator", indicator, "region", "US-CA", "period", "1988")))
                .post("/api/v1/observations")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("observations[0].value"));
        steward()
                .body(batch(Map.of("indicator", indicator, "region", "US-CA", "period", "1988", "status", "O")))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
    }

    @Test
    void anEmptyOrEndlessBatchIsRefused() {
        steward().body(batch()).post("/api/v1/observations").then().statusCode(422);
        steward().body("{}").post("/api/v1/observations").then().statusCode(422);
        steward().body("null").post("/api/v1/observations").then().statusCode(422);
        String indicator = newIndicator("A");
        Object[] tooMany = IntStream.range(0, 10_001)
                .mapToObj(i -> observation(indicator, "US-CA", "1988", 1))
                .toArray();
        steward().body(batch(tooMany)).post("/api/v1/observations").then().statusCode(422);
    }

    @Test
    void aViewerMayNotWrite() {
        viewer().body(batch(observation("x", "US-CA", "1988", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(403);
    }

    @Test
    void aReaderSaysWhichIndicator() {
        viewer().get("/api/v1/observations").then().statusCode(400).body("detail", containsString("?indicator="));
        viewer().get("/api/v1/observations?indicator=x&asOf=soon").then().statusCode(400);
        viewer().get("/api/v1/observations?indicator=x&from=soon").then().statusCode(400);
        viewer().get("/api/v1/observations?indicator=x&history=perhaps").then().statusCode(400);
    }

    @Test
    void anIndicatorWithValuesKeepsItsFrequency() {
        String indicator = newIndicator("A");
        vintageOf(indicator, observation(indicator, "US-CA", "1988", 1));
        steward()
                .header("If-Match", "\"1\"")
                .body(indicator("Q"))
                .put("/api/v1/indicators/" + indicator)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("frequency"));
    }
}
