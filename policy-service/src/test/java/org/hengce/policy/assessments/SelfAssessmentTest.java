package org.hengce.policy.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.kit.testing.Surroundings;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SelfAssessmentTest extends WithPolicies {
    private static final String REPORT = """
            {"on": "1993-01-31", "by": "Department of Health", "text": {"en": "Sales have fallen."},
             "claims": [{"indicator": "cigarette-sales", "value": -30.5, "unit": "packs per person"}],
             "attachments": [{"name": "report.pdf", "mediaType": "application/pdf", "bytes": 482133,
                              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}""";

    private ObjectNode report() throws Exception {
        return (ObjectNode) json.readTree(REPORT);
    }

    private static String path(String code) {
        return PATH + "/" + code + "/self-assessments";
    }

    private String published() {
        String code = registered();
        transition(code, "PUBLISHED").then().statusCode(200);
        return code;
    }

    @Test
    void whatAnAgencyReportsIsKeptAsItCameAndGoesOutWithThePolicy() throws Exception {
        String code = published();
        officer()
                .body(report())
                .post(path(code))
                .then()
                .statusCode(201)
                .header("Location", path(code) + "/1")
                .body("number", equalTo(1));
        officer()
                .body(report().put("by", "Board of Equalization"))
                .post(path(code))
                .then()
                .statusCode(201)
                .header("Location", path(code) + "/2");
        as("viewer")
                .get(path(code) + "/1")
                .then()
                .statusCode(200)
                .body("by", equalTo("Department of Health"))
                .body("claims[0].value", equalTo(-30.5f))
                .body("attachments[0].bytes", equalTo(482133));
        String cursor = as("viewer")
                .get(path(code) + "?limit=1")
                .then()
                .body("items.number", equalTo(List.of(1)))
                .extract()
                .path("nextCursor");
        as("viewer")
                .queryParam("cursor", cursor)
                .get(path(code))
                .then()
                .body("items.number", equalTo(List.of(2)))
                .body("nextCursor", equalTo(null));
        as("viewer").get(path(code) + "/3").then().statusCode(404);
        as("viewer").get(path(code) + "/first").then().statusCode(400);
        as("viewer").get(PATH + "/" + code).then().body("selfAssessments", equalTo(2));

        var records = Surroundings.topics()
                .readUntil(
                        Topics.POLICIES,
                        r -> r.key().equals(code)
                                && Surroundings.topics()
                                                .event(r)
                                                .at("/data/selfAssessments")
                                                .size()
                                        == 2);
        JsonNode event = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(event.at("/data/revision").longValue()).isEqualTo(4);
        assertThat(event.at("/data/selfAssessments/0/attachments/0/name").textValue())
                .isEqualTo("report.pdf");
    }

    @Test
    void theListAsATableHasAllOfThem() throws Exception {
        String code = published();
        for (int i = 0; i < 60; i++) {
            officer()
                    .body(report().put("by", "Office " + i))
                    .post(path(code))
                    .then()
                    .statusCode(201);
        }
        List<String> lines = as("viewer")
                .get(path(code) + ".jsonl")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(60);
        JsonNode last = json.readTree(lines.get(59));
        assertThat(last.get("number").intValue()).isEqualTo(60);
        assertThat(last.at("/pending/0/field").textValue()).isEqualTo("claims[0].indicator");
    }

    @Test
    void theSameReportSentTwiceWithOneKeyIsReceivedOnce() throws Exception {
        String code = published();
        for (int i = 0; i < 2; i++) {
            officer()
                    .header("Idempotency-Key", "report-of-" + code)
                    .body(report())
                    .post(path(code))
                    .then()
                    .statusCode(201)
                    .header("Location", path(code) + "/1");
        }
        as("viewer").get(path(code)).then().body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /on                          | "2999-01-01"            | on
            /on                          | "1988-11-07"            | on
            /on                          | "31.1.1993"             | on
            /on                          | null                    | on
            /by                          | " "                     | by
            /by                          | null                    | by
            /text                        | {"zh": ""}              | text
            /text                        | null                    | text
            /claims/0/indicator          | "1st"                   | claims[0].indicator
            /claims/0/value              | null                    | claims[0].value
            /attachments/0/name          | "../etc/passwd"         | attachments[0].name
            /attachments/0/name          | null                    | attachments[0].name
            /attachments/0/mediaType     | "pdf"                   | attachments[0].mediaType
            /attachments/0/bytes         | -1                      | attachments[0].bytes
            /attachments/0/bytes         | null                    | attachments[0].bytes
            /attachments/0/sha256        | "9F86"                  | attachments[0].sha256
            """)
    void aReportThatIsNoneIsRefusedAtTheFieldThatIsWrong(String pointer, String value, String field) throws Exception {
        String code = published();
        ObjectNode report = report();
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = report.at(pointer.substring(0, cut));
        ((ObjectNode) parent).set(pointer.substring(cut + 1), json.readTree(value));
        officer()
                .body(report)
                .post(path(code))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
        as("viewer").get(path(code)).then().body("items.size()", equalTo(0));
    }

    @Test
    void whatIsTooLongOrStandsTwiceIsRefused() throws Exception {
        String code = published();
        ObjectNode report = report().put("by", "x".repeat(201));
        report.withObject("text").put("zh", "长".repeat(20_001));
        report.withArray("attachments").add(report.at("/attachments/0").deepCopy());
        officer()
                .body(report)
                .post(path(code))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("by", "text.zh", "attachments[1].name")));
        ObjectNode atTheBounds = report().put("by", "x".repeat(200));
        atTheBounds.withObject("text").put("zh", "长".repeat(20_000));
        officer().body(atTheBounds).post(path(code)).then().statusCode(201);
    }

    @Test
    void aPolicyTooLargeForAnEventIs413AndChangesNothing() throws Exception {
        String code = published();
        ObjectNode large = report();
        large.withObject("text").put("zh", "长".repeat(20_000)).put("en", "x".repeat(20_000));
        int status = 201;
        int received = 0;
        for (int i = 0; i < 20 && status == 201; i++) {
            status = officer().body(large).post(path(code)).statusCode();
            received += status == 201 ? 1 : 0;
        }
        assertThat(status).isEqualTo(413);
        as("viewer").get(PATH + "/" + code).then().body("selfAssessments", equalTo(received));
        officer().body(report()).post(path(code)).then().statusCode(201);
    }

    @Test
    void ofADraftNothingIsReportedAndOnlyWhoMayChangeThePolicyReports() throws Exception {
        String draft = registered();
        officer().body(report()).post(path(draft)).then().statusCode(409);
        String code = published();
        as("viewer").body(report()).post(path(code)).then().statusCode(403);
        within("CN-GD", "officer").body(report()).post(path(code)).then().statusCode(403);
        officer().body(report()).post(path("no-such")).then().statusCode(404);
        as("viewer").get(path("no-such")).then().statusCode(404);
        transition(code, "IN_FORCE").then().statusCode(200);
        transition(code, "ENDED").then().statusCode(200);
        officer().body(report()).post(path(code)).then().statusCode(201);
        for (String body : List.of("", "null", "[]", "{\"claims\": [null]}", "{\"attachments\": [{\"bytes\": 1.5}]}")) {
            assertThat(officer().body(body).post(path(code)).statusCode())
                    .as(body)
                    .isIn(400, 422);
        }
    }
}
