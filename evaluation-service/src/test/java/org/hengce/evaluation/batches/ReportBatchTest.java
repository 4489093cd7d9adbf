package org.hengce.evaluation.batches;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.hash.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What batches of reports are made of, and how they are asked for. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportBatchTest extends WithReportBatches {
    private static final String NOBODY_KNOWS = "NOBODY-KNOWS";

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

    @Test
    void aCategoryOfMoreThanAThousandPoliciesIsNamedInParts() {
        for (String side : List.of("projection_a", "projection_b")) {
            jdbi.useHandle(h -> h.execute("INSERT INTO " + side + """
                    .policy (code, epoch, revision, retired, document)
                    SELECT 'MANY-' || n, 1, 1, false, '{"policy": {"category": "INTELLECTUAL_PROPERTY"}}'
                    FROM generate_series(1, 1001) n"""));
        }
        Response refused = ask(viewer(), "{\"category\": \"INTELLECTUAL_PROPERTY\"}");
        for (String side : List.of("projection_a", "projection_b")) {
            jdbi.useHandle(h -> h.execute("DELETE FROM " + side + ".policy WHERE code LIKE 'MANY-%'"));
        }
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("category");
        assertThat(refused.asString()).contains("more than 1000 policies", "another batch");
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
}
