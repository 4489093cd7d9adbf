package org.hengce.evaluation.power;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Level;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.testing.Tokens;
import org.hengce.presentation.json.HengceJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Power of policies that are only planned, on the values that events brought. */
@QuarkusTest
class PowerTest extends WithOwnersEvents {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00.000002Z");

    private static String indicator = "";

    private static Response asked(String role, String body) {
        return asked(List.of(role), body);
    }

    private static Response asked(List<String> roles, String body) {
        return given().auth()
                .oauth2(Tokens.of("evaluation-service", "test-" + roles.get(0), roles.toArray(new String[0])))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/power");
    }

    private static String draft(String fields) {
        String given = fields.replace('\'', '"');
        StringBuilder body = new StringBuilder("{").append(given);
        new TreeMap<>(Map.of(
                        "indicator", '"' + indicator + '"',
                        "regions", "[\"US-CA\"]",
                        "from", "\"1989\"",
                        "horizon", "3",
                        "method", "\"DIFFERENCE_IN_DIFFERENCES\"",
                        "replications", "20"))
                .forEach((name, value) -> {
                    if (!given.contains('"' + name + '"')) {
                        body.append(body.length() == 1 ? "" : ", ")
                                .append('"')
                                .append(name)
                                .append("\": ")
                                .append(value);
                    }
                });
        return body.append('}').toString();
    }

    private static Response asked(String fields) {
        return asked("analyst", draft(fields));
    }

    @BeforeEach
    void values() throws Exception {
        if (!indicator.isEmpty()) {
            return;
        }
        String code = newCode("planned-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                new TreeSet<>(rows.stream().map(ObservationsV1.Row::region).toList())) {
            publishRegion(region);
        }
        publishRegion("XX-NONE");
        publishRegion("XX-CITY", 1, Level.MUNICIPAL);
        publishIndicator(code);
        publishPart(code, FIRST, null, 1, 2, rows.subList(0, 1000));
        publishPart(code, FIRST, null, 2, 2, rows.subList(1000, rows.size()));
        indicator = code;
        await().atMost(Duration.ofSeconds(60)).until(() -> asked("").statusCode() == 200);
    }

    /** The sample's rows of the years before the start, as the command would be given them. */
    private static String pastAsCsv() throws Exception {
        List<String> kept = new ArrayList<>(List.of("region,year,value"));
        for (ObservationsV1.Row row : cigarettes()) {
            if (row.period().compareTo("1989") < 0) {
                kept.add("%s,%s,%s".formatted(row.region(), row.period(), row.value()));
            }
        }
        return String.join("\n", kept) + "\n";
    }

    @Test
    void itIsWhatTheAnalysisOfTheSamePanelFinds() throws Exception {
        Response answer = asked("");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        ObjectNode found = (ObjectNode) HengceJson.mapper().readTree(answer.asString());
        assertThat(found.remove("indicator").textValue()).isEqualTo(indicator);
        assertThat(found.remove("sector").textValue()).isEqualTo("_T");
        assertThat(found.remove("from").textValue()).isEqualTo("1989");
        assertThat(found.remove("unitMeasure").textValue()).isEqualTo("packs per person");
        assertThat(found.remove("reason").isNull()).isTrue();
        assertThat(found.remove("observationsAsOf").get(indicator).textValue()).isEqualTo(FIRST.toString());

        JsonNode analysed = HengceJson.mapper()
                .readTree(given().auth()
                        .oauth2(Tokens.of("evaluation-service", "test-analyst", "analyst"))
                        .contentType("text/csv; charset=UTF-8")
                        .body(pastAsCsv())
                        .post("/api/v1/analyses?method=power&unit=region&time=year&outcome=value&set=treated=US-CA"
                                + "&set=horizon=3&set=method=did&set=replications=20")
                        .asString());
        assertThat(found).isEqualTo(analysed);
        assertThat(found.get("minimumDetectableEffect").isNumber()).isTrue();
        assertThat(asked("").asString()).as("the same again").isEqualTo(answer.asString());
    }

    @Test
    void withoutAMethodItIsTheOneThatAnEvaluationWouldChoose() {
        Response one = asked("'method': null, 'replications': 2");
        assertThat(one.statusCode()).as(one.asString()).isEqualTo(200);
        assertThat(one.jsonPath().getString("estimator")).isEqualTo("SYNTHETIC_DID");
        assertThat(one.jsonPath().getString("reason.en")).isNotBlank();
        assertThat(one.jsonPath().getString("reason.zh")).isNotBlank();
        Response five = asked("'method': null, 'regions': ['US-CA', 'US-NV', 'US-UT', 'US-TX', 'US-OH']");
        assertThat(five.jsonPath().getString("estimator")).isEqualTo("GROUP_TIME");
        assertThat(five.jsonPath().getList("unitsUsed.treated")).hasSize(5);
    }

    @Test
    void aSeedAndAStartAfterTheLastValueAreTaken() {
        Response answer = asked("'from': '1995-07-01', 'seed': 7, 'alpha': 0.1, 'power': 0.9");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getLong("seed")).isEqualTo(7);
        assertThat(answer.jsonPath().getDouble("alpha")).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"indicator\": \"no-such\"|indicator|there is no indicator 'no-such'",
                "\"regions\": [\"US-CA\", \"NO-1\", \"NO-2\"]|regions[1]|there is no region 'NO-1'",
                "\"sector\": \"NO\"|sector|there is no sector 'NO'",
                "\"sectors\": [\"NO\"]|sectors|2",
                "\"sectors\": [\"_T\", \"NO\"]|sectors[0]|all sectors together",
                "\"sectors\": [\"NO\", \"NO\"]|sectors[1]|NO is named twice",
                "\"sectors\": [\"NO-1\", \"NO-2\"]|sectors[1]|there is no sector 'NO-2'",
                "\"sector\": \"_T\", \"sectors\": [\"NO-1\", \"NO-2\"]|sectors|not both",
                "\"regions\": [\"US-CA\", \"US-CA\"]|regions[1]|US-CA is named twice",
                "\"regions\": []|regions|1",
                "\"from\": \"2021-02-30\"|from|no period that there is",
                "\"from\": \"spring\"|from|spring",
                "\"horizon\": 0|horizon|1",
                "\"alpha\": 1|alpha|0.9",
                "\"power\": 1|power|0.99",
                "\"replications\": 0|replications|1",
                "\"replications\": 10001|replications|10",
                "\"seed\": 9007199254740992|seed|9007199254740991",
            })
    void aWrongFieldIsNamed(String field, String named, String said) {
        Response answer = asked(field);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("violations.field", String.class)).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"from\": \"1950\"|NOT_ENOUGH_DATA|the values begin with 1963",
                "\"from\": \"1964\"|NOT_ENOUGH_DATA|the values begin with 1963, so that 1 of their periods lie before",
                "\"from\": \"2050\"|NOT_ENOUGH_DATA|the values end with 1992, more than 10 years before",
                "\"horizon\": 26|NOT_ENOUGH_DATA|a horizon of 26 leaves 0 before",
                "\"horizon\": 1000|NOT_ENOUGH_DATA|a horizon of 1000 leaves 0 before",
                "\"regions\": [\"XX-NONE\"]|NOT_ENOUGH_DATA|XX-NONE",
                "\"regions\": [\"US-CA\", \"XX-CITY\"]|PARTIAL_COVERAGE|several levels",
                "\"from\": \"1970\", \"horizon\": 6, \"method\": \"SYNTHETIC_DID\"|NOT_ENOUGH_DATA|leaves 1 before",
            })
    void whatTheDataLackIsSaid(String fields, String code, String said) {
        Response answer = asked(fields);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("reasons.minimumDetectableEffect.code"))
                .isEqualTo(code);
        assertThat(answer.jsonPath().getString("reasons.minimumDetectableEffect.message.en"))
                .contains(said);
        assertThat(answer.jsonPath().getString("reasons.minimumDetectableEffect.message.zh"))
                .isNotBlank();
    }

    @Test
    void ofSeveralSectorsItIsThePowerOnTheirMean() throws Exception {
        String code = newCode("sectors-");
        String one = newCode("A-");
        String other = newCode("B-");
        String none = newCode("C-");
        publishSector(none);
        publishCigarettesBySector(newCode("CA-"), code, FIRST, one, other);
        String draft = "'indicator': '%s', 'seed': 5, 'sectors': ['%s', '%s']";
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(() -> asked(draft.formatted(code, other, one)), a -> a.statusCode() == 200);
        assertThat(answer.jsonPath().getString("sector")).isEqualTo(one + "+" + other);
        assertThat(answer.jsonPath().getDouble("minimumDetectableEffect"))
                .as("the mean is the sample")
                .isCloseTo(asked("'seed': 5").jsonPath().getDouble("minimumDetectableEffect"), within(1e-6));
        Response without = asked(draft.formatted(code, one, none));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.jsonPath().getString("reasons.minimumDetectableEffect.message.en"))
                .contains("no region has values of these of the goal's sectors: " + none);
    }

    @Test
    void anIndicatorWithoutValuesHasNoPower() throws Exception {
        String empty = newCode("empty-");
        publishIndicator(empty);
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(() -> asked("'indicator': '" + empty + "'"), a -> !a.asString()
                        .contains("there is no indicator"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.asString()).contains("no values that you may read");
    }

    @Test
    void tenThousandRegionsAreRefusedAtOnce() {
        StringBuilder regions = new StringBuilder("'regions': ['R-0'");
        for (int i = 1; i < 10_000; i++) {
            regions.append(", 'R-").append(i).append('\'');
        }
        Response answer = asked(regions.append(']').toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("violations.field")).containsExactly("regions");
    }

    @Test
    void malformedBodiesAndOtherRolesAreRefused() {
        assertThat(asked("analyst", "{").statusCode()).isEqualTo(400);
        assertThat(asked("analyst", "").statusCode()).isIn(400, 422);
        assertThat(asked("'noSuchField': 1").statusCode()).isEqualTo(400);
        assertThat(asked("'method': 'BACON'").statusCode()).isEqualTo(400);
        for (String role : List.of("viewer", "steward", "officer")) {
            assertThat(asked(role, draft("")).statusCode()).isEqualTo(403);
        }
        assertThat(asked("admin", draft("")).statusCode()).isEqualTo(200);
    }

    @Test
    void confidentialValuesDoNotShowInPower() throws Exception {
        String code = newCode("hidden-");
        publishIndicator(code);
        List<ObservationsV1.Row> rows = cigarettes().stream()
                .filter(row -> row.period().compareTo("1980") >= 0)
                .toList();
        publishPart(code, FIRST, null, 1, 1, rows);
        String draft = "'indicator': '" + code + "'";
        await().atMost(Duration.ofSeconds(60)).until(() -> asked(draft).statusCode() == 200);
        publishPart(
                code, SECOND, FIRST, 1, 1, List.of(new ObservationsV1.Row("US-NV", "_T", "1985", 76543.25, "A", "C")));
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(() -> asked(draft), a -> a.asString().contains(SECOND.toString()));
        assertThat(answer.asString()).doesNotContain("7654");
        assertThat(answer.jsonPath().getList("unitsDropped.unit", String.class)).contains("US-NV");
        assertThat(asked(List.of("analyst", "steward"), draft(draft))
                        .jsonPath()
                        .getList("unitsDropped.unit", String.class))
                .as("who may read it has it in")
                .isEmpty();
    }
}
