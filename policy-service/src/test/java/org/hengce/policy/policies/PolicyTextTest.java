package org.hengce.policy.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.policy.WithPolicies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text says, and what is none. */
@QuarkusTest
class PolicyTextTest extends WithPolicies {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /coverage                      | []                                               | coverage
            /coverage                      | null                                             | coverage
            /coverage/0/from               | "sometime"                                       | coverage[0].from
            /coverage/0/to                 | "1980"                                           | coverage[0].to
            /coverage/0/region             | "US CA"                                          | coverage[0].region
            /title                         | {}                                               | title
            /title                         | null                                             | title
            /category                      | null                                             | category
            /code                          | "no spaces"                                      | code
            /code                          | null                                             | code
            /announcedOn                   | "8 Nov 1988"                                     | announcedOn
            /budget                        | {"amount": -1, "currency": "USD"}                | budget.amount
            /title                         | {"en": "\\u00a0"}                              | title
            /budget                        | {"amount": 1e300, "currency": "USD"}             | budget.amount
            /budget                        | {"executed": 2e18, "currency": "USD"}            | budget.executed
            /budget                        | {"amount": 1}                                    | budget.currency
            /goals/0/weight                | 0.5                                              | goals
            /goals/0/targetEffect          | 0                                                | goals[0].targetEffect
            /goals/0/smallestEffectOfInterest | -4                                            | goals[0].smallestEffectOfInterest
            /goals/0/targetEffect          | -1e-320                                          | goals[0].targetEffect
            /goals/0/indicator             | "1st"                                            | goals[0].indicator
            /goals/0/sectors               | ["C26"]                                          | goals[0].sectors
            /goals/0/sectors               | []                                               | goals[0].sectors
            /goals/0/sectors               | ["C26", "_T"]                                    | goals[0].sectors[1]
            /goals/0/sectors               | ["C26", "C27", "C26"]                            | goals[0].sectors[2]
            /goals/0/sectors               | ["C26", "C 27"]                                  | goals[0].sectors[1]
            /window/to                     | "1960"                                           | window.to
            /comparison                    | {"excluded": ["US AZ"]}                          | comparison.excluded
            /issuer                        | " "                                              | issuer
            /summary                       | {"zh": ""}                                       | summary
            /budget                        | {"amount": 1, "currency": "ABC"}                 | budget.currency
            /budget                        | {"amount": 1, "currency": "XXX"}                 | budget.currency
            /budget                        | {"executed": 1}                                  | budget.currency
            /budget                        | {"currency": "USD", "years": [{"year": 99}]}     | budget.years[0].year
            /budget                        | {"currency": "USD", "years": [{"amount": 1}]}    | budget.years[0].year
            /budget                        | {"currency": "USD", "years": [{"year": 2020}, {"year": 2020}]} | budget.years[1].year
            /budget                        | {"amount": 3, "currency": "USD", "years": [{"year": 2020, "amount": 1}, {"year": 2021, "amount": 1}]} | budget.amount
            /budget                        | {"amount": 3, "currency": "USD", "years": [{"year": 2020, "amount": 4}, {"year": 2021}]} | budget.amount
            /budget                        | {"executed": 3, "currency": "USD", "years": [{"year": 2020, "executed": 1}]} | budget.executed
            /coverage/0/intensity          | 1.5                                              | coverage[0].intensityUnit
            /inForceOn                     | "1988-11-07"                                     | inForceOn
            /endedOn                       | "1988-11-07"                                     | endedOn
            /endedOn                       | "31 December"                                    | endedOn
            /assignment                    | "LOTTERY"                                        | assignmentDocument
            /assignmentDocument            | {"title": " "}                                   | assignmentDocument.title
            /assignmentDocument            | {"title": "x", "url": "file:///x"}               | assignmentDocument.url
            /rationale                     | {"marketFailure": "OTHER"}                       | rationale.text
            /rationale                     | {"text": {"en": "x"}}                            | rationale.marketFailure
            /beneficiaries                 | [{"kind": "OTHER"}]                              | beneficiaries[0].text
            /beneficiaries                 | [{"kind": "FIRMS", "count": -1}]                 | beneficiaries[0].count
            /logicModel                    | {"items": []}                                    | logicModel.items
            /logicModel                    | {"items": [{"code": "A", "stage": "INPUT"}]}     | logicModel.items[0].text
            /logicModel                    | {"items": [{"code": "A", "stage": "INPUT", "text": {"en": "a"}}], "links": [{"from": "A", "to": "B"}]} | logicModel.links[0].to
            /logicModel                    | {"items": [{"code": "A", "stage": "OUTPUT", "text": {"en": "a"}}, {"code": "B", "stage": "INPUT", "text": {"en": "b"}}], "links": [{"from": "A", "to": "B"}]} | logicModel.links[0]
            /logicModel                    | {"items": [{"code": "A", "stage": "INPUT", "text": {"en": "a"}}, {"code": "A", "stage": "INPUT", "text": {"en": "b"}}]} | logicModel.items[1].code
            /logicModel                    | {"items": [{"code": "A", "stage": "OUTCOME", "text": {"en": "a"}}, {"code": "B", "stage": "OUTCOME", "text": {"en": "b"}}], "links": [{"from": "A", "to": "B"}, {"from": "B", "to": "A"}]} | logicModel.links
            /logicModel                    | {"items": [{"code": "A", "stage": "OUTCOME", "text": {"en": "a"}}], "links": [{"from": "A", "to": "A"}]} | logicModel.links
            """)
    void aTextThatIsNoPolicyIsRefusedAtTheFieldThatIsWrong(String pointer, String value, String field)
            throws Exception {
        String code = newCode();
        ObjectNode text = text(code);
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = text.at(pointer.substring(0, cut));
        ((ObjectNode) parent).set(pointer.substring(cut + 1), json.readTree(value));
        officer()
                .body(text)
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
        officer().get(PATH + "/" + code).then().statusCode(404);
    }

    @Test
    void aGoalIsOnOneSectorOrOnUpToFiftyAndOnNoSeriesTwice() throws Exception {
        String several = "{\"indicator\": \"output\", \"sectors\": %s}";
        String one = "{\"indicator\": \"output\", \"sector\": %s}";
        String code = newCode();
        ObjectNode text = text(code);
        text.set(
                "goals",
                json.readTree(List.of(
                                several.formatted("[\"C26\", \"C27\"]"),
                                several.formatted("[\"C27\", \"C28\"]"),
                                one.formatted("\"C26\""),
                                one.formatted("null"))
                        .toString()));
        officer().body(text).post(PATH).then().statusCode(201);
        officer()
                .get(PATH + "/" + code)
                .then()
                .body("goals[0].sectors", contains("C26", "C27"))
                .body("goals[0].sector", nullValue())
                .body("goals[2].sectors", nullValue());
        String fifty =
                IntStream.range(0, 50).mapToObj("\"S%d\""::formatted).toList().toString();
        refused(several.formatted(fifty.replace("]", ", \"S50\"]")), "goals[0].sectors");
        refused(
                "{\"indicator\": \"output\", \"sector\": \"C26\", \"sectors\": [\"C26\", \"C27\"]}",
                "goals[0].sectors");
        refused(
                several.formatted("[\"C26\", \"C27\"]") + ", " + several.formatted("[\"C27\", \"C26\"]"),
                "goals[1].indicator");
        refused(one.formatted("null") + ", " + one.formatted("\"_T\""), "goals[1].indicator");
    }

    private void refused(String goals, String field) throws Exception {
        ObjectNode text = text(newCode());
        text.set("goals", json.readTree("[" + goals + "]"));
        officer()
                .header("Accept-Language", "zh")
                .body(text)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem(field))
                .body("violations.message", everyItem(matchesPattern("(?s).*[\\u4e00-\\u9fff].*")));
    }

    @Test
    void whatIsNotTheExpectedJsonIs400AndNeverA500() {
        for (String body : List.of(
                "",
                "null",
                "[]",
                "{\"code\":",
                "{\"code\": 5}",
                "{\"codes\": \"x\"}",
                "{\"coverage\": [null]}",
                "{\"category\": \"OTHER\"}",
                "{\"budget\": {\"amount\": 1e999}}",
                "{\"issuer\": \"\\u0000\"}")) {
            int status = officer().body(body).post(PATH).statusCode();
            assertThat(status).as(body).isIn(400, 422);
        }
        officer()
                .body("null")
                .post(PATH)
                .then()
                .body("violations.field", equalTo(List.of("text"))); // without the name of a method of ours
    }

    @Test
    void aBlankLanguageOfATextIsAbsent() {
        String code = newCode();
        ObjectNode text = text(code);
        text.putObject("title").put("zh", " ").put("en", "Tobacco control");
        officer().body(text).post(PATH).then().statusCode(201).body("title.zh", nullValue());
        as("viewer").get(PATH + "/" + code).then().body("title.en", equalTo("Tobacco control"));
    }

    @Test
    void aFieldThatStandsThereTwiceIsRefusedSinceOneOfThemWouldBeLost() {
        String code = newCode();
        String text = text(code).toString();
        officer()
                .body(text.substring(0, text.length() - 1) + ", \"issuer\": \"A\", \"issuer\": \"B\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", endsWith("malformed"));
        officer()
                .body(text.replace("\"from\":\"1989\"", "\"from\":\"1989\",\"from\":\"1990\""))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("coverage[0]"));
        officer().get(PATH + "/" + code).then().statusCode(404);
    }

    @Test
    void aTextThatHasNoEndIsRefusedWhereItHasNone() {
        String code = newCode();
        ObjectNode endless = text(code).put("issuer", "x".repeat(501)).put("legalBasis", "x".repeat(2_001));
        endless.putObject("summary").put("zh", "长".repeat(20_001));
        endless.putObject("title").put("en", "x".repeat(501));
        officer()
                .body(endless)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("title.en", "summary.zh", "issuer", "legalBasis")));
        officer().get(PATH + "/" + code).then().statusCode(404);
        ObjectNode atTheBounds = text(code).put("issuer", "x".repeat(500)).put("legalBasis", "x".repeat(2_000));
        atTheBounds.putObject("summary").put("zh", "长".repeat(20_000));
        officer().body(atTheBounds).post(PATH).then().statusCode(201);
    }

    @Test
    void aRegionMayBeCoveredAgainLaterAndAPartBesideItsWhole() {
        ObjectNode text = text(newCode());
        text.putArray("coverage");
        covered(text, "CN-GD", "2010", "2012");
        covered(text, "CN-GD", "2013-01", null);
        covered(text, "CN-GD-SZ", "2011", null);
        officer().body(text).post(PATH).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            2010, null, 2012, null
            2010, 2012, 2012-12-31, null
            2010, 2012, 2011-Q1, 2011-Q2
            2011, 2011, 2010, null
            """)
    void aRegionIsNotCoveredTwiceAtOnce(String from, @Nullable String to, String again, @Nullable String end) {
        ObjectNode text = text(newCode());
        text.putArray("coverage");
        covered(text, "CN-GD", from, to);
        covered(text, "CN-GD", again, end);
        officer()
                .body(text)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("coverage[1].region")));
    }

    private static void covered(ObjectNode text, String region, String from, @Nullable String to) {
        text.withArray("coverage")
                .addObject()
                .put("region", region)
                .put("from", from)
                .put("to", to);
    }
}
