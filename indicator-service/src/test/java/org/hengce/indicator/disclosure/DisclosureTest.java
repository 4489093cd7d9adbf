package org.hengce.indicator.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DisclosureTest extends WithRegister {
    private final String country =
            "D" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private final String a = country + "-A";
    private final String b = country + "-B";
    private final String c = country + "-C";

    /** A country with three provinces of its own. */
    private String sums() {
        put(country, null, "NATIONAL");
        for (String province : List.of(a, b, c)) {
            put(province, country, "PROVINCIAL");
        }
        return newIndicator(Map.of("aggregation", "SUM"));
    }

    private static void put(String code, @Nullable String parent, String level) {
        Map<String, Object> region = new HashMap<>(region(code));
        region.put("parent", parent);
        region.put("level", level);
        steward().body(region).put("/api/v1/regions/" + code).then().statusCode(201);
    }

    private static Map<String, Object> secret(Map<String, Object> observation, String confidentiality) {
        Map<String, Object> secret = new HashMap<>(observation);
        secret.put("confidentiality", confidentiality);
        return secret;
    }

    private static void send(Object... observations) {
        steward().body(batch(observations)).post("/api/v1/observations").then().statusCode(201);
    }

    private static JsonPath read(RequestSpecification reader, String indicator, String more) {
        return reader.get("/api/v1/observations?indicator=" + indicator + more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<@Nullable Float> values(RequestSpecification reader, String indicator) {
        return read(reader, indicator, "").getList("items.value", Float.class);
    }

    @Test
    void aConfidentialValueIsSeenByTheStewardsOfItsRegionAlone() {
        String indicator = sums();
        for (String confidentiality : List.of("C", "N")) {
            String period = confidentiality.equals("C") ? "2020" : "2021";
            send(secret(observation(indicator, a, period, 5), confidentiality));
            String query = "&from=%1$s&to=%1$s".formatted(period);
            for (RequestSpecification reader : List.of(
                    viewer(), caller("officer"), caller("analyst"), within("US-CA", "steward"), within(a, "viewer"))) {
                JsonPath seen = read(reader, indicator, query);
                assertThat(seen.getList("items.value", Float.class)).containsOnlyNulls();
                assertThat(seen.getString("items[0].status")).isEqualTo("Q");
                assertThat(seen.getString("items[0].confidentiality")).isEqualTo(confidentiality);
            }
            for (RequestSpecification reader : List.of(
                    steward(), caller("admin"), within(country, "steward"), within(a, "steward"), within(a, "admin"))) {
                JsonPath seen = read(reader, indicator, query);
                assertThat(seen.getFloat("items[0].value")).isEqualTo(5);
                assertThat(seen.getString("items[0].status")).isEqualTo("A");
            }
        }
    }

    @Test
    void anUnknownConfidentialityIsRefused() {
        String indicator = sums();
        steward()
                .body(batch(secret(observation(indicator, a, "2020", 5), "X")))
                .post("/api/v1/observations")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("observations[0].confidentiality"));
    }

    @Test
    void noValueThatIsSentLeaksThroughAFormatOrHistory() {
        String indicator = sums();
        send(secret(observation(indicator, a, "2020", 987654), "C"));
        for (String accept : List.of("application/json", "text/csv", "application/vnd.sdmx.data+csv;version=2.0.0")) {
            for (String history : List.of("", "&history=true")) {
                if (history.isEmpty() || !accept.contains("sdmx")) {
                    String text = viewer().accept(accept)
                            .get("/api/v1/observations?indicator=" + indicator + history)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString();
                    assertThat(text).contains(a).doesNotContain("987654");
                }
            }
        }
    }

    @Test
    void aSiblingIsHiddenWhereTheWholeWouldGiveTheValueAway() {
        String indicator = sums();
        send(
                observation(indicator, country, "2020", 100),
                secret(observation(indicator, a, "2020", 5), "C"),
                observation(indicator, b, "2020", 20),
                observation(indicator, c, "2020", 75));
        assertThat(values(viewer(), indicator)).isEqualTo(Arrays.asList(100f, null, null, 75f));
        assertThat(values(steward(), indicator)).containsExactly(100f, 5f, 20f, 75f);
    }

    @Test
    void aFreeValueThatIsStoredAlreadyIsHiddenInAllItsVintagesAndStaysSo() {
        String indicator = sums();
        send(
                observation(indicator, country, "2020", 100),
                observation(indicator, a, "2020", 5),
                observation(indicator, b, "2020", 20),
                observation(indicator, c, "2020", 75));
        String before = read(viewer(), indicator, "").getString("items[0].vintage");
        send(secret(observation(indicator, a, "2020", 6), "N"));
        assertThat(values(viewer(), indicator)).isEqualTo(Arrays.asList(100f, null, null, 75f));
        assertThat(read(viewer(), indicator, "&asOf=" + before).getList("items.value", Float.class))
                .isEqualTo(Arrays.asList(100f, null, null, 75f));
        send(observation(indicator, a, "2020", 7), observation(indicator, b, "2020", 21));
        assertThat(values(viewer(), indicator)).isEqualTo(Arrays.asList(100f, null, null, 75f));
        assertThat(read(steward(), indicator, "").getList("items.confidentiality", String.class))
                .containsExactly("F", "N", "N", "F");
    }

    private static String tag(RequestSpecification reader, String indicator, String more) {
        return reader.get("/api/v1/observations?indicator=" + indicator + more)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    @Test
    void anAnswerKeptFromBeforeItsValuesWereHiddenIsOldEvenOfAPastDay() {
        String indicator = sums();
        send(observation(indicator, a, "2020", 5), observation(indicator, b, "2020", 20));
        String asOf = "&asOf=" + read(viewer(), indicator, "").getString("items[0].vintage");
        String before = tag(viewer(), indicator, asOf);
        send(secret(observation(indicator, a, "2020", 5), "C"));
        viewer().header("If-None-Match", before)
                .get("/api/v1/observations?indicator=" + indicator + asOf)
                .then()
                .statusCode(200)
                .body("items.value", equalTo(Arrays.asList(null, 20f)));
    }

    @Test
    void anAnswerIsOldForWhoseRightsHaveChanged() {
        String indicator = sums();
        send(secret(observation(indicator, a, "2020", 5), "C"), observation(indicator, b, "2020", 20));
        assertThat(List.of(
                        tag(viewer(), indicator, ""),
                        tag(steward(), indicator, ""),
                        tag(within(a, "steward"), indicator, ""),
                        tag(within(b, "steward"), indicator, "")))
                .doesNotHaveDuplicates();
        String before = tag(within(country, "steward"), indicator, "");
        Map<String, Object> moved = new HashMap<>(region(a));
        moved.remove("parent");
        steward()
                .header("If-Match", "\"1\"")
                .body(moved)
                .put("/api/v1/regions/" + a)
                .then()
                .statusCode(200);
        within(country, "steward")
                .header("If-None-Match", before)
                .get("/api/v1/observations?indicator=" + indicator)
                .then()
                .statusCode(200)
                .body("items.value", equalTo(Arrays.asList(null, 20f)));
    }

    @Test
    void whatWasSentIsCountedAndNotWhatIsHiddenWithIt() {
        String indicator = sums();
        send(
                observation(indicator, country, "2020", 100),
                observation(indicator, a, "2020", 5),
                observation(indicator, b, "2020", 95));
        steward()
                .body(batch(
                        secret(observation(indicator, a, "2020", 5), "C"),
                        observation(indicator, country, "2020", 100)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("accepted", equalTo(1))
                .body("unchanged", equalTo(1));
        steward()
                .body(batch(observation(indicator, b, "2020", 95)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("unchanged", equalTo(1));
    }

    @Test
    void theEventSaysOfWhatIsHiddenThatItIsNotForPublication() {
        String indicator = sums();
        send(
                observation(indicator, country, "2020", 100),
                observation(indicator, a, "2020", 5),
                observation(indicator, b, "2020", 95));
        send(secret(observation(indicator, a, "2020", 5), "C"));
        List<String> last = new ArrayList<>();
        Surroundings.topics().readUntil(Topics.OBSERVATIONS, record -> {
            JsonNode data = Surroundings.topics().event(record).path("data");
            if (!record.key().equals(indicator) || data.path("previousVintage").isNull()) {
                return false;
            }
            data.path("rows")
                    .forEach(row -> last.add(row.path("region").textValue()
                            + row.path("confidentiality").textValue()));
            return true;
        });
        assertThat(last).containsExactly(a + "C", b + "N");
    }

    @Test
    void valuesBelowTheSmallestCellAreHidden() {
        String indicator = sums();
        define(indicator, "{\"disclosure\": {\"minimumCell\": 3}}");
        send(
                observation(indicator, country, "2020", 12),
                observation(indicator, a, "2020", 2),
                observation(indicator, b, "2020", 0),
                observation(indicator, c, "2020", 10));
        assertThat(values(viewer(), indicator)).isEqualTo(Arrays.asList(12f, null, 0f, null));
    }

    @Test
    void storedValuesBelowASmallestCellThatIsRaisedLaterAreHiddenWithTheirComplements() {
        String indicator = sums();
        send(
                observation(indicator, country, "2020", 12),
                observation(indicator, a, "2020", 2),
                observation(indicator, b, "2020", 0),
                observation(indicator, c, "2020", 10),
                observation(indicator, a, "2021", 2.5),
                observation(indicator, a, "2022", 4));
        // Corrected upwards since: its earlier vintage still tells of too few.
        send(observation(indicator, a, "2021", 8));
        change(indicator, Map.of("aggregation", "SUM", "disclosure", Map.of("minimumCell", 3)));
        awaitHidden(indicator, "&region=" + a);
        assertThat(values(viewer(), indicator)).isEqualTo(Arrays.asList(12f, null, null, 4f, 0f, null));
        assertThat(values(steward(), indicator)).isEqualTo(Arrays.asList(12f, 2f, 8f, 4f, 0f, 10f));
        assertThat(read(viewer(), indicator, "&history=true&region=" + a + "&to=2021")
                        .getList("items.value", Float.class))
                .containsOnlyNulls();
        assertThat(read(steward(), indicator, "&region=" + a).getList("items.confidentiality", String.class))
                .containsExactly("N", "N", "F");
    }

    @Test
    void anIndicatorThatBecomesASumHasItsHiddenCellsProtected() {
        sums();
        String indicator = newIndicator("A");
        send(
                observation(indicator, country, "2020", 100),
                secret(observation(indicator, a, "2020", 40), "C"),
                observation(indicator, b, "2020", 60));
        change(indicator, Map.of("aggregation", "SUM"));
        awaitHidden(indicator, "&region=" + b);
        assertThat(values(viewer(), indicator)).isEqualTo(Arrays.asList(100f, null, null));
    }

    /** What the register has of a test's indicators, with other fields. */
    private static void change(String code, Map<String, Object> fields) {
        String path = "/api/v1/indicators/" + code;
        Map<String, Object> body = new HashMap<>(indicator("A"));
        body.putAll(fields);
        steward()
                .header("If-Match", steward().get(path).header("ETag"))
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsNoSumNeedsNoComplement() {
        sums();
        String indicator = newIndicator("A");
        send(
                observation(indicator, country, "2020", 50),
                secret(observation(indicator, a, "2020", 40), "C"),
                observation(indicator, b, "2020", 60));
        assertThat(values(viewer(), indicator)).isEqualTo(Arrays.asList(50f, null, 60f));
    }

    /** Puts what is there below another. */
    private static void move(String path, Map<String, Object> body, String parent) {
        Map<String, Object> moved = new HashMap<>(body);
        moved.put("parent", parent);
        steward()
                .header("If-Match", steward().get(path).header("ETag"))
                .body(moved)
                .put(path)
                .then()
                .statusCode(200);
    }

    private static void awaitHidden(String indicator, String query) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> read(viewer(), indicator, query).getString("items[0].value") == null);
    }

    @Test
    void aSumThatTheMoveOfARegionMakesIsProtectedAsWell() {
        String indicator = sums();
        String alone = country + "-X";
        put(alone, null, "PROVINCIAL");
        send(
                observation(indicator, country, "2020", 30),
                observation(indicator, a, "2020", 20),
                secret(observation(indicator, alone, "2020", 10), "C"),
                observation(indicator, a, "2021", 7));
        assertThat(values(viewer(), indicator)).containsExactly(30f, 20f, 7f, null);
        String known =
                read(viewer(), indicator, "&region=" + a + "&from=2020&to=2020").getString("items[0].vintage");

        Map<String, Object> body = new HashMap<>(region(alone));
        move("/api/v1/regions/" + alone, body, country);

        awaitHidden(indicator, "&region=" + a);
        assertThat(values(viewer(), indicator)).containsExactly(30f, null, 7f, null);
        assertThat(values(steward(), indicator)).containsExactly(30f, 20f, 7f, 10f);
        JsonPath cell = read(viewer(), indicator, "&region=" + a + "&to=2020");
        assertThat(cell.getString("items[0].confidentiality")).isEqualTo("N");
        assertThat(cell.getString("items[0].vintage")).isGreaterThan(known);
        for (String earlier : List.of("&asOf=" + known, "&history=true")) {
            assertThat(read(viewer(), indicator, "&region=" + a + "&to=2020" + earlier)
                            .getList("items.value", Float.class))
                    .containsOnlyNulls();
        }
    }

    @Test
    void aSumThatTheMoveOfASectorMakesIsProtectedAsWell() {
        String indicator = sums();
        String whole = "S" + country;
        Map<String, Object> name = Map.of("name", Map.of("en", whole));
        for (String sector : List.of(whole, whole + "-1", whole + "-2")) {
            Map<String, Object> body = new HashMap<>(name);
            body.put("parent", sector.endsWith("-1") ? whole : null);
            steward().body(body).put("/api/v1/sectors/" + sector).then().statusCode(201);
        }
        List<Object> rows = new ArrayList<>();
        for (Map.Entry<String, Integer> value :
                Map.of(whole, 30, whole + "-1", 20, whole + "-2", 10).entrySet()) {
            Map<String, Object> row =
                    secret(observation(indicator, a, "2020", value.getValue()), value.getValue() == 10 ? "C" : "F");
            row.put("sector", value.getKey());
            rows.add(row);
        }
        send(rows.toArray());
        assertThat(values(viewer(), indicator)).containsExactly(30f, 20f, null);
        move("/api/v1/sectors/" + whole + "-2", name, whole);
        awaitHidden(indicator, "&sector=" + whole + "-1");
        assertThat(values(viewer(), indicator)).containsExactly(30f, null, null);
    }
}
