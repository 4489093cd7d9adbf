package org.hengce.policy.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hengce.kit.paging.TableTypes;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VersionTest extends WithPolicies {
    private void revised(String code, String reason, ObjectNode text) {
        officer()
                .header("If-Match", "*")
                .queryParam("reason", reason)
                .body(text)
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
    }

    @Test
    void everyTextStaysReadableWithWhoMadeItWhenAndWhy() {
        String code = registered();
        ObjectNode second = text(code);
        second.putObject("title").put("en", "Another title");
        revised(code, "a better title", second);
        as("viewer")
                .get(PATH + "/" + code + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items.reason", equalTo(Arrays.asList(null, "a better title")))
                .body("items.madeBy", equalTo(List.of("test-officer", "test-officer")));
        as("viewer")
                .get(PATH + "/" + code + "/versions/1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("policy.title.zh", equalTo("加州控烟计划"));
        as("viewer")
                .get(PATH + "/" + code + "/versions/2")
                .then()
                .body("policy.title.en", equalTo("Another title"))
                .body("policy.title.zh", nullValue());
        as("viewer").get(PATH + "/" + code + "/versions/3").then().statusCode(404);
        as("viewer").get(PATH + "/" + code + "/versions/0").then().statusCode(400);
        as("viewer").get(PATH + "/no-such/versions").then().statusCode(404);
        String cursor =
                as("viewer").get(PATH + "/" + code + "/versions?limit=1").path("nextCursor");
        as("viewer")
                .queryParam("cursor", cursor)
                .get(PATH + "/" + code + "/versions")
                .then()
                .body("items.version", equalTo(List.of(2)));
    }

    @Test
    void twoVersionsDifferFieldByFieldWhateverThePlacesInLists() throws Exception {
        String code = newCode();
        ObjectNode first = text(code, "US-CA", "US-NV");
        officer().body(first).post(PATH).then().statusCode(201);
        ObjectNode second = text(code, "US-AZ", "US-NV");
        second.withArray("coverage").path(1).withObject("").put("to", "1999");
        second.withArray("instruments").add("GRANT");
        second.withArray("goals").path(0).withObject("").put("targetEffect", -15.5);
        second.putObject("budget").put("amount", 5).put("currency", "USD");
        revised(code, "it moved", second);
        JsonNode diff = json.readTree(
                as("viewer").get(PATH + "/" + code + "/versions/1/diff/2").asString());
        assertThat(StreamSupport.stream(diff.get("changes").spliterator(), false)
                        .map(change -> "%s %s %s %s → %s"
                                .formatted(
                                        change.get("op").textValue(),
                                        change.get("field").textValue(),
                                        change.get("path").textValue(),
                                        change.get("before").isContainerNode() ? "{…}" : change.get("before"),
                                        change.get("after").isContainerNode() ? "{…}" : change.get("after"))))
                .containsExactlyInAnyOrder(
                        "ADD instruments[GRANT] /instruments/1 null → \"GRANT\"",
                        "ADD budget /budget null → {…}",
                        "REMOVE coverage[US-CA] /coverage/0 {…} → null",
                        "ADD coverage[US-AZ] /coverage/0 null → {…}",
                        "ADD coverage[US-NV].to /coverage/1/to null → \"1999\"",
                        "REPLACE goals[cigarette-sales].targetEffect /goals/0/targetEffect -20.0 → -15.5");
        as("viewer")
                .get(PATH + "/" + code + "/versions/2/diff/2")
                .then()
                .statusCode(200)
                .body("changes.size()", equalTo(0));
        as("viewer").get(PATH + "/" + code + "/versions/1/diff/3").then().statusCode(404);
        as("viewer").get(PATH + "/" + code + "/versions/1/diff/x").then().statusCode(400);
    }

    @Test
    void theHistorySaysWhatWasEverDoneUpToTheRevisionOfTheTag() {
        String code = registered();
        revised(code, "a better title", text(code).put("issuer", "The State"));
        transition(code, "PUBLISHED").then().statusCode(200);
        officer()
                .body(Map.of("to", "IN_FORCE", "reason", "it begins", "effectiveOn", "1989-01-01"))
                .post(PATH + "/" + code + "/transitions")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"4"));
        as("viewer")
                .get(PATH + "/" + code + "/history")
                .then()
                .statusCode(200)
                .body("items.revision", equalTo(List.of(4, 3, 2, 1)))
                .body("items.action", equalTo(List.of("MOVED", "MOVED", "REVISED", "REGISTERED")))
                .body("items.reason", equalTo(Arrays.asList("it begins", "in a test", "a better title", null)))
                .body("items[0].from", equalTo("PUBLISHED"))
                .body("items[0].to", equalTo("IN_FORCE"))
                .body("items[0].effectiveOn", equalTo("1989-01-01"))
                .body("items[2].version", equalTo(2))
                .body("items[0].by", equalTo("test-officer"));
        String cursor = as("viewer").get(PATH + "/" + code + "/history?limit=3").path("nextCursor");
        as("viewer")
                .queryParam("cursor", cursor)
                .get(PATH + "/" + code + "/history")
                .then()
                .body("items.revision", equalTo(List.of(1)));
    }

    @Test
    void aStepHoldsFromADayThatFitsTheTextAndTheStepBefore() {
        String code = newCode();
        officer()
                .body(text(code).put("inForceOn", "1989-01-01").put("endedOn", "1999-12-31"))
                .post(PATH)
                .then()
                .statusCode(201);
        step(code, "PUBLISHED", "8 Nov", 422);
        step(code, "PUBLISHED", "1988-11-07", 422); // before it was announced
        step(code, "PUBLISHED", "1988-12-01", 200);
        step(code, "IN_FORCE", "1988-11-30", 422); // before the step before
        step(code, "IN_FORCE", "1989-01-02", 422); // not the day of the text
        step(code, "IN_FORCE", "1989-01-01", 200);
        step(code, "REPEALED", "1998-12-31", 422);
        step(code, "REPEALED", "1999-12-31", 200);
    }

    @Test
    void aStepWithoutADayHoldsFromTheDayOfTheTextAndNeverBeforeTheStepBefore() {
        String code = newCode();
        officer()
                .body(text(code).put("inForceOn", "1989-01-01").put("endedOn", "1999-12-31"))
                .post(PATH)
                .then()
                .statusCode(201);
        step(code, "PUBLISHED", "1989-06-01", 200);
        transition(code, "IN_FORCE")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("effectiveOn"))
                .body("violations[0].message", startsWith("1989-01-01 is before the last step"));
        officer()
                .header("If-Match", "*")
                .body(text(code).put("inForceOn", "1990-01-01").put("endedOn", "1999-12-31"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
        transition(code, "IN_FORCE").then().statusCode(200);
        transition(code, "ENDED").then().statusCode(200);
        as("viewer")
                .get(PATH + "/" + code + "/history")
                .then()
                .body("items[0].effectiveOn", equalTo("1999-12-31"))
                .body("items[1].effectiveOn", equalTo("1990-01-01"));
    }

    @Test
    void aStepOfTodayIsNotBeforeOneThatIsStillToCome() {
        String code = registered();
        step(code, "PUBLISHED", "2999-01-01", 200);
        transition(code, "IN_FORCE")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("the last step, which holds from 2999-01-01"));
        step(code, "IN_FORCE", "2999-01-01", 200);
        as("viewer").get(PATH + "/" + code).then().body("status", equalTo("IN_FORCE"));
    }

    @Test
    void theHistoryTellsADayOfAnyYearAsItWasSent() {
        String code = newCode();
        officer().body(text(code).putNull("announcedOn")).post(PATH).then().statusCode(201);
        step(code, "PUBLISHED", "0000-01-01", 200);
        step(code, "IN_FORCE", "1582-10-05", 200); // a day that some calendars left out
        as("viewer")
                .get(PATH + "/" + code + "/history")
                .then()
                .body("items[0].effectiveOn", equalTo("1582-10-05"))
                .body("items[1].effectiveOn", equalTo("0000-01-01"));
    }

    @Test
    void versionsAndHistoryAsTablesHaveAllOfThem() {
        String code = registered();
        for (int i = 0; i < 60; i++) {
            revised(code, "revision " + i, text(code).put("issuer", "Issuer " + i));
        }
        assertThat(lines(code, "/versions.csv")).hasSize(1 + 61);
        assertThat(lines(code, "/history.csv")).hasSize(1 + 61).anyMatch(line -> line.contains("revision 0"));
        assertThat(lines(code, "/history.csv?limit=7")).hasSize(1 + 7);
        as("viewer")
                .header("Accept", TableTypes.XLSX)
                .get(PATH + "/" + code + "/history")
                .then()
                .statusCode(200);
    }

    private static List<String> lines(String code, String list) {
        return as("viewer")
                .get(PATH + "/" + code + list)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private static void step(String code, String to, String effectiveOn, int status) {
        officer()
                .body(Map.of("to", to, "reason", "in a test", "effectiveOn", effectiveOn))
                .post(PATH + "/" + code + "/transitions")
                .then()
                .statusCode(status);
    }

    @Test
    void versionsAndHistoryOfADraftAreForThoseWhoMaySeeIt() {
        String draft = registered("CN-JS");
        for (String part : List.of("/versions", "/versions/1", "/versions/1/diff/1", "/history")) {
            within("CN-GD", "officer").get(PATH + "/" + draft + part).then().statusCode(404);
            officer().get(PATH + "/" + draft + part).then().statusCode(200);
        }
    }

    @Test
    void aReasonThatIsTooLongIsRefusedAndChangesNothing() {
        String code = registered();
        officer()
                .header("If-Match", "*")
                .queryParam("reason", "x".repeat(251))
                .body(text(code).put("issuer", "x"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(400);
        as("viewer").get(PATH + "/" + code).then().body("version", equalTo(1));
        revised(code, "因".repeat(250), text(code).put("issuer", "x"));
    }

    @Test
    void versionsAndHistoryAreTablesToo() {
        String code = registered();
        for (String list : List.of("versions", "history")) {
            String csv = as("viewer")
                    .accept("text/csv")
                    .get(PATH + "/" + code + "/" + list)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(csv.lines()).as(list).hasSize(2);
            assertThat(csv).contains("test-officer");
        }
    }
}
