package org.hengce.indicator.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is said of wrong rows, what may have been meant, and what becomes of the right ones. */
@QuarkusTest
class ImportErrorsTest extends Imports {
    @Inject
    Jdbi jdbi;

    private static List<NamedCsvRecord> errors(JsonPath job, String lang) {
        Response csv = steward().get("/api/v1/imports/{id}/errors?lang={l}", job.getString("id"), lang);
        csv.then().statusCode(200).contentType(containsString("text/csv"));
        return CsvReader.builder().ofNamedCsvRecord(csv.asString()).stream().toList();
    }

    @Test
    void everyWrongCellIsListedWithWhatMayHaveBeenMeant() {
        String indicator = newIndicator("Q");
        register("CN-SH", "Shanghai", "上海市");
        String file = rows(
                indicator,
                "上海,2021-Q1,1",
                "us-ca,2021-Q1,1",
                "US-AC,2021-Q2,1",
                "US-CA,2021Q3,1",
                "US-CA,2021年第四季度,1",
                "US-NV,2021-Q1,\"1,5\"",
                "US-NV,2021-Q2,\"1,234,567\"",
                "US-NV,2021-Q3,NaN",
                "US-NV,2021-Q4,1e999",
                "US-NV,2022-Q1,9007199254740993",
                "US-NV,2022,1");
        JsonPath job = finished(csv(file).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getInt("rejected")).isEqualTo(11);
        List<NamedCsvRecord> errors = errors(job, "en");
        assertThat(errors)
                .extracting(e -> e.getField("line"))
                .containsExactly("2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(errors)
                .extracting(e -> e.getField("suggestion"))
                .containsExactly("CN-SH", "US-CA", "US-CA", "2021-Q3", "2021-Q4", "1.5", "1234567", "", "", "", "");
        assertThat(errors.get(0).getField("reason")).contains("no region '上海'").endsWith("did you mean CN-SH?");
        assertThat(errors(job, "zh").get(0).getField("reason")).endsWith("是否应为 CN-SH？");
        assertThat(job.getString("errors[0].suggestion")).isEqualTo("CN-SH");
        assertThat(stored(indicator)).isZero();
    }

    private static void register(String code, String en, String zh) {
        if (steward().get("/api/v1/regions/" + code).statusCode() == 404) {
            steward()
                    .body(Map.of("name", Map.of("en", en, "zh", zh), "level", "PROVINCIAL"))
                    .put("/api/v1/regions/" + code)
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void whatASpreadsheetWouldRunIsQuoted() {
        String indicator = newIndicator("A");
        JsonPath job = finished(csv(rows(indicator, "\"=HYPERLINK(\"\"http://x\"\")\",2020,1", "US-CA,2020,@SUM(1)"))
                .post("/api/v1/imports"));
        assertThat(errors(job, "en"))
                .extracting(e -> e.getField("value"))
                .containsExactly("'=HYPERLINK(\"http://x\")", "'@SUM(1)");
    }

    @Test
    void wrongRowsCanBeLeftOut() {
        String indicator = newIndicator("A");
        String file = rows(indicator, "US-CA,2020,1", "US-XX,2020,1", "US-NV,2020,2", "US-CA,2020,3", "US-PA,2020");
        JsonPath job = finished(csv(file).queryParam("onError", "REJECT_ROWS").post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getInt("accepted")).isEqualTo(2);
        assertThat(job.getInt("rejected")).isEqualTo(3);
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(3, 5, 6, 6);
        assertThat(job.getList("errors.column", String.class)).containsExactly("region", "period", "row", "value");
        viewer().get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .body("items.value", equalTo(List.of(1f, 2f)));
    }

    @Test
    void aFileWithoutOneRightRowIsRejectedEitherWay() {
        String indicator = newIndicator("A");
        JsonPath job = finished(csv(rows(indicator, "US-XX,2020,1"))
                .queryParam("onError", "REJECT_ROWS")
                .post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
    }

    @Test
    void aMillionWrongRowsAreCountedAndTheFirstTenThousandKept() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value\n" + (indicator + ",上海,2021年,1\n").repeat(1_000_000);
        JsonPath job = finished(csv(file).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getInt("rejected")).isEqualTo(1_000_000);
        assertThat(job.getInt("errorCount")).isEqualTo(2_000_000);
        assertThat(errors(job, "en")).hasSize(10_000);
        assertThat(job.getList("errors")).hasSize(100);
    }

    @Test
    void aFileThatSaysTheSameThreeHundredThousandTimesIsCountedAsAnyOther() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value\n" + (indicator + ",US-CA,2021,1\n").repeat(300_000);
        JsonPath job = finished(csv(file).queryParam("onError", "REJECT_ROWS").post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getInt("rejected")).isEqualTo(299_999);
        assertThat(job.getInt("accepted")).isEqualTo(1);
        assertThat(errors(job, "en")).hasSize(10_000);
    }

    @Test
    void rowsThatComeTwiceAreFoundHoweverFarTheyAreApart() {
        String indicator = newIndicator("D");
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int i = 0; i < 30_000; i++) {
            file.append("%s,US-CA,%s,%d\n"
                    .formatted(indicator, java.time.LocalDate.of(1900, 1, 1).plusDays(i), i));
        }
        file.append("%1$s,US-CA,1900-01-01,1\n%1$s,US-CA,1900-01-01,2\n".formatted(indicator));
        JsonPath job = finished(csv(file.toString()).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getInt("rejected")).isEqualTo(2);
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(30_002, 30_003);
        assertThat(job.getString("errors[0].reason")).contains("row 2 has the same");
    }

    @Test
    void aDryRunChecksEverythingAndPublishesNothing() {
        String indicator = newIndicator("A");
        finished(csv(rows(indicator, "US-CA,2020,1", "US-NV,2020,2")).post("/api/v1/imports"));
        JsonPath job = finished(csv(rows(indicator, "US-CA,2020,1", "US-NV,2020,3", "US-PA,2020,4"))
                .queryParam("dryRun", "true")
                .post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getBoolean("dryRun")).isTrue();
        assertThat(job.getInt("accepted")).isZero();
        assertThat(job.getInt("preview.added")).isEqualTo(1);
        assertThat(job.getInt("preview.changed")).isEqualTo(1);
        assertThat(job.getInt("preview.unchanged")).isEqualTo(1);
        assertThat(job.getList("preview.rows.value", Float.class)).containsExactly(1f, 3f, 4f);
        assertThat(stored(indicator)).isEqualTo(2);
        JsonPath wrong = finished(csv(rows(indicator, "US-XX,2020,1"))
                .queryParam("dryRun", "true")
                .post("/api/v1/imports"));
        assertThat(wrong.getString("status")).isEqualTo("REJECTED");
    }

    @Test
    void theValuesOfAFileAreItsSendersToSee() {
        String indicator = newIndicator("A");
        String id = finished(csv(rows(indicator, "US-XX,2020,1")).post("/api/v1/imports"))
                .getString("id");
        viewer().get("/api/v1/imports/" + id)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("errors", equalTo(List.of()));
        viewer().get("/api/v1/imports/{id}/errors", id).then().statusCode(403);
        within("US", "steward").get("/api/v1/imports/{id}/errors", id).then().statusCode(404);
        caller("admin").get("/api/v1/imports/{id}/errors", id).then().statusCode(200);
        steward().get("/api/v1/imports/x/errors").then().statusCode(404);
        steward()
                .accept("application/json")
                .get("/api/v1/imports/{id}/errors", id)
                .then()
                .statusCode(406);
    }

    @Test
    void importsAreListedByTheirState() {
        String indicator = newIndicator("A");
        String done = finished(csv(rows(indicator, "US-CA,2020,1")).post("/api/v1/imports"))
                .getString("id");
        String refused = finished(csv(rows(indicator, "US-XX,2020,1")).post("/api/v1/imports"))
                .getString("id");
        viewer().get("/api/v1/imports?limit=2").then().body("items.id", equalTo(List.of(refused, done)));
        viewer().get("/api/v1/imports?status=COMPLETED")
                .then()
                .body("items.id", hasItem(done))
                .body("items.status", everyItem(equalTo("COMPLETED")));
        String cursor = viewer().get("/api/v1/imports?limit=1").path("nextCursor");
        viewer().get("/api/v1/imports?limit=1&cursor=" + cursor).then().body("items[0].id", equalTo(done));
        viewer().get("/api/v1/imports?status=DONE").then().statusCode(400);
    }

    @Test
    void stagedRowsOfWhatIsOverAreCleared() {
        String indicator = newIndicator("A");
        String id = finished(csv(rows(indicator, "US-CA,2020,1")).post("/api/v1/imports"))
                .getString("id");
        org.awaitility.Awaitility.await()
                .until(() -> jdbi.withHandle(h -> h.createQuery(
                                "SELECT cleared AND NOT EXISTS (SELECT FROM staged_observation WHERE batch = i.id) FROM import i WHERE id = cast(? AS uuid)")
                        .bind(0, id)
                        .mapTo(Boolean.class)
                        .one()));
    }

    @Test
    void theSameFileAgainNamesTheFormerImport() {
        String indicator = newIndicator("A");
        String file = rows(indicator, "US-CA,2020,1");
        JsonPath first = finished(csv(file).post("/api/v1/imports"));
        JsonPath second = finished(csv(file).post("/api/v1/imports"));
        assertThat(first.getString("repeats")).isNull();
        assertThat(second.getString("repeats")).isEqualTo(first.getString("id"));
        assertThat(second.getInt("unchanged")).isEqualTo(1);
        assertThat(second.getString("sha256")).isEqualTo(first.getString("sha256"));
        // A value corrected in between is what the file says again: that is no repetition without effect.
        finished(csv(rows(indicator, "US-CA,2020,2")).post("/api/v1/imports"));
        JsonPath third = finished(csv(file).post("/api/v1/imports"));
        assertThat(third.getString("repeats")).isEqualTo(second.getString("id"));
        assertThat(third.getInt("accepted")).isEqualTo(1);
        assertThat(stored(indicator)).isEqualTo(3);
    }

    @Test
    void howManyRowsAFileHadIsToldToOthersOnlyWhereAllOfItIsFree() {
        String indicator = newIndicator("A");
        String free = finished(csv(rows(indicator, "US-CA,2020,1")).post("/api/v1/imports"))
                .getString("id");
        String confidential = finished(
                        csv("indicator,region,period,value,confidentiality\n%s,US-CA,2021,1,C\n".formatted(indicator))
                                .post("/api/v1/imports"))
                .getString("id");
        String embargoed = finished(csv(rows(indicator, "US-CA,2022,1"))
                        .queryParam("releaseAt", "2099-01-01")
                        .post("/api/v1/imports"))
                .getString("id");
        viewer().get("/api/v1/imports/" + free)
                .then()
                .body("rows", equalTo(1))
                .body("accepted", equalTo(1))
                .body("sha256.size()", equalTo(64));
        for (String id : List.of(confidential, embargoed)) {
            caller("admin")
                    .get("/api/v1/imports/" + id)
                    .then()
                    .body("status", equalTo("COMPLETED"))
                    .body("rows", equalTo(1));
            for (String count : List.of(
                    "rows", "accepted", "unchanged", "rejected", "errorCount", "received", "sha256", "repeats")) {
                viewer().get("/api/v1/imports/" + id).then().body(count, nullValue());
                viewer().get("/api/v1/imports?limit=1000")
                        .then()
                        .body("items.find { it.id == '%s' }.%s".formatted(id, count), nullValue());
            }
        }
    }

    @Test
    void whoeverMayNotSeeAReleaseLearnsFromNoImportThatItIsThere() {
        String indicator = newIndicator("A");
        String id = finished(csv(rows(indicator, "US-CA,2022,1"))
                        .queryParam("releaseAt", "2099-01-01")
                        .post("/api/v1/imports"))
                .getString("id");
        steward().get("/api/v1/imports/" + id).then().body("vintages.keySet()", hasItem(indicator));
        viewer().get("/api/v1/imports/" + id)
                .then()
                .body("vintages", equalTo(Map.of()))
                .header("Upload-Offset", nullValue());
        viewer().get("/api/v1/imports?limit=1000")
                .then()
                .body("items.find { it.id == '%s' }.vintages".formatted(id), equalTo(Map.of()));
    }

    @Test
    void anAdministratorOfARegionSeesOfOthersImportsWhatEverybodySees() {
        String indicator = newIndicator("A");
        String id = finished(
                        csv("indicator,region,period,value,confidentiality\n%1$s,US-CA,2021,5,C\n%1$s,US-XX,2021,7,C\n"
                                        .formatted(indicator))
                                .queryParam("onError", "REJECT_ROWS")
                                .queryParam("dryRun", "true")
                                .post("/api/v1/imports"))
                .getString("id");
        within("US-NV", "admin")
                .get("/api/v1/imports/" + id)
                .then()
                .statusCode(200)
                .body("preview", nullValue())
                .body("errors", equalTo(List.of()))
                .body("sha256", nullValue());
        within("US-NV", "admin").get("/api/v1/imports/{id}/errors", id).then().statusCode(404);
        caller("admin").get("/api/v1/imports/" + id).then().body("preview.rows[0].value", equalTo(5f));
    }

    @Test
    void whoeverIsLimitedToARegionCannotTryWhichValuesAFileOfOthersHad() {
        String file = "indicator,region,period,value,confidentiality\n%s,US-CA,2021,5,C\n".formatted(newIndicator("A"));
        String first = finished(csv(file).post("/api/v1/imports")).getString("id");
        JsonPath tried = finished(within("US-NV", "steward")
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports"));
        assertThat(tried.getString("repeats")).isNull();
        assertThat(finished(csv(file).post("/api/v1/imports")).getString("repeats"))
                .isEqualTo(first);
    }
}
