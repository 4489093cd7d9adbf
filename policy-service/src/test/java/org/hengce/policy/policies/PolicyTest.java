package org.hengce.policy.policies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.testing.Surroundings;
import org.hengce.policy.WithPolicies;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PolicyTest extends WithPolicies {
    @Test
    void aPolicyIsRegisteredAsADraftAndReadBackAsItWasSent() {
        String code = newCode();
        officer()
                .body(text(code))
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Location", PATH + "/" + code)
                .header("ETag", startsWith("\"1"))
                .body("status", equalTo("DRAFT"));
        as("viewer")
                .get(PATH + "/" + code)
                .then()
                .statusCode(200)
                .body("title.zh", equalTo("加州控烟计划"))
                .body("assignment", equalTo("CHOSEN"))
                .body("goals[0].targetEffect", equalTo(-20.0f))
                .body("version", equalTo(1));
    }

    @Test
    void aSecondPolicyWithTheSameCodeIs409EvenWhenBothComeAtOnce() throws Exception {
        String code = newCode();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> posts = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> officer().body(text(code)).post(PATH).statusCode())
                    .toList();
            List<Integer> answers = senders.invokeAll(posts).stream()
                    .map(PolicyTest::of)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 409, 409, 409);
        } finally {
            senders.shutdownNow();
        }
        officer()
                .body(text(code))
                .post(PATH)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("'" + code + "' exists already"));
    }

    private static int of(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDraftIsNotPublishedAndAPublishedPolicyIsPublishedWhole() {
        String draft = registered();
        String code = registered();
        transition(code, "PUBLISHED").then().statusCode(200).header("ETag", startsWith("\"2"));
        var records =
                Surroundings.topics().readUntil(Topics.POLICIES, r -> r.key().equals(code));
        assertThat(records).noneMatch(r -> r.key().equals(draft));
        JsonNode event = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(event.get("type").textValue()).isEqualTo("org.hengce.policy.v1");
        assertThat(event.get("source").textValue()).isEqualTo("/hengce/policy-service");
        assertThat(event.at("/data/revision").longValue()).isEqualTo(2);
        assertThat(event.at("/data/epoch").intValue()).isEqualTo(1);
        assertThat(event.at("/data/policy/coverage/0/region").textValue()).isEqualTo("US-CA");
    }

    @Test
    void theLifeOfAPolicyGoesForwardOnly() {
        String code = registered();
        transition(code, "IN_FORCE")
                .then()
                .statusCode(409)
                .body("detail", equalTo("from DRAFT a policy cannot become IN_FORCE; possible: [PUBLISHED]"));
        transition(code, "PUBLISHED").then().statusCode(200);
        transition(code, "IN_FORCE").then().statusCode(200).body("status", equalTo("IN_FORCE"));
        transition(code, "PUBLISHED").then().statusCode(409).body("detail", containsString("[ENDED, REPEALED]"));
        transition(code, "REPEALED").then().statusCode(200);
        officer()
                .header("If-Match", "*")
                .body(text(code))
                .put(PATH + "/" + code)
                .then()
                .statusCode(409);
        officer()
                .body("{\"to\":\"ENDED\"}")
                .post(PATH + "/" + code + "/transitions")
                .then()
                .statusCode(422);
        officer()
                .body("{\"to\":\"GONE\",\"reason\":\"x\"}")
                .post(PATH + "/" + code + "/transitions")
                .then()
                .statusCode(400);
        transition("no-such", "ENDED").then().statusCode(404);
    }

    @Test
    void aRevisionKeepsTheOldTextAndRaisesTheVersion() {
        String code = registered();
        ObjectNode changed = text(code);
        changed.putObject("title").put("en", "Another title");
        officer().body(changed).put(PATH + "/" + code).then().statusCode(428);
        officer()
                .header("If-Match", "\"9\"")
                .body(changed)
                .put(PATH + "/" + code)
                .then()
                .statusCode(412);
        officer()
                .header("If-Match", "\"1\"")
                .body(changed)
                .put(PATH + "/" + code)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .header("ETag", startsWith("\"2"));
        officer()
                .header("If-Match", "\"2\"")
                .body(changed)
                .put(PATH + "/" + code)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        List<String> titles = jdbi.withHandle(
                h -> h.createQuery("SELECT text->'title'->>'en' FROM policy_version WHERE code = ? ORDER BY version")
                        .bind(0, code)
                        .mapTo(String.class)
                        .list());
        assertThat(titles).containsExactly("California tobacco control programme", "Another title");
    }

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
    void allThatAPolicyOfficeKnowsIsKept() throws Exception {
        String code = newCode();
        ObjectNode whole = (ObjectNode) json.readTree(PolicyExamples.POLICY);
        officer().body(whole.put("code", code)).post(PATH).then().statusCode(201);
        ObjectNode read =
                (ObjectNode) json.readTree(as("viewer").get(PATH + "/" + code).asString());
        read.remove(List.of("status", "version", "plans", "selfAssessments", "pending", "contradicted"));
        assertThat(json.treeToValue(read, PolicyText.class)).isEqualTo(json.treeToValue(whole, PolicyText.class));
        transition(code, "PUBLISHED").then().statusCode(200);
        var records =
                Surroundings.topics().readUntil(Topics.POLICIES, r -> r.key().equals(code));
        JsonNode event = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(event.at("/data/policy/logicModel/links")).hasSize(2);
    }

    @Test
    void aDraftIsDeletedWithAllThatWasSaidOfItAndTheAuditKnows() {
        String code = registered();
        officer().delete(PATH + "/" + code).then().statusCode(428);
        officer().header("If-Match", "\"9\"").delete(PATH + "/" + code).then().statusCode(412);
        as("viewer").header("If-Match", "*").delete(PATH + "/" + code).then().statusCode(403);
        within("CN-GD", "officer")
                .header("If-Match", "*")
                .delete(PATH + "/" + code)
                .then()
                .statusCode(404);
        officer().header("If-Match", "\"1\"").delete(PATH + "/" + code).then().statusCode(204);
        officer().get(PATH + "/" + code).then().statusCode(404);
        officer().get(PATH + "/" + code + "/versions").then().statusCode(404);
        officer().header("If-Match", "*").delete(PATH + "/" + code).then().statusCode(404);
        String actor = jdbi.withHandle(
                h -> h.createQuery("SELECT actor FROM audit WHERE subject = ? AND action = 'policy.delete'")
                        .bind(0, code)
                        .mapTo(String.class)
                        .one());
        assertThat(actor).isEqualTo("test-officer");
        officer().body(text(code)).post(PATH).then().statusCode(201).header("ETag", startsWith("\"1"));
    }

    @Test
    void whatWasPublishedIsNeverDeleted() {
        String code = registered();
        transition(code, "PUBLISHED").then().statusCode(200);
        officer()
                .header("If-Match", "*")
                .delete(PATH + "/" + code)
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        officer().get(PATH + "/" + code).then().header("ETag", startsWith("\"2"));
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

    @Test
    void onlyOfficersWriteAndEveryWriteLeavesAnAuditRowThatTheServiceCannotChange() {
        as("viewer").body(text(newCode())).post(PATH).then().statusCode(403);
        as("steward").body(text(newCode())).post(PATH).then().statusCode(403);
        given().contentType(ContentType.JSON).body("{}").post(PATH).then().statusCode(401);
        String code = registered();
        String actor = jdbi.withHandle(
                h -> h.createQuery("SELECT actor FROM audit WHERE subject = ? AND action = 'policy.register'")
                        .bind(0, code)
                        .mapTo(String.class)
                        .one());
        assertThat(actor).isEqualTo("test-officer");
        for (String forbidden : List.of(
                "DELETE FROM audit",
                "UPDATE audit SET actor = 'x'",
                "DROP TABLE policy",
                "CREATE TABLE mine (a int)")) {
            assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(forbidden)))
                    .isInstanceOf(JdbiException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void theListComesInPagesAndKnowsItsParameters() {
        registered();
        registered();
        String cursor = officer()
                .get(PATH + "?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("nextCursor");
        officer().queryParam("cursor", cursor).get(PATH + "?limit=1").then().body("items.size()", equalTo(1));
        officer().get(PATH + "?page=2").then().statusCode(400).body("detail", containsString("no parameter 'page'"));
    }

    @Test
    void theLargestDraftThatIsTakenComesThroughItsWholeLife() {
        String code = newCode();
        ObjectNode text = large(code);
        JsonNode coverage = text.get("coverage");
        mostTaken(text, 0, 59, wanted -> {
            for (int i = 0; i < coverage.size(); i++) {
                ((ObjectNode) coverage.get(i))
                        .put("region", "R".repeat(wanted) + "-" + i)
                        .put("from", "1989-01-01")
                        .put("to", "2020-12-31");
            }
        });
        // To the last byte.
        mostTaken(text, 1, 4_200, wanted -> text.putObject("summary").put("en", "x".repeat(wanted)));
        officer().body(text).post(PATH).then().statusCode(201);
        for (String to : List.of("PUBLISHED", "IN_FORCE", "REPEALED")) {
            transition(code, to).then().statusCode(200);
        }
    }

    /** The largest of these numbers with which a draft is taken, which is left as it was made with it. */
    private int mostTaken(ObjectNode text, int taken, int refused, IntConsumer make) {
        int low = taken;
        int high = refused;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            make.accept(middle);
            int status = officer().body(text).post(PATH).statusCode();
            assertThat(status).isIn(201, 413);
            if (status == 201) {
                officer()
                        .header("If-Match", "*")
                        .delete(PATH + "/" + text.get("code").textValue())
                        .then()
                        .statusCode(204);
                low = middle;
            } else {
                high = middle;
            }
        }
        make.accept(low);
        return low;
    }
}
