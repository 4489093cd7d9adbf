package org.hengce.indicator.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.InboundObservationsV1;
import org.hengce.contracts.indicator.InboundOutcomeV1;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboundTest extends WithRegister {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEAD = Topics.INBOUND_PREFIX + "dead-letter";

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void theSourcesHaveTheirTopics() throws Exception {
        for (String source : List.of("customs", "nevada-office", "nobody")) {
            Surroundings.topics().create(Topics.INBOUND_PREFIX + source);
        }
    }

    private static String message(String source, String id, String type, Object data) {
        Map<String, Object> event = new HashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", type);
        event.put("data", data);
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void send(String source, String message) throws Exception {
        Surroundings.topics().publishRaw(Topics.INBOUND_PREFIX + source, "any", message);
    }

    private static String values(String id, Object... observations) {
        return message(
                "/customs/exports",
                id,
                InboundObservationsV1.TYPE,
                Map.of("observations", Arrays.asList(observations)));
    }

    /** Waits for what became of the message; all answers to it that there are by then. */
    private static List<JsonNode> outcomes(String id) {
        List<ConsumerRecord<String, String>> read = Surroundings.topics()
                .readUntil(Topics.INBOUND_OUTCOMES, record -> messageId(record).equals(id));
        return read.stream()
                .filter(record -> messageId(record).equals(id))
                .map(record -> Surroundings.topics().event(record).get("data"))
                .toList();
    }

    private static String messageId(ConsumerRecord<String, String> record) {
        return Surroundings.topics().event(record).at("/data/messageId").asText();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    @Test
    void valuesOfASourceAreStoredInTheNameOfItsAccount() throws Exception {
        String indicator = newIndicator("A");
        String id = newId();
        send("customs", values(id, observation(indicator, "US-CA", "2020", 90.1)));
        JsonNode outcome = outcomes(id).get(0);
        assertThat(outcome.get("status").asText()).isEqualTo("ACCEPTED");
        assertThat(outcome.get("source").asText()).isEqualTo("customs");
        assertThat(outcome.get("messageSource").asText()).isEqualTo("/customs/exports");
        assertThat(outcome.get("accepted").asInt()).isEqualTo(1);
        assertThat(outcome.at("/vintages/" + indicator).asText()).isNotEmpty();
        viewer().get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .body("items", hasSize(1))
                .body("items[0].value", equalTo(90.1f));
        List<String> audited =
                jdbi.withHandle(h -> h.createQuery("SELECT actor || ' ' || address FROM audit WHERE request_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
        assertThat(audited).containsExactly("svc-customs hengce.inbound.customs");
    }

    @Test
    void aMessageThatComesTwiceHasNoSecondEffectAndNoSecondOutcome() throws Exception {
        String indicator = newIndicator("A");
        String id = newId();
        String message = values(id, observation(indicator, "US-CA", "2020", 1));
        send("customs", message);
        outcomes(id);
        send("customs", values(newId(), observation(indicator, "US-CA", "2020", 2)));
        send("customs", message); // a late repeat must not bring the older value back
        String last = newId();
        send("customs", values(last, observation(indicator, "US-CA", "2021", 3)));
        outcomes(last);
        assertThat(outcomes(id)).hasSize(1);
        viewer().get("/api/v1/observations?indicator={i}&from=2020&to=2020", indicator)
                .then()
                .body("items[0].value", equalTo(2f));
    }

    @Test
    void aNumberThatCannotBeStoredAsItWasSentIsRefusedInTheWordsThatFilesGet() throws Exception {
        String indicator = newIndicator("A");
        Map<String, String> reasons = Map.of(
                "1e309", "beyond double precision",
                "0.1234567890123456789", "more digits than double precision keeps",
                "12345678901234567890", "more digits than double precision keeps");
        for (Map.Entry<String, String> sent : reasons.entrySet()) {
            String id = newId();
            send(
                    "customs",
                    values(id, observation(indicator, "US-CA", "2020", 1), observation(indicator, "US-CA", "2021", "#"))
                            .replace("\"#\"", sent.getKey()));
            JsonNode outcome = outcomes(id).get(0);
            assertThat(outcome.get("status").asText()).isEqualTo("REJECTED");
            assertThat(outcome.get("violations")).hasSize(1);
            assertThat(outcome.at("/violations/0/field").asText()).isEqualTo("observations[1].value");
            assertThat(outcome.at("/violations/0/message/en").asText()).contains(sent.getValue());
        }
        String id = newId();
        send("customs", values(id, observation(indicator, "US-CA", "2020", "#")).replace("\"#\"", "-0.0"));
        assertThat(outcomes(id).get(0).get("status").asText()).isEqualTo("ACCEPTED");
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items", hasSize(1));
    }

    @Test
    void twoSourcesMayUseTheSameIds() throws Exception {
        String indicator = newIndicator("A");
        String id = newId();
        send("customs", values(id, observation(indicator, "US-CA", "2020", 1)));
        outcomes(id);
        send("nevada-office", values(id, observation(indicator, "US-NV", "2020", 1)));
        Surroundings.topics()
                .readUntil(
                        Topics.INBOUND_OUTCOMES,
                        record -> messageId(record).equals(id) && record.key().equals("nevada-office"));
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items", hasSize(2));
    }

    @Test
    void aWrongRowRejectsTheMessageAndEveryWrongRowIsNamed() throws Exception {
        String indicator = newIndicator("A");
        String id = newId();
        send(
                "customs",
                values(
                        id,
                        observation(indicator, "US-CA", "2020", 1),
                        observation(indicator, "US-ZZ", "2020", 1),
                        observation(indicator, "US-CA", "2020-Q1", 1),
                        Map.of("value", 5)));
        JsonNode outcome = outcomes(id).get(0);
        assertThat(outcome.get("status").asText()).isEqualTo("REJECTED");
        assertThat(outcome.get("violations").findValuesAsText("field"))
                .contains("observations[1].region", "observations[2].period", "observations[3].indicator");
        assertThat(outcome.at("/violations/0/message/zh").asText()).isNotEmpty();
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items", hasSize(0));
    }

    @Test
    void aSourceWritesItsOwnRegionsOnly() throws Exception {
        String indicator = newIndicator("A");
        String id = newId();
        send("nevada-office", values(id, observation(indicator, "US-CA", "2020", 1)));
        JsonNode outcome = outcomes(id).get(0);
        assertThat(outcome.get("status").asText()).isEqualTo("REJECTED");
        assertThat(outcome.at("/violations/0/field").asText()).isEqualTo("observations[0].region");
    }

    @Test
    void anEmptyOrTooLongMessageIsRejected() throws Exception {
        String indicator = newIndicator("A");
        String empty = newId();
        send("customs", values(empty));
        String holed = newId();
        send("customs", values(holed, new Object[] {null}));
        String large = newId();
        send(
                "customs",
                values(
                        large,
                        IntStream.range(0, 10_001)
                                .mapToObj(i -> Map.of("indicator", indicator))
                                .toArray()));
        for (String id : List.of(empty, holed, large)) {
            JsonNode outcome = outcomes(id).get(0);
            assertThat(outcome.get("status").asText()).isEqualTo("REJECTED");
            assertThat(outcome.at("/violations/0/field").asText()).isEqualTo("observations");
        }
    }

    @Test
    void aCodeOfAnyLengthIsAnsweredShortly() throws Exception {
        String id = newId();
        send("customs", values(id, observation(newIndicator("A"), "x".repeat(5_000), "2020", 1)));
        JsonNode outcome = outcomes(id).get(0);
        assertThat(outcome.at("/violations/0/message/en").asText()).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void whatHasMoreWrongRowsThanAnOutcomeHoldsIsCounted() throws Exception {
        String indicator = newIndicator("A");
        String id = newId();
        send(
                "customs",
                values(
                        id,
                        IntStream.range(0, 3_000)
                                .mapToObj(i -> observation(indicator, "no-" + i, "2020", 1))
                                .toArray()));
        JsonNode outcome = outcomes(id).get(0);
        assertThat(outcome.get("violations")).hasSize(InboundOutcomeV1.MOST_VIOLATIONS);
        assertThat(outcome.get("violationCount").asInt()).isEqualTo(3_000);
    }

    @Test
    void whatIsWrongInItselfGoesToTheDeadLetterTopicWithTheReason() throws Exception {
        String mark = newId();
        Map<String, String> wrong = Map.of(
                "not json " + mark,
                "not JSON",
                "{\"specversion\":\"1.0\",\"mark\":\"" + mark + "\"}",
                "'source' is missing",
                message("/c", mark + "-type", "org.other.v1", Map.of()),
                "does not belong",
                message("/c", mark + "-data", InboundObservationsV1.TYPE, Map.of("rows", List.of())),
                "data is no",
                values(mark + "-nul", observation("i", "US\u0000CA", "2020", 1)),
                "not storable",
                message("/c\u0000", mark + "-source", InboundObservationsV1.TYPE, Map.of()),
                "some that are none",
                message("/c", mark + "x".repeat(300), InboundObservationsV1.TYPE, Map.of()),
                "more than 250 characters");
        for (Map.Entry<String, String> entry : wrong.entrySet()) {
            send("customs", entry.getKey());
            ConsumerRecord<String, String> dead = last(Surroundings.topics()
                    .readUntil(DEAD, record -> record.value().equals(entry.getKey())));
            assertThat(header(dead, "dead-letter-reason")).contains(entry.getValue());
        }
        String good = newId();
        send("customs", values(good, observation(newIndicator("A"), "US-CA", "2020", 1)));
        assertThat(outcomes(good).get(0).get("status").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void whoIsNotRegisteredIsNotHeard() throws Exception {
        String id = newId();
        String message = values(id, observation(newIndicator("A"), "US-CA", "2020", 1));
        send("nobody", message);
        ConsumerRecord<String, String> dead = last(
                Surroundings.topics().readUntil(DEAD, record -> record.value().equals(message)));
        assertThat(header(dead, "dead-letter-reason")).contains("no source 'nobody' is registered");
    }

    private static ConsumerRecord<String, String> last(List<ConsumerRecord<String, String>> records) {
        return records.get(records.size() - 1);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
