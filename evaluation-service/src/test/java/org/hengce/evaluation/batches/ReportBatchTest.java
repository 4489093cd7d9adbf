package org.hengce.evaluation.batches;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of reports over HTTP, made by the service's own workers. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportBatchTest extends WithOwnersEvents {
    private static final String BATCHES = "/api/v1/report-batches";
    private static final String NOBODY_KNOWS = "NOBODY-KNOWS";
    private static final Instant VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00.000002Z");
    private static final Instant LAST = Instant.parse("2026-01-01T00:00:00.000003Z");
    private static final int DONORS = 36;

    private String indicator = "";
    private String free = "";
    private String other = "";

    /** Once, but where the address of the service is known, which is only before each test. */
    @BeforeEach
    void twoPolicies() throws Exception {
        if (!free.isEmpty()) {
            return;
        }
        indicator = newCode("sales-");
        String[] policies = evaluated(indicator, newCode("A-"), newCode("B-"));
        free = policies[0];
        other = policies[1];
    }

    private String[] evaluated(String of, String... policies) throws Exception {
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(of);
        for (String policy : policies) {
            publishPolicy(proposition99(policy, of), 1, 1);
        }
        publishPart(of, VINTAGE, null, 1, 2, rows.subList(0, 1000));
        publishPart(of, VINTAGE, null, 2, 2, rows.subList(1000, rows.size()));
        for (String policy : policies) {
            evaluation(
                    policy,
                    e -> "COMPLETED".equals(e.getString("status"))
                            && e.getList("effects[0].unitsUsed.controls").size() == DONORS);
        }
        return policies;
    }

    private static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(Tokens.of("evaluation-service", user, roles));
    }

    private static Response ask(RequestSpecification by, String body) {
        return by.contentType("application/json").body(body).post(BATCHES);
    }

    private static String asked(RequestSpecification by, String body) {
        Response taken = ask(by, body);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
        String id = taken.jsonPath().getString("id");
        assertThat(taken.header("Location")).isEqualTo(BATCHES + "/" + id);
        return id;
    }

    private static JsonPath completed(java.util.function.Supplier<RequestSpecification> by, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> by.get().get(BATCHES + "/" + id).jsonPath(), batch -> "COMPLETED"
                        .equals(batch.getString("status")));
    }

    private static Map<String, byte[]> files(Response zip) throws IOException {
        assertThat(zip.statusCode()).as(zip.asString()).isEqualTo(200);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.asByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static Response file(RequestSpecification by, String id) {
        return by.get(BATCHES + "/" + id + "/file");
    }

    private String latest(String policy) {
        return evaluation(policy, e -> true).getString("id");
    }

    @Test
    void theReportsOfManyPoliciesComeAsOneFileThatSaysWhatIsInIt() throws Exception {
        String id = asked(viewer(), """
                {"policies": ["%s", "%s", "%s"], "lang": "zh", "form": "sheet"}""".formatted(other, NOBODY_KNOWS, free));
        JsonPath batch = completed(WithOwnersEvents::viewer, id);
        assertThat(batch.getInt("policies")).isEqualTo(3);
        assertThat(batch.getInt("done")).isEqualTo(2);
        assertThat(batch.getInt("failed")).isEqualTo(1);
        assertThat(batch.getString("failures[0].policy")).isEqualTo(NOBODY_KNOWS);
        assertThat(batch.getString("failures[0].reason.code")).isEqualTo("UNKNOWN_POLICY");
        assertThat(batch.getString("failures[0].reason.message.zh")).isNotBlank();
        assertThat(List.of(batch.getString("lang"), batch.getString("form"), batch.getString("format")))
                .containsExactly("zh", "sheet", "pdf");
        assertThat(batch.getString("file.href")).isEqualTo(BATCHES + "/" + id + "/file");

        Response zip = viewer().get(batch.getString("file.href"));
        Map<String, byte[]> files = files(zip);
        assertThat(files.keySet()).containsExactly("contents.csv", free + ".zh.pdf", other + ".zh.pdf");
        assertThat(zip.contentType()).isEqualTo("application/zip");
        assertThat(zip.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"reports-%s.zip\"".formatted(id));
        try (CsvReader<NamedCsvRecord> contents = CsvReader.builder().ofNamedCsvRecord(text(files, "contents.csv"))) {
            List<NamedCsvRecord> rows = contents.stream().toList();
            assertThat(rows).extracting(row -> row.getField("policy")).containsExactly(free, other, NOBODY_KNOWS);
            NamedCsvRecord row = rows.get(0);
            String name = row.getField("file");
            assertThat(name).isEqualTo(free + ".zh.pdf");
            assertThat(row.getField("evaluation")).isEqualTo(latest(free));
            assertThat(row.getField("status")).isEqualTo("COMPLETED");
            assertThat(row.getField("rating"))
                    .isEqualTo(evaluation(free, e -> true).getString("rating"));
            assertThat(row.getField("sha256")).isEqualTo(Sha256.hex(content(files, name)));
            assertThat(row.getField("bytes")).isEqualTo(Integer.toString(content(files, name).length));
            assertThat(rows.get(2).getField("reason")).isEqualTo("UNKNOWN_POLICY");
            assertThat(rows.get(2).getField("file")).isEmpty();
        }
        assertThat(files.get(free + ".zh.pdf"))
                .as("the same as alone")
                .isEqualTo(viewer().queryParam("lang", "zh")
                        .queryParam("form", "sheet")
                        .get("/api/v1/evaluations/" + latest(free) + "/report.pdf")
                        .asByteArray());
        assertThat(file(viewer(), id).asByteArray()).isEqualTo(zip.asByteArray());
        assertThat(file(viewer().header("If-None-Match", zip.header("ETag")), id)
                        .statusCode())
                .isEqualTo(304);
        assertThat(viewer().head(BATCHES + "/" + id + "/file").statusCode()).isEqualTo(200);
    }

    @Test
    void twoBatchesOfTheSameHaveTheSameBytes() throws Exception {
        String body = "{\"policies\": [\"%s\", \"%s\"], \"format\": \"md\", \"lang\": \"en\"}";
        String one = asked(viewer(), body.formatted(free, other));
        String two = asked(viewer(), body.formatted(other, free));
        completed(WithOwnersEvents::viewer, one);
        completed(WithOwnersEvents::viewer, two);
        assertThat(file(viewer(), one).asByteArray())
                .isEqualTo(file(viewer(), two).asByteArray());
    }

    @Test
    void aCategoryStandsForItsPolicies() throws Exception {
        String id = asked(
                viewer().header("Accept-Language", "zh-CN"),
                "{\"category\": \"ENTERPRISE_SUPPORT\", \"format\": \"html\"}");
        completed(WithOwnersEvents::viewer, id);
        assertThat(files(file(viewer(), id)).keySet()).contains(free + ".zh.html", other + ".zh.html");
    }

    @Test
    void theSameKeyAsksOnce() {
        String key = UUID.randomUUID().toString();
        String body = "{\"policies\": [\"%s\"], \"format\": \"md\"}".formatted(free);
        String first = asked(viewer().header("Idempotency-Key", key), body);
        Response again = ask(viewer().header("Idempotency-Key", key), body);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.jsonPath().getString("id")).isEqualTo(first);
    }

    @Test
    void aThousandPoliciesAreTakenAndNotOneMore() {
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> "\"%s\"".formatted(i == 0 ? free : NOBODY_KNOWS + i))
                .collect(Collectors.joining(","));
        String id = asked(viewer(), "{\"format\": \"md\", \"policies\": [%s]}".formatted(thousand));
        assertThat(completed(WithOwnersEvents::viewer, id).getInt("failed")).isEqualTo(999);
        Response refused = ask(viewer(), "{\"format\": \"md\", \"policies\": [%s, \"%s\"]}".formatted(thousand, other));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("policies");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 422 | policies",
                "{\"policies\": []} | 422 | policies",
                "{\"policies\": null, \"category\": null} | 422 | policies",
                "{\"policies\": [null]} | 422 | policies",
                "{\"policies\": [\"a b\"]} | 422 | policies",
                "{\"policies\": [\"../../etc/passwd\"]} | 422 | policies",
                "{\"policies\": [\"POLICY\", \"POLICY\"]} | 422 | policies[1]",
                "{\"policies\": [\"NOBODY-KNOWS\", \"NOR-THIS\"]} | 422 | policies[1]",
                "{\"policies\": [\"POLICY\"], \"category\": \"TALENT\"} | 422 | category",
                "{\"category\": \"TALENT\"} | 422 | category",
                "{\"category\": \"MAGIC\"} | 422 | category",
                "{\"policies\": [\"POLICY\"], \"lang\": \"fr\"} | 422 | lang",
                "{\"policies\": [\"POLICY\"], \"form\": \"poster\"} | 422 | form",
                "{\"policies\": [\"POLICY\"], \"format\": \"docx\"} | 422 | format",
                "{\"policies\": [\"POLICY\"], \"format\": \"PDF\"} | 422 | format",
                "{\"policies\": \"POLICY\"} | 400 | policies",
                "{\"policies\": [\"POLICY\"], \"colour\": \"red\"} | 400 | colour",
                "null | 422 | null",
                "[] | 400 | BatchRequest"
            })
    void whatCannotBeAskedIsRefusedWithItsReason(String body, int status, String named) {
        int before = count();
        Response refused = ask(viewer(), body.replace("POLICY", free));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        if (!named.equals("BatchRequest")) {
            assertThat(refused.asString()).contains(named);
        }
        assertThat(count()).isEqualTo(before);
    }

    private int count() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM report_batch")
                .mapTo(Integer.class)
                .one());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8d5f2c1e-3a70-4f0e-9b8c-2f6f6a0d4c11", "CA-PROP99", "..%2F..%2Fetc"})
    void ofWhatIsNoBatchThereIsNothing(String id) {
        for (String what : List.of("", "/file")) {
            assertThat(viewer().urlEncodingEnabled(false)
                            .get(BATCHES + "/" + id + what)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(viewer().urlEncodingEnabled(false).delete(BATCHES + "/" + id).statusCode())
                .isEqualTo(404);
    }

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
    void aBatchShowsWhatItsAskerMightSeeAndNothingThatWasHiddenSince() throws Exception {
        String confidential = newCode("sales-");
        String policy = evaluated(confidential, newCode("C-"))[0];
        String body = "{\"policies\": [\"%s\"], \"format\": \"md\", \"lang\": \"en\"}".formatted(policy);
        String before = asked(viewer(), body);
        completed(WithOwnersEvents::viewer, before);
        assertThat(files(file(viewer(), before))).hasSize(2);

        publishPart(
                confidential,
                LATER,
                VINTAGE,
                1,
                1,
                List.of(new ObservationsV1.Row("US-CA", "_T", "1990", 76.543, "A", "N")));
        evaluation(policy, e -> LATER.toString()
                .equals(e.getString("provenance.observationsAsOf.'" + confidential + "'")));
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
        publishPart(
                confidential,
                LAST,
                LATER,
                1,
                1,
                List.of(new ObservationsV1.Row("US-WY", "_T", "1990", 120.1, "A", "N")));
        evaluation(
                policy, e -> LAST.toString().equals(e.getString("provenance.observationsAsOf.'" + confidential + "'")));
        assertThat(file(steward(), ofASteward).statusCode())
                .as("what was hidden since, they may read")
                .isEqualTo(200);
    }

    private static byte[] content(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(content(files, name), StandardCharsets.UTF_8);
    }
}
