package org.hengce.policy.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.TestTopics;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;

/** With topics and a database of its own: other tests are of the first epoch. */
@QuarkusTest
@TestProfile(PolicyEpochTest.Alone.class)
class PolicyEpochTest extends WithPolicies {
    /** Differs from that of the other tests by being another. */
    public static final class Alone implements QuarkusTestProfile {}

    private static final String EPOCHS = "/api/v1/policy-epochs";

    /** What stands on a topic up to the last end of the epoch. */
    private static List<ConsumerRecord<String, String>> upToTheEnds(String topic, int epoch) {
        List<Integer> ends = new ArrayList<>();
        return Surroundings.topics().readUntil(topic, r -> {
            JsonNode event = Surroundings.topics().event(r);
            if (EpochEndV1.TYPE.equals(event.path("type").textValue())
                    && event.at("/data/epoch").intValue() == epoch) {
                assertThat(event.at("/data/partitions").intValue()).isEqualTo(TestTopics.PARTITIONS);
                ends.add(r.partition());
            }
            return ends.stream().distinct().count() == TestTopics.PARTITIONS;
        });
    }

    private static List<JsonNode> ofPolicy(List<ConsumerRecord<String, String>> records, String code, int epoch) {
        return records.stream()
                .filter(r -> r.key().equals(code))
                .map(r -> Surroundings.topics().event(r))
                .filter(event -> event.at("/data/epoch").intValue() == epoch)
                .toList();
    }

    @Test
    void everyPublishedPolicyIsPublishedAgainAsItIsAndEveryPartitionSaysWhenThatHasEnded() {
        String draft = registered();
        String code = registered();
        transition(code, "PUBLISHED").then().statusCode(200);
        transition(code, "IN_FORCE").then().statusCode(200);
        officer()
                .body("{\"on\": \"1993-01-31\", \"by\": \"x\", \"text\": {\"en\": \"x\"}}")
                .post(PATH + "/" + code + "/self-assessments")
                .then()
                .statusCode(201);
        int epoch = as("admin").post(EPOCHS).then().statusCode(202).extract().path("epoch");
        assertThat(epoch).isGreaterThan(1);
        for (String topic : List.of(Topics.STRATEGIES, Topics.REFERENCES)) {
            upToTheEnds(topic, epoch);
        }
        List<ConsumerRecord<String, String>> records = upToTheEnds(Topics.POLICIES, epoch);
        assertThat(records).noneMatch(r -> r.key().equals(draft));
        List<JsonNode> again = ofPolicy(records, code, epoch);
        assertThat(again).hasSize(1);
        assertThat(again.get(0).path("type").textValue()).isEqualTo(PolicyV1.TYPE);
        assertThat(again.get(0).at("/data/revision").longValue()).isEqualTo(4);
        assertThat(again.get(0).at("/data/selfAssessments/0/by").textValue()).isEqualTo("x");
        assertThat(again.get(0).at("/data/status").textValue()).isEqualTo("IN_FORCE");

        // What changes from now on is of this epoch, and the next one is above it.
        transition(code, "ENDED").then().statusCode(200);
        int next = as("admin").post(EPOCHS).then().statusCode(202).extract().path("epoch");
        assertThat(next).isGreaterThan(epoch);
        List<ConsumerRecord<String, String>> all = upToTheEnds(Topics.POLICIES, next);
        assertThat(ofPolicy(all, code, epoch)).hasSize(2);
        assertThat(ofPolicy(all, code, next)).hasSize(1);
    }

    @Test
    void whatIsPublishedAgainHasItsSealedPlansAsTheyWereSealed() {
        String code = newCode();
        officer().body("""
                        {"code": "%s", "title": {"en": "x"}, "category": "TALENT", "level": "PROVINCIAL",
                         "coverage": [{"region": "US-CA", "from": "2060"}], "goals": [{"indicator": "i"}]}""".formatted(code)).post(PATH).then().statusCode(201);
        String sha256 = officer()
                .body(
                        "{\"goals\": [{\"indicator\": \"i\"}], \"readings\": [{\"on\": \"2063-06-30\", \"lastPeriod\": \"2062\"}]}")
                .put(PATH + "/" + code + "/plan")
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
        transition(code, "PUBLISHED").then().statusCode(200);
        int epoch = as("admin").post(EPOCHS).then().statusCode(202).extract().path("epoch");
        JsonNode again =
                ofPolicy(upToTheEnds(Topics.POLICIES, epoch), code, epoch).get(0);
        assertThat(again.at("/data/plans")).hasSize(1);
        assertThat(again.at("/data/plans/0/sha256").textValue()).isEqualTo(sha256);
        assertThat(again.at("/data/plans/0/sealedAt").textValue())
                .isEqualTo(as("viewer").get(PATH + "/" + code + "/plan").path("sealedAt"));
    }

    @Test
    void theSameRequestSentTwiceBeginsOneEpoch() {
        String key = newCode();
        int once = as("admin")
                .header("Idempotency-Key", key)
                .post(EPOCHS)
                .then()
                .statusCode(202)
                .extract()
                .path("epoch");
        as("admin")
                .header("Idempotency-Key", key)
                .post(EPOCHS)
                .then()
                .statusCode(202)
                .body("epoch", equalTo(once));
    }

    @Test
    void onlyAdministratorsPublishEverythingAgain() {
        officer().post(EPOCHS).then().statusCode(403);
        as("viewer").post(EPOCHS).then().statusCode(403);
    }
}
