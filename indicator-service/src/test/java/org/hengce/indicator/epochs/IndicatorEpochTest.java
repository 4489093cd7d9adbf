package org.hengce.indicator.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.TestTopics;
import org.junit.jupiter.api.Test;

/** With topics and a database of its own: other tests are of the first epoch. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(IndicatorEpochTest.Alone.class)
class IndicatorEpochTest extends WithRegister {
    /** Differs from that of the other tests by being another. */
    public static final class Alone implements QuarkusTestProfile {}

    private static final String EPOCHS = "/api/v1/indicator-epochs";
    private static final int ROWS = 1_500;

    /** The events with this key and epoch before the last end of the epoch. */
    private static List<JsonNode> again(String topic, String key, int epoch) {
        List<Integer> ends = new ArrayList<>();
        List<ConsumerRecord<String, String>> records = Surroundings.topics().readUntil(topic, r -> {
            JsonNode event = Surroundings.topics().event(r);
            if (EpochEndV1.TYPE.equals(event.path("type").textValue())
                    && event.at("/data/epoch").intValue() == epoch) {
                ends.add(r.partition());
            }
            return ends.stream().distinct().count() == TestTopics.PARTITIONS;
        });
        return records.stream()
                .filter(r -> key.equals(r.key()))
                .map(r -> Surroundings.topics().event(r).get("data"))
                .filter(data -> data.get("epoch").intValue() == epoch)
                .toList();
    }

    private static void send(String indicator, int rows, double value) {
        steward()
                .body(Map.of(
                        "observations",
                        IntStream.range(0, rows)
                                .mapToObj(i -> observation(indicator, "US-CA", Integer.toString(1000 + i), value))
                                .toList()))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
    }

    @Test
    void everyEntryAndEveryVintageIsPublishedAgainInItsPartsAndWhatFollowsIsOfTheNewEpoch() {
        String indicator = newIndicator("A");
        send(indicator, ROWS, 1);
        send(indicator, 2, 2);
        int epoch =
                caller("admin").post(EPOCHS).then().statusCode(202).extract().path("epoch");
        assertThat(epoch).isGreaterThan(1);

        assertThat(again(Topics.REGIONS, "REGION:US-CA", epoch)).hasSize(1);
        assertThat(again(Topics.REGIONS, "SECTOR:_T", epoch)).hasSize(1);
        assertThat(again(Topics.INDICATORS, indicator, epoch))
                .singleElement()
                .satisfies(data -> assertThat(data.get("revision").longValue()).isEqualTo(1));
        List<JsonNode> parts = again(Topics.OBSERVATIONS, indicator, epoch);
        assertThat(parts).extracting(data -> data.get("rows").size()).containsExactly(1_000, 500, 2);
        assertThat(parts).extracting(data -> data.get("part").intValue()).containsExactly(1, 2, 1);
        assertThat(parts).extracting(data -> data.get("parts").intValue()).containsExactly(2, 2, 1);
        assertThat(parts.get(0).get("previousVintage").isNull()).isTrue();
        assertThat(parts.get(2).get("previousVintage")).isEqualTo(parts.get(0).get("vintage"));
        assertThat(parts.get(0).at("/rows/0/value").doubleValue()).isEqualTo(1);

        send(indicator, 1, 3);
        int next = caller("admin").post(EPOCHS).then().statusCode(202).extract().path("epoch");
        assertThat(next).isGreaterThan(epoch);
        assertThat(again(Topics.OBSERVATIONS, indicator, next)).hasSize(4);
        // The value that was sent between the two.
        Surroundings.topics().readUntil(Topics.OBSERVATIONS, r -> {
            JsonNode data = Surroundings.topics().event(r).get("data");
            return data.path("epoch").intValue() == epoch
                    && data.at("/rows/0/value").doubleValue() == 3;
        });
    }

    @Test
    void onlyAdministratorsPublishEverythingAgain() {
        steward().post(EPOCHS).then().statusCode(403);
        viewer().post(EPOCHS).then().statusCode(403);
    }
}
