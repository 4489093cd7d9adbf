package org.hengce.evaluation.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From events to reports over HTTP. */
@QuarkusTest
class ReportByEventsTest extends WithOwnersEvents {
    private static final Instant VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final int DONORS = 36;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static String id = "";
    private static String indicator = "";
    private static String policy = "";

    /** Once, but where the address of the service is known, which is only before each test. */
    @BeforeEach
    void anEvaluation() throws Exception {
        if (!id.isEmpty()) {
            return;
        }
        indicator = newCode("sales-");
        policy = newCode("CA-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, VINTAGE, null, 2, 2, rows.subList(1000, rows.size()));
        id = evaluation(
                        policy,
                        e -> "COMPLETED".equals(e.getString("status"))
                                && e.getList("effects[0].unitsUsed.controls").size() == DONORS)
                .getString("id");
    }

    @ParameterizedTest
    @CsvSource({
        "html, text/html",
        "pdf, application/pdf",
        "md, text/markdown",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    void aReportComesInTheFormatThatIsAskedForByNameOrByAccept(String extension, String type) {
        Response named = viewer().get(path("/report." + extension));
        assertThat(named.statusCode()).as(named.asString()).isEqualTo(200);
        assertThat(named.contentType()).startsWith(type);
        assertThat(named.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"evaluation-%s.%s\"".formatted(id, extension));
        Response accepted = viewer().accept(type).get(path("/report"));
        assertThat(accepted.asByteArray()).isEqualTo(named.asByteArray());
        assertThat(viewer().header("If-None-Match", named.header("ETag"))
                        .get(path("/report." + extension))
                        .statusCode())
                .isEqualTo(304);
        assertThat(viewer().accept(type)
                        .queryParam("lang", "zh")
                        .get(path("/report"))
                        .header("ETag"))
                .isNotEqualTo(named.header("ETag"));
    }

    @Test
    void theReportSaysWhatTheEvaluationSays() throws Exception {
        JsonPath evaluation = viewer().get("/api/v1/evaluations/" + id).jsonPath();
        String page = viewer().get(path("/report.html")).asString();
        assertThat(page)
                .contains("California tobacco control programme")
                .contains("Cannot tell yet", "<svg", id, "all together")
                .contains(evaluation
                        .getMap("provenance.panelSha256")
                        .values()
                        .iterator()
                        .next()
                        .toString())
                .doesNotContain("<script");
        assertThat(viewer().queryParam("lang", "zh").get(path("/report.html")).asString())
                .contains("尚不能判断", "<html lang=\"zh-CN\">");
        assertThat(new String(viewer().get(path("/report.pdf")).asByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.");
        assertThat(viewer().get(path("/report.md")).asString()).startsWith("# California tobacco control programme");
        byte[] workbook = viewer().get(path("/report.xlsx")).asByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
        Response sheet = viewer().queryParam("form", "sheet").get(path("/report.html"));
        assertThat(sheet.asString().length()).isLessThan(page.length());
        assertThat(sheet.header("Content-Disposition")).contains("evidence-sheet-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report.html", "/report.html?form=sheet", "/charts/e1-path.svg"})
    void browsersApplyTheStyleThatIsInItAndNothingElse(String address) throws Exception {
        Response answer = viewer().get(path(address));
        String style = answer.asString().replaceFirst("(?s).*?<style>", "").replaceFirst("(?s)</style>.*", "");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .contains("style-src 'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash)));
        assertThat(answer.asString()).doesNotContain(" style=");
    }

    @Test
    void aChartComesAsAPictureAndAsItsNumbers() {
        Response picture = viewer().get(path("/charts/e1-path.svg"));
        assertThat(picture.statusCode()).as(picture.asString()).isEqualTo(200);
        assertThat(picture.contentType()).startsWith("image/svg+xml");
        assertThat(picture.asString()).startsWith("<svg").doesNotContain("<script");
        assertThat(viewer().header("If-None-Match", picture.header("ETag"))
                        .get(path("/charts/e1-path.svg"))
                        .statusCode())
                .isEqualTo(304);
        Response numbers = viewer().get(path("/charts/e1-path.csv"));
        assertThat(numbers.statusCode()).as(numbers.asString()).isEqualTo(200);
        String csv = numbers.asString();
        assertThat(csv).startsWith("period,").contains("1970,", "lower").hasLineCount(24);
        assertThat(viewer().queryParam("bom", "true")
                        .get(path("/charts/e1-path.csv"))
                        .asByteArray())
                .startsWith(0xEF, 0xBB, 0xBF);
        JsonPath data = viewer().get(path("/charts/e1-path.json")).jsonPath();
        assertThat(data.getString("kind")).isEqualTo("PATH");
        assertThat(data.getList("rows")).hasSize(23);
        assertThat(data.getString("guide")).isNotBlank();
    }

    @Test
    void whatMovedIsAReportOfItsOwn() {
        Response moved = viewer().get(path("/compare/" + id + "/report.html"));
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        assertThat(moved.asString()).contains("What moved between two evaluations", "Revised values");
        assertThat(viewer().get(path("/compare/" + id + "/report.xlsx")).contentType())
                .startsWith(XLSX);
    }

    @Test
    void aReportSaysWhatChangedSinceTheOneBeforeAndHowFarValuesHadBeenRevised() throws Exception {
        assertThat(viewer().get(path("/report.md")).asString())
                .contains("Revisions")
                .doesNotContain("What changed");
        Instant vintage = VINTAGE.plusNanos(1000);
        publishPart(
                indicator,
                vintage,
                VINTAGE,
                1,
                1,
                List.of(new ObservationsV1.Row("US-NV", "_T", "1985", 156.7, "P", "F"))); // 146.7 until then
        String later = evaluation(policy, e -> vintage.toString()
                        .equals(e.getString("provenance.observationsAsOf.'" + indicator + "'")))
                .getString("id");
        String report =
                viewer().get("/api/v1/evaluations/" + later + "/report.md").asString();
        assertThat(report).contains("What changed");
        // 37 states in 23 years, of which one value went up by 10.
        assertThat(report.lines()
                        .filter(line -> line.matches(
                                "[|] Cigarette sales per capita [|] packs per person [|] 851 [|] 1 [|] 1 [|].*")))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.replace("\\", "")).contains("| 0.01 | 0.01 | 0.009 |"));
        assertThat(viewer().get(path("/report.md")).asString())
                .as("what was said before")
                .doesNotContain("What changed");
        assertThat(viewer().queryParam("form", "sheet")
                        .get("/api/v1/evaluations/" + later + "/report.md")
                        .asString())
                .as("one page")
                .doesNotContain("Revisions");
        JsonPath figures = viewer().get("/api/v1/evaluations/" + later + "/charts/e1-path.json")
                .jsonPath();
        assertThat(figures.getList("rows")).hasSize(23);
    }

    @Test
    void whoeverAsksForAFormatThatThereIsNotIsToldWhichThereAre() {
        assertThat(viewer().accept("application/msword")
                        .get(path("/report"))
                        .jsonPath()
                        .getString("detail"))
                .contains("text/html", "application/pdf", "text/markdown", XLSX);
        assertThat(viewer().accept("application/pdf")
                        .queryParam("lang", "zh")
                        .get(path("/charts/e1-path"))
                        .jsonPath()
                        .getString("detail"))
                .contains("可提供的格式", "image/svg+xml", "text/csv", "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html",
        "*/*, text/html",
        "'text/html;q=0.2, application/pdf;q=0.9', application/pdf",
        "'application/msword, text/markdown;q=0.1', text/markdown",
        "'text/html;q=0, text/markdown;q=0.1', text/markdown",
        "'application/*', application/pdf",
        "'application/pdf;q=0, application/*;q=0.5, text/markdown', text/markdown"
    })
    void ofTheFormatsThatWillDoTheOneThatIsLikedBestIsSent(String accepted, String type) {
        RequestSpecification asked = accepted.isEmpty() ? viewer() : viewer().header("Accept", accepted);
        Response answer = asked.get(path("/report"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
        assertThat(answer.header("Vary")).contains("Accept", "Accept-Language");
    }

    @ParameterizedTest
    @CsvSource({
        "/report?form=poster, */*, 400",
        "/report?lang=fr, */*, 400",
        "/report?frm=sheet, */*, 400",
        "/report, application/msword, 406",
        "/report.docx, */*, 404",
        "/charts/e9-path, */*, 404",
        "/charts/e0-path.svg, */*, 404",
        "/charts/E1-PATH.csv, */*, 404",
        "/charts/e1-path.png, */*, 404",
        "/charts/..%2Fe1-path.json, */*, 404",
        "/charts/%3Cscript%3E.svg, */*, 404",
        "/charts/e1-path.svg?lang=fr, */*, 400",
        "/charts/e1-path.csv?bom=perhaps, */*, 400",
        "/charts/e1-path.svg?size=huge, */*, 400",
        "/charts/e1-path%00, */*, 400",
        "/charts/e1-path, application/pdf, 406"
    })
    void whatCannotBeHadIsRefusedWithAReason(String address, String accepted, int status) {
        Response answer = viewer().urlEncodingEnabled(false).accept(accepted).get(path(address));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10", "CA-PROP99", "..%2F..%2Fetc"})
    void ofWhatIsNoEvaluationThereIsNoReport(String other) {
        for (String what : List.of("/report", "/report.pdf", "/charts/e1-path.csv")) {
            assertThat(viewer().urlEncodingEnabled(false)
                            .get("/api/v1/evaluations/" + other + what)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(given().get(path("/report")).statusCode()).isEqualTo(401);
        assertThat(viewer().post(path("/report")).statusCode()).isEqualTo(405);
    }

    @Test
    void anEvaluationWhoseInputsWereNotKeptHasAReportOfWhatIsKnown() {
        UUID old = UUID.randomUUID();
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document)
                        SELECT :id, policy, status, trigger, :sha256, now(), replace(document, :known, :old)
                        FROM evaluation WHERE id = :from""")
                .bind("id", old)
                .bind("sha256", old.toString())
                .bind("known", id)
                .bind("old", old.toString())
                .bind("from", UUID.fromString(id))
                .execute());
        Response answer = viewer().get("/api/v1/evaluations/" + old + "/report.html");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString()).contains("Cannot tell yet");
    }

    private static String path(String rest) {
        return "/api/v1/evaluations/" + id + rest;
    }
}
