package org.hengce.evaluation.compare;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.evaluation.recreation.RecreationCheck;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What moved, on real data with one change of each kind after another. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareTest extends WithOwnersEvents {
    private static final List<Instant> VINTAGES = List.of(
            Instant.parse("2026-01-01T00:00:00.000001Z"),
            Instant.parse("2026-01-02T00:00:00.000001Z"),
            Instant.parse("2026-01-03T00:00:00.000001Z"),
            Instant.parse("2026-01-04T00:00:00.000001Z"));
    private static final String LAST_STATE = "US-WY";
    private static final String LAST_YEAR = "1992";

    @Inject
    RecreationCheck recreation;

    private String indicator = "";
    private String policy = "";

    /** Once, but where the address of the service is known, which is only before each test. */
    @BeforeEach
    void valuesThatComeInFourVintages() throws Exception {
        if (!policy.isEmpty()) {
            return;
        }
        indicator = newCode("sales-");
        policy = newCode("CA-");
        List<ObservationsV1.Row> first = new ArrayList<>();
        List<ObservationsV1.Row> laterState = new ArrayList<>();
        List<ObservationsV1.Row> laterYear = new ArrayList<>();
        for (ObservationsV1.Row row : cigarettes()) {
            if (row.period().equals(LAST_YEAR)) {
                laterYear.add(row);
            } else if (row.region().equals(LAST_STATE)) {
                laterState.add(row);
            } else {
                first.add(row);
            }
        }
        for (String region :
                cigarettes().stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 2, 1);
        publishPart(indicator, VINTAGES.get(0), null, 1, 2, first.subList(0, 1000));
        publishPart(indicator, VINTAGES.get(0), null, 2, 2, first.subList(1000, first.size()));
        publishPart(
                indicator,
                VINTAGES.get(1),
                VINTAGES.get(0),
                1,
                1,
                List.of(row("US-PA", "1987", 110.6), row("US-NV", "1980", 170)));
        publishPart(indicator, VINTAGES.get(2), VINTAGES.get(1), 1, 1, laterState);
        publishPart(indicator, VINTAGES.get(3), VINTAGES.get(2), 1, 1, laterYear);
        evaluation(
                policy,
                e -> VINTAGES.get(3).toString().equals(e.getString("provenance.observationsAsOf.'" + indicator + "'")));
    }

    private JsonPath asked(String wishes) {
        return asked(policy, wishes);
    }

    private static JsonPath asked(String of, String wishes) {
        String id = given().auth()
                .oauth2(Tokens.of("evaluation-service", "test-analyst", "analyst"))
                .contentType("application/json")
                .body("{\"policy\": \"%s\"%s}".formatted(of, wishes))
                .post("/api/v1/evaluations")
                .path("id");
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> viewer().get("/api/v1/evaluations/" + id).jsonPath(), e -> "COMPLETED"
                        .equals(e.getString("status")));
    }

    private JsonPath asOf(int vintage) {
        return asked(", \"asOf\": \"%s\"".formatted(VINTAGES.get(vintage)));
    }

    private static JsonPath compared(JsonPath older, JsonPath newer) {
        JsonPath split = viewer().get(
                        "/api/v1/evaluations/%s/compare/%s".formatted(older.getString("id"), newer.getString("id")))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        sums(older, newer, split);
        return split;
    }

    private static void sums(JsonPath older, JsonPath newer, JsonPath split) {
        double estimate = 0;
        double score = 0;
        for (int i = 0; i < split.getList("parts").size(); i++) {
            score += split.getDouble("parts[%d].score".formatted(i));
            estimate += split.getDouble("parts[%d].effects[0].estimate".formatted(i));
        }
        // REST Assured reads floats.
        assertThat(estimate)
                .isCloseTo(
                        newer.getDouble("effects[0].estimate") - older.getDouble("effects[0].estimate"), within(1e-5));
        assertThat(score).isCloseTo(newer.getDouble("score.mean") - older.getDouble("score.mean"), within(1e-4));
    }

    /** What each cause moved of the estimate. */
    private static Map<String, Double> parts(JsonPath split) {
        Map<String, Double> parts = new HashMap<>();
        for (int i = 0; i < split.getList("parts").size(); i++) {
            parts.put(
                    split.getString("parts[%d].cause".formatted(i)),
                    split.getDouble("parts[%d].effects[0].estimate".formatted(i)));
        }
        return parts;
    }

    private static void onlyBy(String cause, JsonPath split) {
        parts(split).forEach((named, moved) -> {
            if (named.equals(cause)) {
                assertThat(moved).as(named).isNotZero();
            } else {
                assertThat(moved).as(named).isZero();
            }
        });
    }

    @Test
    void aRevisionAUnitAndAPeriodHaveEachTheirOwnPart() {
        JsonPath first = asOf(0);
        JsonPath revised = asOf(1);
        JsonPath wider = asOf(2);
        JsonPath longer = asOf(3);
        JsonPath byRevision = compared(first, revised);
        onlyBy("REVISIONS", byRevision);
        assertThat(byRevision.getList("movers.region")).containsExactlyInAnyOrder("US-PA", "US-NV");
        assertThat(byRevision.getDouble("movers.find { it.region == 'US-PA' }.new"))
                .isCloseTo(110.6, within(1e-4));
        assertThat(byRevision.getDouble("movers[0].effectOnEstimate")).isNotZero();
        onlyBy("UNITS", compared(revised, wider));
        onlyBy("PERIODS", compared(wider, longer));
        JsonPath whole = compared(first, longer);
        assertThat(whole.getList("order"))
                .containsExactly("SOFTWARE", "POLICY", "SPECIFICATION", "REVISIONS", "UNITS", "PERIODS");
        assertThat(parts(whole)).containsEntry("POLICY", 0.0);
        // The parts differ from those between neighbours, whose seeds and later cells are others; a revision stays one.
        assertThat(parts(whole).get("REVISIONS")).isNotNull().isNotZero();
        assertThat(whole.getList("parts.mergedWith")).containsOnlyNulls();
    }

    @Test
    void anotherMethodIsAnotherSpecification() {
        JsonPath didToControl = compared(asOf(3), asked(", \"method\": \"SYNTHETIC_CONTROL\""));
        onlyBy("SPECIFICATION", didToControl);
    }

    @Test
    void anotherTextIsAnotherPolicy() throws Exception {
        String changing = newCode("CA-");
        PolicyText text = proposition99(changing, indicator);
        publishPolicy(text, 1, 1);
        JsonPath older = evaluation(changing, e -> "COMPLETED".equals(e.getString("status")));
        publishPolicy(
                new PolicyText(
                        text.code(),
                        text.title(),
                        text.category(),
                        text.level(),
                        null,
                        null,
                        text.instruments(),
                        text.sectors(),
                        null,
                        text.assignment(),
                        text.announcedOn(),
                        null,
                        text.coverage(),
                        text.goals(),
                        text.comparison(),
                        new PolicyText.Window("1975", null),
                        null),
                2,
                2);
        JsonPath newer = evaluation(changing, e -> e.getInt("policy.version") == 2);
        onlyBy("POLICY", compared(older, newer));
        viewer().get("/api/v1/evaluations/%s/compare/%s".formatted(newer.getString("id"), asOf(3).getString("id")))
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString(changing));
    }

    @Test
    void whatIsHiddenByNowIsNotShownFromThePast() throws Exception {
        String hiding = newCode("sales-");
        String of = newCode("CA-");
        publishIndicator(hiding);
        publishPolicy(proposition99(of, hiding), 1, 1);
        List<ObservationsV1.Row> rows = cigarettes();
        publishPart(hiding, VINTAGES.get(0), null, 1, 2, rows.subList(0, 1000));
        publishPart(hiding, VINTAGES.get(0), null, 2, 2, rows.subList(1000, rows.size()));
        JsonPath first = evaluation(of, e -> knows(e, hiding, 0));
        publishPart(hiding, VINTAGES.get(1), VINTAGES.get(0), 1, 1, List.of(row("US-PA", "1987", 110.6)));
        JsonPath second = evaluation(of, e -> knows(e, hiding, 1));
        assertThat(compared(first, second).getList("movers.region")).containsExactly("US-PA");
        viewer().get("/api/v1/evaluations/%s/bundle".formatted(first.getString("id")))
                .then()
                .statusCode(200);
        publishPart(
                hiding,
                VINTAGES.get(2),
                VINTAGES.get(1),
                1,
                1,
                List.of(new ObservationsV1.Row("US-PA", "_T", "1987", 110.6, "A", "C")));
        evaluation(of, e -> knows(e, hiding, 2));
        JsonPath split = viewer().get(path(first, second)).jsonPath();
        assertThat(split.getList("movers")).isEmpty();
        assertThat(split.getList("parts.effects.flatten()")).isEmpty();
        assertThat(split.getList("parts.score")).containsOnlyNulls();
        assertThat(split.getString("reasons.score.code")).isEqualTo("RESTRICTED");
        assertThat(split.getString("reasons.'effects.%s'.code".formatted(hiding)))
                .isEqualTo("RESTRICTED");
        assertThat(steward().get(path(first, second)).jsonPath().getList("movers.region"))
                .as("who may read the value sees what it moved")
                .containsExactly("US-PA");
        JsonPath past = asked(of, ", \"asOf\": \"%s\"".formatted(VINTAGES.get(0)));
        assertThat(past.getBoolean("restricted")).isTrue();
        assertThat(past.getList("effects")).isEmpty();
        assertThat(steward()
                        .get("/api/v1/evaluations/" + past.getString("id"))
                        .jsonPath()
                        .getList("effects[0].unitsUsed.controls"))
                .as("what was known then")
                .contains("US-PA");
        assertThat(recreation.check(1_000).differing())
                .as("and it is made again so")
                .doesNotContain(UUID.fromString(past.getString("id")));
    }

    private static String path(JsonPath older, JsonPath newer) {
        return "/api/v1/evaluations/%s/compare/%s".formatted(older.getString("id"), newer.getString("id"));
    }

    private static boolean knows(JsonPath evaluation, String of, int vintage) {
        String known = evaluation.getString("provenance.observationsAsOf.'" + of + "'");
        return "COMPLETED".equals(evaluation.getString("status"))
                && VINTAGES.get(vintage).toString().equals(known);
    }

    @Test
    void twoThatCannotBeComparedAreRefused() {
        JsonPath one = asOf(3);
        viewer().get("/api/v1/evaluations/%s/compare/%s".formatted(one.getString("id"), UUID.randomUUID()))
                .then()
                .statusCode(404);
        viewer().get("/api/v1/evaluations/%s/compare/x".formatted(one.getString("id")))
                .then()
                .statusCode(404);
        String old = UUID.randomUUID().toString();
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document)"
                        + " SELECT cast(? AS uuid), policy, status, 'REQUEST', inputs_sha256, completed_at, document"
                        + " FROM evaluation WHERE id = cast(? AS uuid)",
                old,
                one.getString("id")));
        viewer().get("/api/v1/evaluations/%s/compare/%s".formatted(old, one.getString("id")))
                .then()
                .statusCode(409)
                .body("detail", containsString("release"));
    }
}
