package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PlanText.PlannedReading;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.evaluation.due.ReadingDays;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.evaluations.KeptPanels;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.testing.Tokens;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans from events to readings: the policy of California, with values to 1992. */
@QuarkusTest
class PlansByEventsTest extends WithOwnersEvents {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00.000002Z");
    private static final Instant IN_TIME = Instant.parse("1988-12-01T00:00:00Z");
    private static final int DONORS = 36;

    @Inject
    HeldReadings readings;

    @Inject
    ReadingDays days;

    @Inject
    KeptPanels panels;

    @Inject
    InputsReader reader;

    @Inject
    PolicyRun run;

    @Inject
    EvaluationStore store;

    private String indicator = "";
    private String policy = "";
    private long revision;

    /** Evaluated without a plan, with all regions. */
    @BeforeEach
    void aPolicyThatIsEvaluated() throws Exception {
        indicator = newCode("sales-");
        policy = newCode("CA-");
        revision = 0;
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publish();
        publishPart(indicator, FIRST, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, FIRST, null, 2, 2, rows.subList(1000, rows.size()));
        evaluation(
                policy,
                e -> "COMPLETED".equals(e.getString("status"))
                        && e.getList("effects[0].unitsUsed.controls").size() == DONORS);
        awaitNothingDue(policy);
    }

    @AfterEach
    void theTimeIsThatOfAllAgain() {
        ClientProxy.unwrap(readings).clock = Clock.systemUTC();
    }

    private PlanText plan(int version, Instant sealed, @Nullable String method, String... on) {
        List<PlannedReading> planned = new ArrayList<>();
        for (String reading : on) {
            String[] parts = reading.split(" ", -1);
            planned.add(new PlannedReading(parts[0], parts[1]));
        }
        PolicyText text = proposition99(policy, indicator);
        return new PlanText(
                version,
                sealed,
                "0".repeat(64),
                List.of(new PlannedGoal(indicator, "_T", null, method, text.comparison(), text.window(), 4.0, 1.0)),
                planned);
    }

    private void publish(PlanText... plans) throws Exception {
        revision++;
        topics().publish(
                        Topics.POLICIES,
                        policy,
                        POLICY_SOURCE,
                        PolicyV1.TYPE,
                        new PolicyV1(
                                1,
                                revision,
                                false,
                                1,
                                PolicyStatus.IN_FORCE,
                                proposition99(policy, indicator),
                                List.of(plans),
                                List.of()));
    }

    private JsonPath evaluated(String standing) {
        return evaluation(policy, e -> standing.equals(e.getString("standing")));
    }

    private static JsonNode event(JsonPath evaluation) throws Exception {
        String id = evaluation.getString("id");
        var records = topics().readUntil(
                        Topics.EVALUATIONS,
                        r -> topics().event(r).at("/data/id").textValue().equals(id));
        return topics().event(records.get(records.size() - 1)).get("data");
    }

    private int held() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM reading WHERE policy = ?")
                .bind(0, policy)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void theFirstEvaluationIsTheReadingAndWhatFollowsIsProvisionalAndAnnouncesNoChange() throws Exception {
        publish(plan(1, IN_TIME, null, "1993-06-30 1992", "2099-06-30 1995"));
        JsonPath reading = evaluated("READING");
        assertThat(reading.getString("trigger")).isEqualTo("PLAN");
        assertThat(reading.getInt("plan.version")).isEqualTo(1);
        assertThat(reading.getInt("plan.reading")).isEqualTo(1);
        assertThat(reading.getString("plan.next")).isEqualTo("2099-06-30");
        // 4 of 7 periods: 2 - 2 pnorm(qnorm(.975) / sqrt(4/7)) in R.
        assertThat(reading.getDouble("effects[0].reading.alpha")).isCloseTo(0.0095, within(1e-4));
        assertThat(reading.getDouble("effects[0].interval.level"))
                .isCloseTo(1 - reading.getDouble("effects[0].reading.alpha"), within(1e-6));
        assertThat(reading.getDouble("effects[0].estimate")).isCloseTo(-5.2883, within(5e-5));
        assertThat(reading.getDouble("score.mean")).isCloseTo(63.1, within(0.6));
        assertThat(held()).isEqualTo(1);
        assertThat(event(reading).get("standing").textValue()).isEqualTo("READING");
        assertThat(event(reading).get("ratingChange").isNull())
                .as("it was INCONCLUSIVE without a plan, too")
                .isTrue();

        publishPart(indicator, SECOND, FIRST, 1, 1, List.of(row("US-CA", "1992", 20)));
        JsonPath after = evaluated("PROVISIONAL");
        assertThat(after.getDouble("effects[0].interval.level")).isCloseTo(0.95, within(1e-6));
        assertThat(after.getString("plan.reading")).isNull();
        assertThat(event(after).get("ratingChange").isNull()).isTrue();
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void theFirstRatingIsAChangeAndSoIsAnother() throws Exception {
        String first = viewer()
                .get("/api/v1/evaluations?policy=" + policy)
                .jsonPath()
                .getList("items.findAll { it.status == 'COMPLETED' }.id", String.class)
                .stream()
                .reduce((newer, older) -> older)
                .orElseThrow();
        JsonPath made = viewer().get("/api/v1/evaluations/" + first).jsonPath();
        JsonNode change = event(made).get("ratingChange");
        assertThat(change.get("from").isNull()).isTrue();
        assertThat(change.get("to").textValue()).isEqualTo(made.getString("rating"));
    }

    @Test
    void whatSomebodyAsksForIsNoReadingAndItsPanelIsKept() throws Exception {
        // Its day has not come, so that the request would not take it away from anybody.
        publish(plan(1, IN_TIME, null, "2099-06-30 1992"));
        evaluated("PROVISIONAL");
        ClientProxy.unwrap(readings).clock = Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);
        String id = requested();
        JsonPath asked = await().atMost(Duration.ofSeconds(30))
                .until(() -> viewer().get("/api/v1/evaluations/" + id).jsonPath(), e -> "COMPLETED"
                        .equals(e.getString("status")));
        assertThat(asked.getString("standing")).isEqualTo("PROVISIONAL");
        assertThat(held()).isZero();
        Panel kept = panels.find(UUID.fromString(id), 1).orElseThrow();
        assertThat(kept.sha256()).isEqualTo(asked.getString("provenance.panelSha256.'" + indicator + "'"));
        assertThat(viewer().get("/api/v1/evaluations/" + id + "/bundle").statusCode())
                .isEqualTo(200);
    }

    private String requested() {
        return viewer().auth()
                .oauth2(Tokens.of("evaluation-service", "test-analyst", "analyst"))
                .contentType("application/json")
                .body("{\"policy\": \"%s\"}".formatted(policy))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    @Test
    void aReadingWhoseDayHasComeIsMadeThoughNothingChanged() throws Exception {
        publish(plan(1, IN_TIME, null, "2099-06-30 1992"));
        JsonPath before = evaluated("PROVISIONAL");
        awaitNothingDue(policy);
        days.mark();
        awaitNothingDue(policy);
        assertThat(held()).as("its day has not come").isZero();

        ClientProxy.unwrap(readings).clock = Clock.fixed(Instant.parse("2099-06-29T16:00:00Z"), ZoneOffset.UTC);
        days.mark(); // the 30th has begun in Shanghai
        JsonPath reading = evaluated("READING");
        assertThat(reading.getString("trigger")).isEqualTo("SCHEDULE");
        assertThat(reading.getDouble("effects[0].estimate")).isEqualTo(before.getDouble("effects[0].estimate"));
        int evaluations = evaluationsOf(policy);
        days.mark();
        publishRegion(newCode("US-"));
        awaitNothingDue(policy);
        assertThat(held()).isEqualTo(1);
        assertThat(evaluationsOf(policy))
                .as("what has the reading's inputs is not evaluated again")
                .isEqualTo(evaluations);
    }

    @Test
    void aReadingIsHeldOnceWhoeverMakesIt() throws Exception {
        publish(plan(1, IN_TIME, null, "1993-06-30 1992"));
        evaluated("READING");
        awaitNothingDue(policy);
        int evaluations = evaluationsOf(policy);
        // As another replica would that had read before the first one stored.
        Inputs read = reader.read(policy).orElseThrow();
        PlanAt at = new PlanAt(LocalDate.now(ZoneOffset.UTC), true, List.of());
        Inputs other = new Inputs(
                        read.policy(),
                        read.others(),
                        read.indicators(),
                        read.register(),
                        read.series(),
                        read.weights(),
                        "another")
                .at(at);
        Specification specification = Specification.automatic().withRobustness(false);
        PreparedInputs prepared = new PreparedInputs(other, specification);
        EvaluationDocument again =
                run.evaluate(UUID.randomUUID(), prepared, Trigger.OBSERVATIONS).orElseThrow();
        assertThat(again.standing()).isEqualTo(Standing.READING);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> store.add(prepared, again, Origin.ofService("evaluation-service"))))
                .hasStackTraceContaining("reading_pk");
        assertThat(evaluationsOf(policy)).isEqualTo(evaluations);
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void anAmendmentMakesThePolicyDueAndItsPartIsThatOfThePolicy() throws Exception {
        PlanText first = plan(1, IN_TIME, "SYNTHETIC_DID", "1993-06-30 1992");
        publish(first);
        JsonPath reading = evaluated("READING");
        publish(
                first,
                plan(
                        2,
                        Instant.parse("2025-06-01T00:00:00Z"),
                        "SYNTHETIC_CONTROL",
                        "1993-06-30 1992",
                        "2099-06-30 1995"));
        JsonPath amended = evaluation(policy, e -> e.getInt("plan.version") == 2);
        assertThat(amended.getString("trigger")).isEqualTo("PLAN");
        assertThat(amended.getString("standing"))
                .as("the reading that was made is not made again")
                .isEqualTo("PROVISIONAL");
        assertThat(amended.getMap("reasons")).containsKey("plan.sealedAt");
        assertThat(amended.getString("effects[0].method")).isEqualTo("SYNTHETIC_CONTROL");
        JsonPath compared = viewer().get(
                        "/api/v1/evaluations/%s/compare/%s".formatted(reading.getString("id"), amended.getString("id")))
                .then()
                .statusCode(200)
                .body("parts.cause", equalTo(compared()))
                .extract()
                .jsonPath();
        assertThat(compared.getDouble("parts.find { it.cause == 'POLICY' }.effects[0].estimate"))
                .isCloseTo(
                        amended.getDouble("effects[0].estimate") - reading.getDouble("effects[0].estimate"),
                        within(1e-4));
    }

    private static List<String> compared() {
        return List.of("SOFTWARE", "POLICY", "SPECIFICATION", "REVISIONS", "UNITS", "PERIODS");
    }

    @Test
    void aPlanThatContradictsItselfIsNamedAndAnAmendmentMendsIt() throws Exception {
        PlanText wrong = plan(1, IN_TIME, null, "1993-06-30 1992", "1991-06-30 1990");
        publish(wrong);
        JsonPath refused = evaluation(policy, e -> "NOT_EVALUABLE".equals(e.getString("status")));
        assertThat(refused.getMap("reasons")).containsKey("plan.readings[1].on");
        publish(wrong, plan(2, IN_TIME, null, "1991-06-30 1990", "1993-06-30 1992"));
        JsonPath mended = evaluated("READING");
        assertThat(mended.getInt("plan.reading")).isEqualTo(2);
        assertThat(mended.getList("plan.missed")).containsExactly(1);
    }

    @Test
    void aKeptPanelThatIsNotWhatItWasIsNotTaken() throws Exception {
        publish(plan(1, IN_TIME, null, "1993-06-30 1992"));
        UUID reading = UUID.fromString(evaluated("READING").getString("id"));
        assertThat(panels.find(reading, 1)).isPresent();
        assertThat(panels.find(reading, 2)).isEmpty();
        jdbi.useHandle(h -> h.execute("""
                        INSERT INTO evaluation_panel (evaluation, goal, sha256, panel)
                        SELECT evaluation, 2, repeat('0', 64), panel FROM evaluation_panel WHERE evaluation = ?""", reading));
        assertThatIllegalStateException().isThrownBy(() -> panels.find(reading, 2));
    }
}
