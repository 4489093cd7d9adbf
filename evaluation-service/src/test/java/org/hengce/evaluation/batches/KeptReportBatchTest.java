package org.hengce.evaluation.batches;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who reads a batch of reports, for how long, and what interrupts it. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptReportBatchTest extends WithReportBatches {
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00.000002Z");
    private static final Instant LAST = Instant.parse("2026-01-01T00:00:00.000003Z");

    @Test
    void aBatchIsForWhoAskedForItAndForAdministratorsWhoSeeAll() {
        String id = asked(as("test-owner", "viewer"), "{\"policies\": [\"%s\"], \"format\": \"md\"}".formatted(free));
        completed(() -> as("test-owner", "viewer"), id);
        RequestSpecification ofARegion =
                given().auth().oauth2(Tokens.within(List.of("US-CA"), "evaluation-service", "test-part", "admin"));
        for (RequestSpecification stranger : List.of(viewer(), steward(), ofARegion)) {
            assertThat(stranger.get(BATCHES + "/" + id).statusCode()).isEqualTo(404);
            assertThat(stranger.get(BATCHES + "/" + id + "/file").statusCode()).isEqualTo(404);
            assertThat(stranger.delete(BATCHES + "/" + id).statusCode()).isEqualTo(404);
        }
        assertThat(given().get(BATCHES + "/" + id).statusCode()).isEqualTo(401);
        assertThat(file(as("test-admin", "admin"), id).statusCode()).isEqualTo(200);
        assertThat(as("test-admin", "admin").delete(BATCHES + "/" + id).statusCode())
                .isEqualTo(204);
        assertThat(as("test-owner", "viewer").get(BATCHES + "/" + id).statusCode())
                .isEqualTo(404);
    }

    /** Nobody works on it: the lease is somebody's who does not come back for a day. */
    private void heldBySomebody(String id) {
        jdbi.useHandle(h -> h.execute(
                "UPDATE batch_report SET holder = ?, fence = fence + 1, until = now() + interval '1 day', made_at = NULL WHERE batch = ?",
                UUID.randomUUID(),
                UUID.fromString(id)));
        jdbi.useHandle(h -> h.execute("UPDATE report_batch SET finished_at = NULL WHERE id = ?", UUID.fromString(id)));
    }

    @Test
    void beforeAllAreMadeThereIsNoFileAndItCanBeCancelled() {
        String id = asked(viewer(), "{\"policies\": [\"%s\"], \"format\": \"md\"}".formatted(free));
        completed(WithOwnersEvents::viewer, id);
        heldBySomebody(id);
        assertThat(viewer().get(BATCHES + "/" + id).jsonPath().getString("status"))
                .isEqualTo("QUEUED");
        Response early = file(viewer(), id);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.header("Retry-After")).isNotNull();
        assertThat(early.asString()).contains("0 of 1");
        assertThat(viewer().delete(BATCHES + "/" + id).statusCode()).isEqualTo(204);
        assertThat(viewer().get(BATCHES + "/" + id).statusCode()).isEqualTo(404);
        assertThat(viewer().delete(BATCHES + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aWorkerThatDiesLeavesItsReportToTheNext() throws Exception {
        String id = asked(viewer(), "{\"policies\": [\"%s\", \"%s\"], \"format\": \"md\"}".formatted(free, other));
        completed(WithOwnersEvents::viewer, id);
        byte[] whole = file(viewer(), id).asByteArray();
        heldBySomebody(id);
        // What the database sees of a killed worker: a lease that is not renewed.
        jdbi.useHandle(h -> h.execute(
                "UPDATE batch_report SET until = now() - interval '1 second' WHERE batch = ?", UUID.fromString(id)));
        assertThat(completed(WithOwnersEvents::viewer, id).getInt("done")).isEqualTo(2);
        assertThat(file(viewer(), id).asByteArray()).isEqualTo(whole);
    }

    @Test
    void whatIsKeptNoLongerSaysSoAndWhatToDo() {
        String id = asked(viewer(), "{\"policies\": [\"%s\"], \"format\": \"md\"}".formatted(free));
        completed(WithOwnersEvents::viewer, id);
        jdbi.useHandle(h -> h.execute(
                "UPDATE report_batch SET finished_at = now() - interval '25 hours' WHERE id = ?", UUID.fromString(id)));
        JsonPath batch = viewer().get(BATCHES + "/" + id).jsonPath();
        assertThat(batch.getString("status")).isEqualTo("EXPIRED");
        assertThat(batch.getInt("done")).isEqualTo(1);
        assertThat(batch.getString("file")).isNull();
        Response gone = file(viewer(), id);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.asString()).contains("urn:hengce:problem:gone", "POST /api/v1/report-batches");
        assertThat(file(viewer().queryParam("lang", "zh"), id).asString()).contains("不再保留");
    }

    @Test
    void nobodyKeepsMoreThanOnePersonMay() {
        UUID full = UUID.randomUUID();
        jdbi.useHandle(h -> {
            h.execute(
                    "INSERT INTO report_batch (id, language, form, format, not_free, asked_by, finished_at) VALUES (?, 'EN', 'FULL', 'PDF', '', 'test-hoarder', now())",
                    full);
            h.execute(
                    "INSERT INTO batch_report (batch, policy, place, evaluation, made_at) SELECT ?, 'P' || n, n, gen_random_uuid(), now() FROM generate_series(1, 2000) n",
                    full);
        });
        String body = "{\"policies\": [\"%s\"], \"format\": \"md\"}".formatted(free);
        Response refused = ask(as("test-hoarder", "viewer"), body);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains(full.toString(), "DELETE");
        assertThat(as("test-hoarder", "viewer").delete(BATCHES + "/" + full).statusCode())
                .isEqualTo(204);
        asked(as("test-hoarder", "viewer"), body);
    }

    @Test
    void whatAllKeepIsBoundedAndLaterThereIsRoomAgain() {
        UUID full = UUID.randomUUID();
        jdbi.useHandle(h -> {
            h.execute(
                    "INSERT INTO report_batch (id, language, form, format, not_free, asked_by, finished_at) VALUES (?, 'EN', 'FULL', 'PDF', '', 'test-others', now())",
                    full);
            h.execute(
                    "INSERT INTO batch_report (batch, policy, place, evaluation, made_at) SELECT ?, 'P' || n, n, gen_random_uuid(), now() FROM generate_series(1, 20000) n",
                    full);
        });
        String body = "{\"policies\": [\"%s\"], \"format\": \"md\"}".formatted(free);
        Response refused = ask(viewer(), body);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(ask(viewer().queryParam("lang", "zh"), body).asString()).contains("联系管理员");
        jdbi.useHandle(h -> h.execute("UPDATE report_batch SET cleared_at = now() WHERE id = ?", full));
        asked(viewer(), body);
    }

    @Test
    void aReportThatSaysWhatChangedIsForThoseWhoMayReadTheEvaluationBeforeToo() throws Exception {
        String confidential = newCode("sales-");
        String policy = evaluated(confidential, newCode("W-"))[0];
        hide(
                policy,
                confidential,
                LATER,
                FIRST_VINTAGE,
                new ObservationsV1.Row("US-WY", "_T", "1985", 123.4, "A", "N"));
        publishPolicy(without(proposition99(policy, confidential), "US-WY"), 2, 2);
        JsonPath last = evaluation(policy, e -> e.getInt("policy.version") == 2);
        assertThat(last.getBoolean("restricted")).as("the one before alone is").isFalse();

        String body = "{\"policies\": [\"%s\"], \"format\": \"md\", \"lang\": \"en\"}".formatted(policy);
        String ofASteward = asked(steward(), body);
        String ofAViewer = asked(viewer(), body);
        completed(WithOwnersEvents::steward, ofASteward);
        completed(WithOwnersEvents::viewer, ofAViewer);
        String name = policy + ".en.md";
        String whole = text(files(file(steward(), ofASteward)), name);
        String redacted = text(files(file(viewer(), ofAViewer)), name);
        assertThat(whole).contains("What changed");
        assertThat(whole.getBytes(StandardCharsets.UTF_8))
                .as("the same as alone")
                .isEqualTo(steward()
                        .queryParam("lang", "en")
                        .get("/api/v1/evaluations/" + latest(policy) + "/report.md")
                        .asByteArray());
        assertThat(redacted).isNotEqualTo(whole);
        assertThat(file(steward("US-CA"), ofASteward).statusCode())
                .as("the same steward, who may read the one before no longer")
                .isEqualTo(409);
    }

    /** A value comes that is not free, and the evaluation that follows. */
    private static void hide(
            String policy, String indicator, Instant vintage, Instant previous, ObservationsV1.Row value)
            throws Exception {
        publishPart(indicator, vintage, previous, 1, 1, List.of(value));
        evaluation(
                policy, e -> vintage.toString().equals(e.getString("provenance.observationsAsOf.'" + indicator + "'")));
    }

    private static PolicyText without(PolicyText of, String region) {
        List<String> excluded = new ArrayList<>(EXCLUDED);
        excluded.add(region);
        return new PolicyText(
                of.code(),
                of.title(),
                of.category(),
                of.level(),
                of.issuer(),
                of.documentNumber(),
                of.instruments(),
                of.sectors(),
                of.strategy(),
                of.assignment(),
                of.announcedOn(),
                of.budget(),
                of.coverage(),
                of.goals(),
                new PolicyText.Comparison(null, excluded),
                of.window(),
                of.summary());
    }

    @Test
    void aBatchShowsWhatItsAskerMightSeeAndNothingThatWasHiddenSince() throws Exception {
        String confidential = newCode("sales-");
        String policy = evaluated(confidential, newCode("C-"))[0];
        String body = "{\"policies\": [\"%s\"], \"format\": \"md\", \"lang\": \"en\"}".formatted(policy);
        String before = asked(viewer(), body);
        completed(WithOwnersEvents::viewer, before);
        assertThat(files(file(viewer(), before))).hasSize(2);

        hide(
                policy,
                confidential,
                LATER,
                FIRST_VINTAGE,
                new ObservationsV1.Row("US-CA", "_T", "1990", 76.543, "A", "N"));
        Response hidden = file(viewer(), before);
        assertThat(hidden.statusCode()).as(hidden.asString()).isEqualTo(409);
        assertThat(hidden.asString()).contains("hidden", "POST /api/v1/report-batches");

        String ofAViewer = asked(viewer(), body);
        String ofASteward = asked(steward(), body);
        completed(WithOwnersEvents::viewer, ofAViewer);
        completed(WithOwnersEvents::steward, ofASteward);
        String name = policy + ".en.md";
        String redacted = text(files(file(viewer(), ofAViewer)), name);
        String whole = text(files(file(steward(), ofASteward)), name);
        assertThat(redacted).doesNotContain("76.5", "Cannot tell yet").isNotEqualTo(whole);
        assertThat(whole).contains("Cannot tell yet");
        assertThat(text(files(file(viewer(), ofAViewer)), "contents.csv")).contains(policy + ",", ",COMPLETED,,");

        assertThat(file(steward("US-CA"), ofASteward).statusCode())
                .as("the same steward, whose rights have become less")
                .isEqualTo(409);
        hide(policy, confidential, LAST, LATER, new ObservationsV1.Row("US-WY", "_T", "1990", 120.1, "A", "N"));
        assertThat(file(steward(), ofASteward).statusCode())
                .as("what was hidden since, they may read")
                .isEqualTo(200);
    }
}
