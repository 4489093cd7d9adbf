package org.hengce.indicator.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hengce.indicator.imports.ImportStore.Unfinished;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.testing.Tokens;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Files that come in several requests, and connections that break. */
@QuarkusTest
class ImportUploadTest extends Imports {
    /** More than one chunk. */
    private static final int ROWS = 40_000;

    @Inject
    Jdbi jdbi;

    @Inject
    ImportWorker worker;

    @Inject
    ImportStore store;

    private static byte[] file(String indicator, int rows) {
        StringBuilder file = new StringBuilder("indicator,region,period,value,note\n");
        for (int i = 0; i < rows; i++) {
            file.append("%s,US-CA,%s,%d,\"加州, %d\"\n"
                    .formatted(indicator, LocalDate.of(1900, 1, 1).plusDays(i), i, i));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Response begin(byte[] first) {
        return csv(first).header("Upload-Complete", "?0").post("/api/v1/imports");
    }

    private static String begin(byte[] first, String onError) {
        return csv(first)
                .header("Upload-Complete", "?0")
                .queryParam("onError", onError)
                .post("/api/v1/imports")
                .header("Location");
    }

    private static RequestSpecification part(long offset, String complete, byte[] bytes) {
        return steward()
                .contentType("application/partial-upload")
                .header("Upload-Offset", offset)
                .header("Upload-Complete", complete)
                .body(bytes);
    }

    private static long offset(String location) {
        return Long.parseLong(steward().head(location).header("Upload-Offset"));
    }

    @Test
    void aFileThatComesInPartsIsTheFileAsAWhole() {
        String indicator = newIndicator("D");
        byte[] file = file(indicator, ROWS);
        Response begun = begin(new byte[0]);
        begun.then()
                .statusCode(201)
                .header("Upload-Offset", "0")
                .header("Upload-Complete", "?0")
                .body("status", equalTo("RECEIVING"));
        String location = begun.header("Location");
        // Cut anywhere: within the header, within a character, within a row.
        int[] cuts = {7, 60, 61, 500_001, 1_200_003, file.length};
        int at = 0;
        for (int cut : cuts) {
            assertThat(offset(location)).isEqualTo(at);
            boolean last = cut == file.length;
            Response answer = part(at, last ? "?1" : "?0", Arrays.copyOfRange(file, at, cut))
                    .patch(location);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(last ? 202 : 204);
            at = cut;
        }
        JsonPath job = finishedAt(location);
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getInt("accepted")).isEqualTo(ROWS);
        assertThat(job.getLong("received")).isEqualTo(file.length);
        assertThat(job.getString("sha256")).isEqualTo(Sha256.hex(new String(file, StandardCharsets.UTF_8)));
        steward().head(location).then().header("Upload-Complete", "?1");
    }

    @Test
    void aPartThatDoesNotBeginWhereTheFileEndsIsToldWhereThatIs() {
        String indicator = newIndicator("D");
        byte[] file = file(indicator, 10);
        String location = begin(Arrays.copyOf(file, 100)).header("Location");
        for (long wrong : new long[] {0, 99, 101}) {
            part(wrong, "?1", file)
                    .patch(location)
                    .then()
                    .statusCode(409)
                    .header("Upload-Offset", "100")
                    .contentType("application/problem+json")
                    .body("detail", containsString("from 100 on"));
        }
        part(100, "?1", Arrays.copyOfRange(file, 100, file.length))
                .patch(location)
                .then()
                .statusCode(202);
        finishedAt(location);
        part(file.length, "?1", file).patch(location).then().statusCode(409).header("Upload-Offset", "" + file.length);
    }

    @Test
    void onlyItsSenderGoesOnWithIt() {
        String location = begin(file(newIndicator("D"), 10)).header("Location");
        long at = offset(location);
        within("US", "steward")
                .contentType("application/partial-upload")
                .header("Upload-Offset", at)
                .header("Upload-Complete", "?1")
                .body(new byte[0])
                .patch(location)
                .then()
                .statusCode(404);
        caller("admin")
                .contentType("application/partial-upload")
                .header("Upload-Offset", at)
                .header("Upload-Complete", "?1")
                .body(new byte[0])
                .patch(location)
                .then()
                .statusCode(403)
                .body("detail", containsString("only its sender"));
        part(at, "?1", new byte[0]).patch(location).then().statusCode(202);
        assertThat(finishedAt(location).getInt("accepted")).isEqualTo(10);
    }

    @Test
    void ofTwoPartsThatBeginAtTheSameByteOneIsTaken() {
        String location = begin("indic".getBytes(StandardCharsets.UTF_8)).header("Location");
        Unfinished begun = store.unfinished(UUID.fromString(location.substring(location.lastIndexOf('/') + 1)))
                .orElseThrow();
        byte[] one = "indicator,reg".getBytes(StandardCharsets.UTF_8);
        byte[] other = "indicator,val".getBytes(StandardCharsets.UTF_8);
        store.keepTail(begun.id(), begun.mark(), begun.tail(), one);
        assertThatThrownBy(() -> store.keepTail(begun.id(), begun.mark(), begun.tail(), other))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
        assertThat(offset(location)).isEqualTo(one.length);
    }

    @Test
    void aHeaderMayBeCutWithinAQuotedLineEnd() {
        String indicator = newIndicator("A");
        byte[] file = "indicator,region,period,value,\"note\non it\"\n%s,US-CA,2020,1,x\n"
                .formatted(indicator)
                .getBytes(StandardCharsets.UTF_8);
        int cut = "indicator,region,period,value,\"note\no".length();
        String location = begin(Arrays.copyOf(file, cut)).header("Location");
        part(cut, "?1", Arrays.copyOfRange(file, cut, file.length))
                .patch(location)
                .then()
                .statusCode(202);
        assertThat(finishedAt(location).getInt("accepted")).isEqualTo(1);
    }

    @Test
    void whatWasRetiredWhileAFileCameInIsAWrongRowOfIt() {
        String retired = newIndicator("A");
        String other = newIndicator("A");
        byte[] file = "indicator,region,period,value\n%s,US-CA,2020,1\n%s,US-CA,2020,1\n"
                .formatted(retired, other)
                .getBytes(StandardCharsets.UTF_8);
        String location = begin(file, "REJECT_ROWS");
        steward()
                .header("If-Match", "*")
                .delete("/api/v1/indicators/" + retired)
                .then()
                .statusCode(200);
        part(file.length, "?1", new byte[0]).patch(location).then().statusCode(202);
        JsonPath job = finishedAt(location);
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getInt("accepted")).isEqualTo(1);
        assertThat(job.getInt("rejected")).isEqualTo(1);
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(2);
        assertThat(job.getString("errors[0].reason")).contains("is retired");
        assertThat(stored(retired)).isZero();
    }

    @Test
    void anIndicatorThatGotAnotherFrequencyWhileAFileCameInTakesNoneOfItsRows() {
        String indicator = newIndicator("A");
        byte[] file = rows(indicator, "US-CA,2020,1").getBytes(StandardCharsets.UTF_8);
        String location = begin(file, "REJECT_FILE");
        steward()
                .header("If-Match", "*")
                .body(indicator("Q"))
                .put("/api/v1/indicators/" + indicator)
                .then()
                .statusCode(200);
        part(file.length, "?1", new byte[0]).patch(location).then().statusCode(202);
        JsonPath job = finishedAt(location);
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getList("errors.column", String.class)).containsExactly("period");
        assertThat(stored(indicator)).isZero();
    }

    @Test
    void aPartWithoutItsHeadersOrForNothingIsRefused() {
        String location = begin(new byte[0]).header("Location");
        RequestSpecification bare =
                steward().contentType("application/partial-upload").body(new byte[] {1});
        bare.patch(location).then().statusCode(400);
        part(0, "yes", new byte[0]).patch(location).then().statusCode(400);
        part(-1, "?0", new byte[0]).patch(location).then().statusCode(400);
        part(0, "?0", new byte[0])
                .patch("/api/v1/imports/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        steward().contentType("text/csv").body("x").patch(location).then().statusCode(415);
    }

    @Test
    void aFileThatTurnsOutUnreadableLeavesNothing() {
        byte[] file = file(newIndicator("D"), ROWS);
        String location = begin(file).header("Location");
        part(file.length, "?0", new byte[] {(byte) 0xFF, (byte) 0xFF, '\n'})
                .patch(location)
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("in line " + (ROWS + 2)));
        steward().get(location).then().statusCode(404);
        assertThat(staged(location)).isZero();
    }

    @Test
    void theSameBeginningUnderTheSameKeyIsOneUpload() {
        String key = UUID.randomUUID().toString();
        RequestSpecification beginning =
                csv(new byte[0]).header("Upload-Complete", "?0").header("Idempotency-Key", key);
        String first = beginning.post("/api/v1/imports").header("Location");
        csv(new byte[0])
                .header("Upload-Complete", "?0")
                .header("Idempotency-Key", key)
                .post("/api/v1/imports")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Upload-Offset", "0")
                .header("Upload-Complete", "?0")
                .header("Location", first);
    }

    private int staged(String location) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT count(*) FROM staged_observation WHERE batch = cast(? AS uuid)")
                        .bind(0, location.substring(location.lastIndexOf('/') + 1))
                        .mapTo(Integer.class)
                        .one());
    }

    /** Announces the whole, sends a part and closes. */
    private static void breakOff(String request, byte[] file, int after, Callable<Boolean> until) throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(file, 0, after);
            out.flush();
            await().atMost(Duration.ofSeconds(20)).until(until);
        }
    }

    @Test
    void aConnectionThatBreaksLeavesWhatWasStagedAndTheRestCanFollow() throws Exception {
        String indicator = newIndicator("D");
        byte[] file = file(indicator, ROWS);
        String location = begin(new byte[0]).header("Location");
        breakOff(
                """
                PATCH %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: application/partial-upload
                Upload-Offset: 0
                Upload-Complete: ?1
                Content-Length: %d

                """.formatted(location, Tokens.of("indicator-service", "test-steward", "steward"), file.length),
                file,
                1_300_000,
                () -> offset(location) >= 1_000_000);
        JsonPath meanwhile = steward().get(location).jsonPath();
        assertThat(meanwhile.getString("status")).isEqualTo("RECEIVING");
        assertThat(stored(indicator)).isZero();
        int at = (int) offset(location);
        assertThat(at).isLessThanOrEqualTo(1_300_000);
        part(at, "?1", Arrays.copyOfRange(file, at, file.length))
                .patch(location)
                .then()
                .statusCode(202);
        JsonPath job = finishedAt(location);
        assertThat(job.getInt("accepted")).isEqualTo(ROWS);
        assertThat(job.getString("sha256")).isEqualTo(Sha256.hex(new String(file, StandardCharsets.UTF_8)));
    }

    @Test
    void aPlainUploadThatBreaksOffLeavesNothing() throws Exception {
        String indicator = newIndicator("D");
        byte[] file = file(indicator, ROWS);
        String sender = "broken-" + indicator;
        breakOff(
                """
                POST /api/v1/imports HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: text/csv
                Content-Length: %d

                """.formatted(Tokens.of("indicator-service", sender, "steward"), file.length),
                file,
                1_300_000,
                () -> stagedOf(indicator) > 0);
        assertThat(stored(indicator)).isZero();
        await().atMost(Duration.ofSeconds(20)).until(() -> of(sender) == 0 && stagedOf(indicator) == 0);
        assertThat(stored(indicator)).isZero();
    }

    private int of(String sender) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM import WHERE sent_by = ?")
                .bind(0, sender)
                .mapTo(Integer.class)
                .one());
    }

    private int stagedOf(String indicator) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM staged_observation WHERE indicator = ?")
                .bind(0, indicator)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void anUploadThatIsGivenUpIsForgottenAfterADay() {
        String indicator = newIndicator("D");
        String old = begin(file(indicator, ROWS)).header("Location");
        String recent = begin(file(newIndicator("D"), 10)).header("Location");
        jdbi.useHandle(h -> h.createUpdate(
                        "UPDATE import SET received_at = now() - interval '25 hours' WHERE id = cast(? AS uuid)")
                .bind(0, old.substring(old.lastIndexOf('/') + 1))
                .execute());
        worker.forgetAbandoned();
        steward().get(old).then().statusCode(404);
        assertThat(stagedOf(indicator)).isZero();
        steward().get(recent).then().statusCode(200);
    }

    @Test
    void anImportWhoseWorkerDiedIsTakenByAnother() {
        String indicator = newIndicator("D");
        String location = begin(file(indicator, 10)).header("Location");
        // As a worker leaves it that dies between its two transactions, or within the second.
        jdbi.useHandle(
                h -> h.createUpdate("UPDATE import SET status = 'RUNNING', sha256 = 'x' WHERE id = cast(? AS uuid)")
                        .bind(0, location.substring(location.lastIndexOf('/') + 1))
                        .execute());
        assertThat(finishedAt(location).getInt("accepted")).isEqualTo(10);
    }
}
