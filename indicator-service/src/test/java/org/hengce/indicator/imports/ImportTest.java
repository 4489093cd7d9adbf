package org.hengce.indicator.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hengce.contracts.event.Topics;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest extends Imports {
    @Inject
    Jdbi jdbi;

    @Test
    void aWideFileIsMappedByItsColumns() {
        String indicator = newIndicator("A");
        String file = "region,name,year,packs\nUS-CA,\"Calif, the\",1988,90.1\nUS-NV,Nevada,1988,117\n";
        JsonPath job = finished(csv(file)
                .queryParam("columns", "indicator:=" + indicator + ",region:region,period:year,value:packs")
                .post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getInt("rows")).isEqualTo(2);
        assertThat(job.getInt("accepted")).isEqualTo(2);
        assertThat(job.getString("vintages." + indicator)).isNotNull();
        viewer().get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .body("items.value", hasItem(90.1f))
                .body("items.size()", equalTo(2));
        Surroundings.topics().readUntil(Topics.IMPORTS, r -> r.key().equals(job.getString("id")));
    }

    @Test
    void theSameFileTwiceChangesNothingAndSaysSo() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value\n%s,US-CA,1988,90.1\n".formatted(indicator);
        JsonPath first = finished(csv(file).post("/api/v1/imports"));
        JsonPath second = finished(csv(file).post("/api/v1/imports"));
        assertThat(second.getString("status")).isEqualTo("COMPLETED");
        assertThat(second.getInt("accepted")).isZero();
        assertThat(second.getInt("unchanged")).isEqualTo(1);
        assertThat(second.getString("vintages." + indicator)).isEqualTo(first.getString("vintages." + indicator));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        String indicator = newIndicator("A");
        String file = "\uFEFFindicator,region,period,value\r\n%s,US-CA,1988,90.1\r\n".formatted(indicator);
        assertThat(finished(csv(file).post("/api/v1/imports")).getInt("accepted"))
                .isEqualTo(1);
    }

    @Test
    void oneWrongRowRefusesTheFileAndEveryWrongRowIsNamed() {
        String indicator = newIndicator("A");
        String file =
                "indicator,region,period,value\n%1$s,US-CA,1988,1\n%1$s,US-ZZ,1988,1\n%1$s,US-CA,1989,\"1,5\"\n%1$s,US-CA,1990,0x1p3\n%1$s,US-CA,1991,\n"
                        .formatted(indicator);
        JsonPath job = finished(csv(file).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getInt("rejected")).isEqualTo(4);
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(3, 4, 5, 6);
        assertThat(job.getList("errors.column", String.class)).containsExactly("region", "value", "value", "value");
        assertThat(job.getString("errors[1].reason")).contains("'1,5' is not a number");
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items.size()", equalTo(0));
    }

    @Test
    void aSeriesThatComesTwiceInAFileIsNamedAtItsSecondRow() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value\n%1$s,US-CA,1988,1\n%1$s,US-CA,1989,1\n%1$s,US-CA,1988,2\n"
                .formatted(indicator);
        JsonPath job = finished(csv(file).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(4);
        assertThat(job.getString("errors[0].reason")).contains("row 2 has the same");
    }

    @Test
    void aNulInAFileIsAWrongRowAndNoFaultOfOurs() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value\n%1$s,US-\0CA,1988,1\n%1$s,US-CA,1988,1\0\n".formatted(indicator);
        JsonPath job = finished(csv(file).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getList("errors.column", String.class)).containsExactly("region", "value");
    }

    @Test
    void aNulInAHeaderIsNoFaultOfOurs() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value,no\0te\n%s,US-CA,1988,1,x\n".formatted(indicator);
        assertThat(finished(csv(file).post("/api/v1/imports")).getInt("accepted"))
                .isEqualTo(1);
        csv("indi\0cator,region,period,value\n")
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("indi␀cator"));
    }

    @Test
    void whatIsNotCsvIsRefusedBeforeAnythingIsKept() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, (byte) 0xff};
        csv(png).post("/api/v1/imports").then().statusCode(422).body("violations.field", hasItem("file"));
        csv("人,口\n上海,1\n".getBytes(Charset.forName("GB18030")))
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("it has [人, 口]"));
        csv("{\"a\": 1}\n{\"b\": 2}\n")
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("columns"));
        csv("").post("/api/v1/imports").then().statusCode(422);
        csv("indicator,region,period,value\n").post("/api/v1/imports").then().statusCode(422);
        steward()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/imports")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aMappingThatIsNoneIsRefused() {
        for (String columns : new String[] {"value", "nonsense:x", "value:", "value:=", "value:a,value:b"}) {
            csv("a\n1\n")
                    .queryParam("columns", columns)
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(400);
        }
        csv("a,b\n1,2\n")
                .queryParam("columns", "indicator:=x,region:a,period:b,value:c")
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("no column 'c' for value; it has [a, b]"));
    }

    @Test
    void anImportThatIsNotThereIs404() {
        viewer().get("/api/v1/imports/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
        viewer().get("/api/v1/imports/x").then().statusCode(404);
        viewer().contentType("text/csv")
                .body("a\n1\n")
                .post("/api/v1/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void theSameFileUnderTheSameKeyIsOneImport() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value\n%s,US-CA,1988,90.1\n".formatted(indicator);
        String key = UUID.randomUUID().toString();
        Response first = csv(file).header("Idempotency-Key", key).post("/api/v1/imports");
        finished(first);
        Response second = csv(file).header("Idempotency-Key", key).post("/api/v1/imports");
        second.then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .body("id", equalTo(first.path("id")));
        csv(file.replace("90.1", "90.2"))
                .header("Idempotency-Key", key)
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("Idempotency-Key"));
        csv(file)
                .header("Idempotency-Key", key)
                .queryParam("columns", "indicator:=other,region:region,period:period,value:value")
                .post("/api/v1/imports")
                .then()
                .statusCode(422);
    }

    @Test
    void aRefusedFileMayBeMendedAndSentUnderTheSameKey() {
        String indicator = newIndicator("A");
        String key = UUID.randomUUID().toString();
        csv("nothing,of,this\n1,2,3\n")
                .header("Idempotency-Key", key)
                .post("/api/v1/imports")
                .then()
                .statusCode(422);
        csv("indicator,region,period,value\n%s,US-CA,1988,1\n".formatted(indicator))
                .header("Idempotency-Key", key)
                .post("/api/v1/imports")
                .then()
                .statusCode(202);
    }

    @Test
    void whileAFileStreamsItsKeyIsTakenAndOneThatDiedGivesItFree() throws Exception {
        String indicator = newIndicator("A");
        String key = UUID.randomUUID().toString();
        String file = "indicator,region,period,value\n%s,US-CA,1988,1\n".formatted(indicator);
        try (Socket first = new Socket("localhost", RestAssured.port)) {
            OutputStream sender = first.getOutputStream();
            sender.write(head(key).getBytes(StandardCharsets.US_ASCII));
            sender.write("%x\r\n%s\r\n".formatted(file.length(), file).getBytes(StandardCharsets.US_ASCII));
            sender.flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> held() == 1);
            csv(file)
                    .header("Idempotency-Key", key)
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(409)
                    .header("Retry-After", notNullValue());
            // As if the service that takes it in had died some minutes ago.
            jdbi.useHandle(h ->
                    h.execute("UPDATE idempotency SET until = now() - interval '1 second' WHERE holder IS NOT NULL"));
            csv(file)
                    .header("Idempotency-Key", key)
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(202);
            sender.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            sender.flush();
            // It came back, and another had its place.
            assertThat(new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 409 ");
        }
    }

    /** Of a request whose body comes in chunks, as they are written. */
    private static String head(String key) {
        return """
                POST /api/v1/imports HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: text/csv
                Idempotency-Key: %s
                Transfer-Encoding: chunked
                Connection: close

                """.formatted(Tokens.of("indicator-service", "test-steward", "steward"), key)
                .replace("\n", "\r\n");
    }

    private int held() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM idempotency WHERE holder IS NOT NULL")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void rowsOfOthersRegionsAreWrongRowsInAFile() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value\n%1$s,US-CA,1988,1\n%1$s,US-NV,1988,1\n".formatted(indicator);
        JsonPath job = finished(
                within("US-CA", "steward").contentType("text/csv").body(file).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(3);
        assertThat(job.getString("errors[0].reason")).contains("'US-NV' is not among those that you may write");
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items.size()", equalTo(0));
    }

    @Test
    void anImportHasAnETagThatChangesWithIt() {
        String indicator = newIndicator("A");
        Response accepted = csv("indicator,region,period,value\n%s,US-CA,1988,1\n".formatted(indicator))
                .post("/api/v1/imports");
        finished(accepted);
        String tag = viewer().get(accepted.header("Location")).header("ETag");
        assertThat(tag).startsWith("W/\"");
        viewer().header("If-None-Match", tag)
                .get(accepted.header("Location"))
                .then()
                .statusCode(304);
    }

    @Test
    void anImportThatCannotBePublishedForAReasonOfOursIsGivenUpToldAndAudited() {
        String indicator = newIndicator("A");
        Jdbi owner = Surroundings.database().asOwner();
        // No vintage of this indicator can be kept: as a fault that no try mends.
        owner.useHandle(h -> h.execute("ALTER TABLE vintage ADD CONSTRAINT in_tests CHECK (indicator <> '%s') NOT VALID"
                .formatted(indicator)));
        try {
            JsonPath job = finished(csv("indicator,region,period,value\n%s,US-CA,1988,1\n".formatted(indicator))
                    .post("/api/v1/imports"));
            assertThat(job.getString("status")).isEqualTo("FAILED");
            String id = job.getString("id");
            Surroundings.topics()
                    .readUntil(
                            Topics.IMPORTS, r -> r.key().equals(id) && r.value().contains("FAILED"));
            List<String> actions =
                    jdbi.withHandle(h -> h.createQuery("SELECT action FROM audit WHERE subject = ? ORDER BY id")
                            .bind(0, id)
                            .mapTo(String.class)
                            .list());
            assertThat(actions).containsExactly("import.failed");
        } finally {
            owner.useHandle(h -> h.execute("ALTER TABLE vintage DROP CONSTRAINT in_tests"));
        }
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items.size()", equalTo(0));
    }
}
