package org.hengce.policy.policies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
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
import org.junit.jupiter.api.Test;

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
