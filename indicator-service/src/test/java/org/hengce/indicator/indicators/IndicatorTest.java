package org.hengce.indicator.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class IndicatorTest extends WithRegister {
    private static final String INDICATORS = "/api/v1/indicators/";

    private static String newCode() {
        return "i" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    private static Map<String, Object> with(Map<String, Object> indicator, Object... more) {
        Map<String, Object> changed = new HashMap<>(indicator);
        for (int i = 0; i < more.length; i += 2) {
            changed.put((String) more[i], more[i + 1]);
        }
        return changed;
    }

    private static Map<String, Object> whole() {
        return with(
                indicator("Q"),
                "aggregation",
                "SUM",
                "releases",
                List.of(
                        Map.of("period", "2026-Q3", "on", "2026-10-20"),
                        Map.of("period", "2026-Q4", "on", "2027-01-20T02:00:00Z")),
                "breaks",
                List.of(Map.of("period", "2013-Q1", "note", Map.of("en", "New survey of households"))),
                "disclosure",
                Map.of("minimumCell", 3),
                "quality",
                Map.of(
                        "contact",
                        Map.of("organisation", Map.of("zh", "统计局"), "email", "statistics@example.org"),
                        "certifiedOn",
                        "2026-06-30",
                        "accuracy",
                        Map.of("en", "A census: no sampling error.")),
                "rules",
                Map.of(
                        "range", Map.of("min", 0),
                        "jump", Map.of("relative", 0.5),
                        "balance", Map.of("tolerance", 0.005),
                        "expected", Map.of("from", "2010-Q1", "regions", List.of("US-CA"), "lag", "P3M"),
                        "outlier", Map.of("threshold", 5)));
    }

    @Test
    void aWholeDefinitionIsReadAsItWasSent() {
        String code = newCode();
        steward().body(whole()).put(INDICATORS + code).then().statusCode(201);
        viewer().get(INDICATORS + code)
                .then()
                .statusCode(200)
                .body("releases.on", equalTo(List.of("2026-10-20", "2027-01-20T02:00:00Z")))
                .body("breaks[0].note.en", equalTo("New survey of households"))
                .body("disclosure.minimumCell", equalTo(3.0f))
                .body("quality.contact.email", equalTo("statistics@example.org"))
                .body("quality.accuracy.en", equalTo("A census: no sampling error."))
                .body("quality.mandate", nullValue())
                .body("rules.expected.lag", equalTo("P3M"))
                .body("rules.range.max", nullValue())
                .body("retired", equalTo(false));
        // What is read can be sent back, and changes nothing.
        steward()
                .header("If-Match", "\"1\"")
                .body(viewer().get(INDICATORS + code).asString())
                .put(INDICATORS + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void theEventCarriesCalendarAndBreaksAndNothingOfTheStewardsWork() {
        String code = newCode();
        steward().body(whole()).put(INDICATORS + code).then().statusCode(201);
        var records = Surroundings.topics().readUntil(Topics.INDICATORS, r -> code.equals(r.key()));
        JsonNode data =
                Surroundings.topics().event(records.get(records.size() - 1)).get("data");
        assertThat(data.at("/releases/0/on").textValue()).isEqualTo("2026-10-20");
        assertThat(data.at("/breaks/0/period").textValue()).isEqualTo("2013-Q1");
        assertThat(data.has("rules")).isFalse();
        assertThat(data.has("disclosure")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "releases   | [{\"period\": \"2026\", \"on\": \"2026-10-20\"}]    | releases[0].period    | frequency",
                "releases   | [{\"period\": \"2026-Q3\", \"on\": \"soon\"}]       | releases[0].on        | neither a day",
                "releases   | [{\"period\": \"2026-Q3\", \"on\": \"2026-05-01\"}] | releases[0].on        | before 2026-Q3 begins",
                "releases   | [{\"period\": \"2026-Q5\", \"on\": \"2026-05-01\"}] | releases[0].period    | must match",
                "releases   | [{\"period\": \"2026-Q3\", \"on\": \"2026-10-20\"}, {\"period\": \"2026-Q3\", \"on\": \"2026-10-21\"}] | releases[1].period | twice",
                "releases   | [null]                                             | releases[0]                | null",
                "breaks     | [{\"period\": \"2013-01\", \"note\": {\"en\": \"x\"}}] | breaks[0].period    | frequency",
                "breaks     | [{\"period\": \"2013-Q1\", \"note\": {\"en\": \" \"}}] | breaks[0].note      | zh, in en",
                "breaks     | [{\"period\": \"2013-Q1\"}]                         | breaks[0].note        | null",
                "quality    | {}                                                 | quality.contact       | says nothing",
                "quality    | {\"certifiedOn\": \"yesterday\", \"comment\": {\"en\": \"x\"}} | quality.certifiedOn | no day",
                "quality    | {\"contact\": {\"organisation\": {\"en\": \"x\"}, \"email\": \"nobody\"}} | quality.contact.email | match",
                "quality    | {\"contact\": {\"email\": \"a@b\"}}                 | quality.contact.organisation | null",
                "disclosure | {\"minimumCell\": 0}                               | disclosure.minimumCell | greater than 0",
                "disclosure | {}                                                 | disclosure.minimumCell | null",
                "rules      | {\"range\": {}}                                    | rules.range.min       | give min",
                "rules      | {\"range\": {\"min\": 2, \"max\": 1}}               | rules.range.max       | below min",
                "rules      | {\"jump\": {\"relative\": -1}}                      | rules.jump.relative   | greater than 0",
                "rules      | {\"balance\": {\"tolerance\": 0.1}}                 | rules.balance         | aggregation SUM",
                "rules      | {\"balance\": {\"tolerance\": 2}}                   | rules.balance.tolerance | less than or equal",
                "rules      | {\"expected\": {\"from\": \"2010\"}}                | rules.expected.from   | frequency",
                "rules      | {\"expected\": {\"from\": \"2010-Q1\", \"lag\": \"P\"}}   | rules.expected.lag | no length of time",
                "rules      | {\"expected\": {\"from\": \"2010-Q1\", \"lag\": \"90 days\"}} | rules.expected.lag | match",
                "rules      | {\"expected\": {\"from\": \"2010-Q1\", \"regions\": [\"A\", \"A\"]}} | rules.expected.regions | twice",
                "rules      | {\"expected\": {\"from\": \"2010-Q1\", \"regions\": []}}  | rules.expected.regions | size",
                "rules      | {\"outlier\": {\"threshold\": 0}}                   | rules.outlier.threshold | greater than 0",
                "name       | {}                                                 | name                  | zh, in en"
            })
    void aWrongPartIsNamedAndNothingIsMade(String field, String json, String violation, String words) {
        String code = newCode();
        String name = field.equals("name") ? json : "{\"en\": \"x\"}, \"%s\": %s".formatted(field, json);
        String body =
                "{\"dimension\": \"ECONOMY\", \"unitMeasure\": \"x\", \"frequency\": \"Q\", \"direction\": \"NEUTRAL\","
                        + " \"aggregation\": \"MEAN\", \"name\": %s}".formatted(name);
        steward()
                .body(body)
                .put(INDICATORS + code)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem(violation))
                .body("violations.message.join(' ')", containsString(words));
        steward().get(INDICATORS + code).then().statusCode(404);
    }

    @Test
    void allThatIsWrongIsToldAtOnceInBothLanguages() {
        Map<String, Object> wrong = with(
                indicator("A"),
                "name",
                Map.of("en", "x".repeat(201)),
                "breaks",
                List.of(Map.of("period", "2013-Q1", "note", Map.of("en", "x"))),
                "rules",
                Map.of("range", Map.of("min", 2, "max", 1), "balance", Map.of("tolerance", 0)));
        steward()
                .header("Accept-Language", "zh")
                .body(wrong)
                .put(INDICATORS + newCode())
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        containsInAnyOrder("name", "breaks[0].period", "rules.range.max", "rules.balance"))
                .body("violations.message.join(' ')", containsString("频率"));
    }

    @Test
    void aRetiredIndicatorTakesNoValuesAndStaysReadableUntilItIsTakenUpAgain() {
        String code = newIndicator("A");
        steward()
                .body(batch(observation(code, "US-CA", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        steward().delete(INDICATORS + code).then().statusCode(428);
        steward().header("If-Match", "\"9\"").delete(INDICATORS + code).then().statusCode(412);
        viewer().header("If-Match", "\"1\"").delete(INDICATORS + code).then().statusCode(403);
        within("US", "steward")
                .header("If-Match", "\"1\"")
                .delete(INDICATORS + code)
                .then()
                .statusCode(403);
        steward()
                .header("If-Match", "\"1\"")
                .delete(INDICATORS + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("retired", equalTo(true));
        // Twice is once.
        steward()
                .header("If-Match", "\"2\"")
                .delete(INDICATORS + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        steward()
                .body(batch(observation(code, "US-CA", "2021", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(422);
        viewer().get("/api/v1/observations?indicator=" + code).then().body("items", hasSize(1));
        viewer().get("/api/v1/indicators?limit=1000").then().body("items.code", not(hasItem(code)));
        viewer().get("/api/v1/indicators?limit=1000&retired=true").then().body("items.code", hasItem(code));
        var records = Surroundings.topics()
                .readUntil(
                        Topics.INDICATORS,
                        r -> code.equals(r.key()) && r.value().contains("\"retired\":true"));
        assertThat(records).isNotEmpty();
        steward()
                .header("If-Match", "\"2\"")
                .body(indicator("A"))
                .put(INDICATORS + code)
                .then()
                .statusCode(200)
                .body("retired", equalTo(false));
        steward()
                .body(batch(observation(code, "US-CA", "2021", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        steward()
                .header("If-Match", "\"1\"")
                .delete(INDICATORS + newCode())
                .then()
                .statusCode(404);
    }

    @Test
    void manyAreMadeAtOnceAndAgainWithoutEffect() {
        String one = newCode();
        String other = newCode();
        Map<String, Object> list =
                Map.of("indicators", List.of(with(indicator("A"), "code", one), with(indicator("M"), "code", other)));
        steward()
                .body(list)
                .post("/api/v1/indicators")
                .then()
                .statusCode(201)
                .body("made", equalTo(2))
                .body("unchanged", equalTo(0));
        steward()
                .body(list)
                .post("/api/v1/indicators")
                .then()
                .statusCode(201)
                .body("made", equalTo(0))
                .body("unchanged", equalTo(2));
        steward().get(INDICATORS + one).then().header("ETag", "\"1\"");
    }

    @Test
    void oneWrongOfManyMakesNone() {
        String right = newCode();
        String there = newIndicator("A");
        List<Map<String, Object>> wrong = new ArrayList<>(Arrays.asList(
                with(indicator("A"), "code", right),
                indicator("A"),
                with(indicator("A"), "code", right),
                with(indicator("A"), "code", newCode(), "rules", Map.of("range", Map.of()))));
        steward()
                .body(Map.of("indicators", wrong))
                .post("/api/v1/indicators")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItems("indicators[1].code", "indicators[2].code", "indicators[3].rules.range.min"));
        steward()
                .body(Map.of(
                        "indicators",
                        List.of(with(indicator("A"), "code", right), with(indicator("Q"), "code", there))))
                .post("/api/v1/indicators")
                .then()
                .statusCode(409)
                .body("violations.field", equalTo(List.of("indicators[1].code")));
        steward().get(INDICATORS + right).then().statusCode(404);
        steward()
                .body(Map.of("indicators", List.of()))
                .post("/api/v1/indicators")
                .then()
                .statusCode(422);
        steward()
                .body(Map.of("indicators", Collections.nCopies(1_001, with(indicator("A"), "code", right))))
                .post("/api/v1/indicators")
                .then()
                .statusCode(422);
        within("US", "steward")
                .body(Map.of("indicators", List.of(with(indicator("A"), "code", right))))
                .post("/api/v1/indicators")
                .then()
                .statusCode(403);
    }

    @Test
    void aListIsNarrowedByWordDimensionAndFrequency() {
        String code = newCode();
        String name = "Zanzibar " + code.toUpperCase(Locale.ROOT);
        steward()
                .body(with(indicator("W"), "name", Map.of("zh", "桑给巴尔指标", "en", name), "dimension", "EMPLOYMENT"))
                .put(INDICATORS + code)
                .then()
                .statusCode(201);
        for (String query :
                List.of("q=zanzibar " + code, "q=桑给巴尔&limit=1000", "dimension=EMPLOYMENT&frequency=W&limit=1000")) {
            viewer().get("/api/v1/indicators?" + query).then().statusCode(200).body("items.code", hasItem(code));
        }
        viewer().get("/api/v1/indicators?dimension=ECONOMY&limit=1000").then().body("items.code", not(hasItem(code)));
        viewer().get("/api/v1/indicators?frequency=M&limit=1000").then().body("items.code", not(hasItem(code)));
        viewer().queryParam("q", "%").get("/api/v1/indicators").then().body("items", hasSize(0)); // no pattern
        viewer().queryParam("q", "a\nb").get("/api/v1/indicators").then().statusCode(400);
        for (String wrong : List.of(
                "dimension=economy", "frequency=H", "retired=yes", "q=" + "x".repeat(101), "dimensions=ECONOMY")) {
            viewer().get("/api/v1/indicators?" + wrong).then().statusCode(400).contentType("application/problem+json");
        }
    }
}
