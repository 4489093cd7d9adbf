package org.hengce.indicator.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.indicator.WithRegister;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QualityTest extends WithRegister {
    @Inject
    Jdbi jdbi;

    private String run = "";
    private String indicator = "";

    @BeforeEach
    void newCodes() {
        run = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        indicator = "q" + run;
    }

    private void define(String frequency, Map<String, Object> rules) {
        Map<String, Object> body = new HashMap<>(indicator(frequency));
        body.put("aggregation", "SUM");
        body.put("rules", rules);
        String path = "/api/v1/indicators/" + indicator;
        @Nullable String tag = steward().get(path).header("ETag");
        var request = steward().body(body);
        assertThat((tag == null || !tag.matches("\"[0-9]+\"") ? request : request.header("If-Match", tag))
                        .put(path)
                        .statusCode())
                .isIn(200, 201);
    }

    private void region(String code, @Nullable String parent, @Nullable String validFrom) {
        Map<String, Object> body = new HashMap<>(region("somewhere"));
        body.put("parent", parent);
        body.put("validFrom", validFrom);
        steward().body(body).put("/api/v1/regions/" + code).then().statusCode(201);
    }

    private void send(Object... rows) {
        steward().body(batch(rows)).post("/api/v1/observations").then().statusCode(201);
    }

    private Map<String, Object> row(String region, String period, @Nullable Double value) {
        Map<String, Object> row = new HashMap<>();
        row.put("indicator", indicator);
        row.put("region", region);
        row.put("period", period);
        row.put("value", value);
        row.put("status", value == null ? "O" : "A");
        return row;
    }

    /** A year's values from 2000 on. */
    private void series(String region, double... values) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            rows.add(row(region, Integer.toString(2000 + i), values[i]));
        }
        send(rows.toArray());
    }

    private ValidatableResponse findings(String query) {
        return steward()
                .get("/api/v1/indicators/%s/quality/findings?%s".formatted(indicator, query))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse report() {
        return steward()
                .get("/api/v1/indicators/%s/quality".formatted(indicator))
                .then()
                .statusCode(200);
    }

    private int count(Rule rule) {
        return report().extract().path("counts.find { it.rule == '%s' }.findings".formatted(rule));
    }

    @Test
    void aValueOutsideItsRangeIsFoundAndStaysAsItIs() {
        define("A", Map.of("range", Map.of("min", 0, "max", 100)));
        series("US-CA", 0, 100, -1, 101);
        findings("rule=RANGE")
                .body("items.period", equalTo(List.of("2002", "2003")))
                .body("items[0].low", equalTo(0.0f))
                .body("items[0].high", equalTo(100.0f))
                .body("items[1].value", equalTo(101.0f))
                .body("items[1].message.en", containsString("101 is outside the range from 0 to 100"))
                .body("items[1].message.zh", containsString("超出范围"));
        viewer().get("/api/v1/observations?indicator=" + indicator).then().body("items", hasSize(4));
        define("A", Map.of("range", Map.of("min", 0)));
        findings("rule=RANGE").body("items.period", equalTo(List.of("2002"))).body("items[0].high", nullValue());
    }

    @Test
    void aChangeThatIsTooLargeAShareOfTheValueBeforeIsFound() {
        define("A", Map.of("jump", Map.of("relative", 0.5)));
        send(
                row("US-CA", "2000", 10.0),
                row("US-CA", "2001", 15.0),
                row("US-CA", "2003", 22.6),
                row("US-NV", "2003", 0.0),
                row("US-NV", "2004", 7.0));
        findings("rule=JUMP")
                .body("items.region", equalTo(List.of("US-CA")))
                .body("items[0].period", equalTo("2003"))
                .body("items[0].against", equalTo("2001"))
                .body("items[0].low", equalTo(7.5f))
                .body("items[0].high", equalTo(22.5f));
    }

    @Test
    void aSpikeIsFoundOnceAndATrendIsNot() {
        define("A", Map.of());
        series("US-CA", 10, 11, 12.2, 13.1, 14.3, 15.2, 16.1, 40, 18, 19.1, 20.2);
        series("US-NV", 10, 11, 12.2, 13.1, 14.3, 15.2, 16.1, 17, 18, 19.1, 20.2);
        series("US-PA", 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 99);
        findings("lang=en")
                .body("items.region", equalTo(List.of("US-CA", "US-PA")))
                .body("items.period", equalTo(List.of("2007", "2023")))
                .body("items.rule", equalTo(List.of("OUTLIER", "OUTLIER")))
                .body("items[0].against", equalTo("2006"))
                .body("items[0].score", notNullValue());
        assertThat(count(Rule.OUTLIER)).isEqualTo(2);
        define("A", Map.of("outlier", Map.of("threshold", 1000)));
        findings("lang=en").body("items", hasSize(0));
    }

    @Test
    void aSeasonIsNoOutlierAndAMonthOutOfItsSeasonIs() {
        define("M", Map.of());
        List<Object> rows = new ArrayList<>();
        for (int year = 2010; year < 2016; year++) {
            for (int month = 1; month <= 12; month++) {
                double value = 100 + (year - 2010) * 3 + (month == 2 ? -60 : 0) + (year * 7 + month * 3) % 5;
                boolean wrong = year == 2014 && month == 2;
                rows.add(row("US-CA", "%d-%02d".formatted(year, month), wrong ? 110.0 : value));
            }
        }
        send(rows.toArray());
        findings("lang=en")
                .body("items.period", equalTo(List.of("2014-02")))
                .body("items[0].against", equalTo("2013-02"));
    }

    @Test
    void partsThatDoNotMakeUpTheWholeAreFoundWhereAllHaveReported() {
        define("A", Map.of("balance", Map.of("tolerance", 0.01)));
        String whole = "W-" + run;
        region(whole, null, null);
        region(whole + "-a", whole, null);
        region(whole + "-b", whole, null);
        region(whole + "-new", whole, "2002-06-01");
        region(whole + "-silent", whole, null);
        for (String year : List.of("2000", "2001", "2002", "2003")) {
            send(row(whole + "-a", year, 60.0));
        }
        send(row(whole, "2000", 100.0), row(whole + "-b", "2000", 41.2)); // 101.2, and 1.0 + 0.15 for rounding
        send(row(whole, "2001", 100.0), row(whole + "-b", "2001", 41.1));
        send(row(whole, "2002", 100.0), row(whole + "-b", "2002", 90.0)); // the new one has no value yet
        send(row(whole, "2003", 100.0), row(whole + "-b", "2003", 30.0), row(whole + "-new", "2003", 30.0));
        findings("rule=REGION_BALANCE")
                .body("items.period", equalTo(List.of("2000", "2003")))
                .body("items.region", equalTo(List.of(whole, whole)))
                .body("items[1].message.en", containsString("the region itself has 100"));
        assertThat(count(Rule.SECTOR_BALANCE)).isZero();
    }

    @Test
    void sectorsThatDoNotMakeUpTheWholeAreFound() {
        define("A", Map.of("balance", Map.of("tolerance", 0)));
        for (String code : List.of("S" + run, "S" + run + "-1", "S" + run + "-2")) {
            Map<String, Object> sector = new HashMap<>(Map.of("name", Map.of("en", code)));
            if (code.length() > run.length() + 1) {
                sector.put("parent", "S" + run);
            }
            steward().body(sector).put("/api/v1/sectors/" + code).then().statusCode(201);
        }
        List<Object> rows = new ArrayList<>();
        for (String code : List.of("", "-1", "-2")) {
            Map<String, Object> row = row("US-CA", "2000", code.isEmpty() ? 10.0 : 4.0);
            row.put("sector", "S" + run + code);
            rows.add(row);
        }
        send(rows.toArray());
        findings("rule=SECTOR_BALANCE&sector=S" + run)
                .body("items.region", equalTo(List.of("US-CA")))
                .body("items[0].value", equalTo(10.0f));
        findings("rule=SECTOR_BALANCE&sector=_T").body("items", hasSize(0));
    }

    @Test
    void whatIsDueAndNotThereIsFound() {
        String later = "L-" + run;
        region(later, null, "2022-06-01");
        define(
                "A",
                Map.of(
                        "expected",
                        Map.of("from", "2020", "regions", List.of("US-CA", later, "none-" + run), "lag", "P1M")));
        send(row("US-CA", "2020", 1.0), row("US-CA", "2022", null), row("US-NV", "2020", 1.0));
        findings("rule=MISSING&region=US-CA&limit=2").body("items.period", equalTo(List.of("2021", "2023")));
        findings("rule=MISSING&region=" + later + "&limit=1")
                .body("items.period", equalTo(List.of("2022")))
                .body("items[0].value", nullValue())
                .body("items[0].message.en", equalTo("a value is due and not there"));
        findings("rule=MISSING&region=US-NV").body("items", hasSize(0));
        findings("rule=MISSING&region=none-" + run + "&limit=1").body("items.period", equalTo(List.of("2020")));
        // No region is named: every series that has any value.
        define("A", Map.of("expected", Map.of("from", "2020", "lag", "P99Y")));
        assertThat(count(Rule.MISSING)).isZero();
        define("A", Map.of("expected", Map.of("from", "2020")));
        findings("rule=MISSING&region=US-NV&limit=1").body("items.period", equalTo(List.of("2021")));
    }

    @Test
    void whatIsDueForTwoThousandYearsIsCountedAndTheFirstAreListed() {
        define("D", Map.of("expected", Map.of("from", "0001-01-01", "regions", List.of("US-CA", "US-NV"))));
        send(row("US-NV", "0001-01-01", 1.0), row("US-NV", "2020-02-29", 1.0));
        String day = report().extract().path("day");
        long days = LocalDate.parse(day).toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay();
        assertThat(count(Rule.MISSING)).isEqualTo((int) (2 * (days + 1) - 2)); // today is due, and two are there
        findings("rule=MISSING&limit=1000")
                .body("items[0].region", equalTo("US-CA"))
                .body("items[0].period", equalTo("0001-01-01"))
                .body("items[999].period", equalTo("0003-09-27"));
        findings("rule=MISSING&region=US-NV").body("items", hasSize(0));
    }

    @Test
    void whatIsFoundIsThatOfNowAndOfTheLastVintage() {
        define("A", Map.of("range", Map.of("max", 10)));
        report().body("vintage", nullValue()).body("checked", equalTo(0));
        series("US-CA", 11, 11);
        assertThat(count(Rule.RANGE)).isEqualTo(2);
        String vintage = steward()
                .body(batch(row("US-CA", "2000", 10.0)))
                .post("/api/v1/observations")
                .path("vintages.'%s'".formatted(indicator));
        report().body("vintage", equalTo(vintage)).body("checked", equalTo(2));
        assertThat(count(Rule.RANGE)).isEqualTo(1);
    }

    @Test
    void findingsComeInPages() {
        define("A", Map.of("range", Map.of("max", 0)));
        series("US-CA", 1, 2, 3);
        series("US-NV", 1, 2);
        String path = "/api/v1/indicators/%s/quality/findings?limit=2".formatted(indicator);
        List<String> keys = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var page = steward()
                    .get(cursor == null ? path : path + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> items = page.path("items");
            items.forEach(item -> keys.add(item.get("region") + " " + item.get("period")));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(keys).containsExactly("US-CA 2000", "US-CA 2001", "US-CA 2002", "US-NV 2000", "US-NV 2001");
    }

    @Test
    void findingsAreATableAsWell() {
        define("A", Map.of("range", Map.of("max", 0)));
        series("US-CA", 1, 2);
        String csv = steward()
                .get("/api/v1/indicators/%s/quality/findings.csv?lang=en".formatted(indicator))
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.split("\r\n")).hasSize(3);
        assertThat(csv).startsWith("rule,region,sector,period,value,").contains("RANGE,US-CA,_T,2000,1,");
    }

    @Test
    void whatRestsOnConfidentialCellsIsForTheStewardsOfTheirRegions() {
        define("A", Map.of("range", Map.of("max", 0)));
        series("US-CA", 1, 2);
        // Written as a later release will: those cells are not taken in yet.
        jdbi.useHandle(h -> h.execute(
                "UPDATE observation SET confidentiality = 'C' WHERE indicator = ? AND period = '2001'", indicator));
        String path = "/api/v1/indicators/" + indicator + "/quality";
        for (var all : List.of(steward(), within("US-CA", "steward"), caller("admin"))) {
            all.get(path + "/findings").then().body("items", hasSize(2));
        }
        for (var some : List.of(caller("analyst"), within("US-NV", "steward"), within("US-CA", "analyst"))) {
            some.get(path + "/findings").then().body("items.period", equalTo(List.of("2000")));
            some.get(path).then().body("counts.find { it.rule == 'RANGE' }.findings", equalTo(1));
        }
    }

    @Test
    void whatIsHiddenBecauseItWouldGiveAnotherAwayIsForTheStewardsOnly() {
        define("A", Map.of("range", Map.of("max", 0)));
        series("US-CA", 1, 2);
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO hidden_cell (indicator, region, sector, period, reason)"
                        + " VALUES (?, 'US-CA', '_T', '2001', 'COMPLEMENT')",
                indicator));
        findings("lang=en").body("items", hasSize(2));
        caller("analyst")
                .get("/api/v1/indicators/" + indicator + "/quality/findings")
                .then()
                .body("items.period", equalTo(List.of("2000")));
    }

    @Test
    void valuesThatCannotBeComputedWithBreakNothing() {
        define(
                "A",
                Map.of(
                        "range", Map.of("max", 1e300),
                        "jump", Map.of("relative", 1e-300),
                        "balance", Map.of("tolerance", 1e-300),
                        "expected", Map.of("from", "2000"),
                        "outlier", Map.of("threshold", 1e-300)));
        double big = Double.MAX_VALUE;
        double small = Double.MIN_VALUE;
        series(
                "US-CA", big, -big, big, small, -small, 1e99, -1e99, 1e-99, 0, big, -big, 1, 2, 3, 1e99, -1e99, 1e-99,
                5);
        series("US-NV", 1e99, 1e-99);
        findings("rule=RANGE").body("items.value", hasSize(3));
        findings("limit=1000");
    }

    @Test
    void whoMayNotReadItIsToldAndSoIsWhoAsksWrongly() {
        define("A", Map.of());
        String path = "/api/v1/indicators/" + indicator + "/quality";
        for (String role : List.of("viewer", "officer")) {
            caller(role).get(path).then().statusCode(403);
            caller(role).get(path + "/findings").then().statusCode(403);
        }
        caller("analyst").get(path).then().statusCode(200).body("counts.rule", equalTo(List.of("OUTLIER")));
        steward().get("/api/v1/indicators/none-" + run + "/quality").then().statusCode(404);
        steward()
                .get("/api/v1/indicators/none-" + run + "/quality/findings")
                .then()
                .statusCode(404);
        for (String wrong :
                List.of("rule=SPIKE", "region=a b", "sector=a.b", "cursor=djE6YQ", "limit=0", "period=2000")) {
            steward().get(path + "/findings?" + wrong).then().statusCode(400).contentType("application/problem+json");
        }
        String tag = steward().get(path).header("ETag");
        steward().header("If-None-Match", tag).get(path).then().statusCode(304);
    }
}
