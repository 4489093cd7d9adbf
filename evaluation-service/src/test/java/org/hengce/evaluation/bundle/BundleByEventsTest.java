package org.hengce.evaluation.bundle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From events to a bundle over HTTP, and to what R says of it. */
@QuarkusTest
class BundleByEventsTest extends WithOwnersEvents {
    private static final Path HOW_TO = Path.of("../docs/how-to/verify-with-r.md");
    private static final int DONORS = 36;
    private static final String BLOCK = "```text\n";
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00.000001Z");
    private static final Instant VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");

    @Test
    void anEvaluationIsDownloadedWithAllThatChecksIt(@TempDir Path folder) throws Exception {
        String id = evaluated();
        Response answer = viewer().get(path(id));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"evaluation-%s.zip\"".formatted(id));
        Map<String, byte[]> files = Verification.files(answer.asByteArray());
        assertThat(new String(files.get("result.json"), StandardCharsets.UTF_8))
                .isEqualTo(viewer().get("/api/v1/evaluations/" + id).asString());
        assertThat(new String(files.get("panel.csv"), StandardCharsets.UTF_8)).contains(",US-CA,1989,");
        assertThat(new String(files.get("report.html"), StandardCharsets.UTF_8))
                .contains("California tobacco control programme");

        assumeTrue(Verification.isNeededOrPossible(), "Rscript is needed to check verify.R; install r-base-core");
        Verification found = Verification.of(files, folder);
        assertThat(found.table()).contains(" OK, 0 DIFFERS");
        assertThat(found.status()).as(found.table()).isZero();
    }

    /** A synthetic control among 36 has no p-value below 1/37, which exceeds the error of this reading: no ends of the interval. */
    @ParameterizedTest
    @ValueSource(strings = {"SYNTHETIC_DID", "SYNTHETIC_CONTROL"})
    void rFindsTheSameAtTheLevelOfAReading(String method, @TempDir Path folder) throws Exception {
        JsonPath before = viewer().get("/api/v1/evaluations/" + evaluated()).jsonPath();
        String policy = before.getString("policy.code");
        PolicyText text = proposition99(policy, before.getString("effects[0].indicator"));
        PlanText plan = new PlanText(
                1,
                Instant.parse("1988-12-01T00:00:00Z"),
                "0".repeat(64),
                List.of(new PlanText.PlannedGoal(
                        text.goals().get(0).indicator(),
                        null,
                        null,
                        method,
                        text.comparison(),
                        text.window(),
                        3.0,
                        1.0)),
                List.of(
                        new PlanText.PlannedReading("1993-06-30", "1992"),
                        new PlanText.PlannedReading("2099-06-30", "1995")));
        topics().publish(
                        Topics.POLICIES,
                        policy,
                        POLICY_SOURCE,
                        PolicyV1.TYPE,
                        new PolicyV1(1, 2, false, 1, PolicyStatus.IN_FORCE, text, List.of(plan), List.of()));
        String id = evaluation(policy, e -> "READING".equals(e.getString("standing")))
                .getString("id");
        Map<String, byte[]> files = Verification.files(viewer().get(path(id)).asByteArray());
        JsonPath specification = JsonPath.from(new String(files.get("specification.json"), StandardCharsets.UTF_8));
        assertThat(specification.getInt("plans[0].version")).isEqualTo(1);
        assertThat(specification.getDouble("goals[0].smallestEffectOfInterest")).isEqualTo(3);
        assumeTrue(Verification.isNeededOrPossible(), "Rscript is needed to check verify.R; install r-base-core");
        Verification found = Verification.of(files, folder);
        assertThat(found.table()).contains(" OK, 0 DIFFERS");
        assertThat(found.status()).as(found.table()).isZero();
    }

    @Test
    void ofAGoalOnSeveralSectorsEachSectorsValuesAreThereAndRTakesTheirMean(@TempDir Path folder) throws Exception {
        String indicator = newCode("sales-");
        String policy = newCode("CA-");
        publishCigarettesBySector(policy, indicator, VINTAGE, newCode("A-"), newCode("B-"));
        String id = evaluation(
                        policy,
                        e -> "COMPLETED".equals(e.getString("status"))
                                && e.getList("effects[0].unitsUsed.controls").size() == DONORS)
                .getString("id");
        Map<String, byte[]> files = Verification.files(viewer().get(path(id)).asByteArray());
        String sectors = new String(files.get("sectors.csv"), StandardCharsets.UTF_8);
        assertThat(sectors).startsWith("goal,series,region,sector,period,outcome,outcome_exact\n");
        assertThat(sectors.lines()).hasSize(1 + 2 * (1 + DONORS) * 23);
        assertThat(new String(files.get("panel.csv"), StandardCharsets.UTF_8)).contains(",US-CA,1989,");

        assumeTrue(Verification.isNeededOrPossible(), "Rscript is needed to check verify.R; install r-base-core");
        Verification found = Verification.of(files, Files.createDirectory(folder.resolve("as-sent")));
        assertThat(found.table()).contains("panel: mean of the sectors").contains(" OK, 0 DIFFERS");
        assertThat(found.status()).as(found.table()).isZero();
        files.put(
                "sectors.csv",
                sectors.replaceFirst("(?m)^(.*),US-CA,(.*),1989,.*$", "$1,US-CA,$2,1989,1.0,0x1.0p0")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Verification.of(files, Files.createDirectory(folder.resolve("changed")))
                        .table())
                .containsPattern("panel: mean of the sectors .* DIFFERS");
    }

    @Test
    void theTranscriptInTheDocumentsIsWhatRSays(@TempDir Path folder) throws Exception {
        assumeTrue(Verification.isNeededOrPossible(), "Rscript is needed to check verify.R; install r-base-core");
        String id = evaluated();
        JsonPath evaluation = viewer().get("/api/v1/evaluations/" + id).jsonPath();
        Map<String, byte[]> files = Verification.files(viewer().get(path(id)).asByteArray());
        // The demo's names in place of the test's own.
        files.replaceAll((name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                .replace(id, Examples.ID)
                .replace(evaluation.getString("policy.code"), "CA-PROP99")
                .replace(evaluation.getString("effects[0].indicator"), "cigarette-sales")
                .getBytes(StandardCharsets.UTF_8));
        String said = Verification.of(files, folder).table();
        String page = Files.readString(HOW_TO);
        String block = page.substring(
                page.indexOf(BLOCK) + BLOCK.length(), page.indexOf("```", page.indexOf(BLOCK) + BLOCK.length()));
        if ("write".equals(System.getProperty("hengce.transcript"))) {
            Files.writeString(HOW_TO, page.replace(BLOCK + block, BLOCK + said));
        } else {
            assertThat(block).isEqualTo(said);
        }
    }

    @Test
    void aBundleThatOneHasIsNotSentAgain() throws Exception {
        String id = evaluated();
        String tag = viewer().get(path(id)).header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(viewer().header("If-None-Match", tag).get(path(id)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatAnEarlierEvaluationWasMadeFromIsThereAfterACorrection() throws Exception {
        String id = evaluated();
        JsonPath before = viewer().get("/api/v1/evaluations/" + id).jsonPath();
        String indicator = before.getString("effects[0].indicator");
        publishPart(indicator, LATER, VINTAGE, 1, 1, List.of(row("US-PA", "1987", 110.6)));
        evaluation(before.getString("policy.code"), e -> !id.equals(e.getString("id")));

        Map<String, byte[]> files = Verification.files(viewer().get(path(id)).asByteArray());
        assertThat(new String(files.get("panel.csv"), StandardCharsets.UTF_8)).contains("US-PA,1987,100.6,");
        JsonPath specification = JsonPath.from(new String(files.get("specification.json"), StandardCharsets.UTF_8));
        assertThat(specification.getString("goals[0].panelSha256"))
                .isEqualTo(before.getString("provenance.panelSha256.'" + indicator + "'"));
    }

    @Test
    void anEvaluationWhoseInputsWereNotKeptHasNoBundleAndSaysWhy() {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document)
                        VALUES (:id, 'OLD', 'COMPLETED', 'POLICY', :sha256, now(), :document)""")
                .bind("id", id)
                .bind("sha256", id.toString())
                .bind("document", Examples.written(Examples.none()))
                .execute());
        Response answer = viewer().get(path(id.toString()));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("detail")).contains("did not keep what it was made from");
    }

    @Test
    void whatIsNoEvaluationIsNotFound() {
        for (String id : List.of("3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10", "..%2F..%2Fetc", "CA-PROP99", "0")) {
            Response answer = viewer().urlEncodingEnabled(false)
                    .header("Accept-Language", "zh")
                    .get(path(id));
            assertThat(answer.statusCode()).as(id).isEqualTo(404);
            assertThat(answer.contentType()).as(id).startsWith("application/problem+json");
        }
        assertThat(viewer().post(path("3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")).statusCode())
                .isEqualTo(405);
        assertThat(given().get(path("3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")).statusCode())
                .isEqualTo(401);
    }

    private static String path(String id) {
        return "/api/v1/evaluations/" + id + "/bundle";
    }

    private static String evaluated() throws Exception {
        String indicator = newCode("sales-");
        String policy = newCode("CA-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, VINTAGE, null, 2, 2, rows.subList(1000, rows.size()));
        // The one that all regions are in: they come on a topic of their own.
        return evaluation(
                        policy,
                        e -> "COMPLETED".equals(e.getString("status"))
                                && e.getList("effects[0].unitsUsed.controls").size() == DONORS)
                .getString("id");
    }
}
