package org.hengce.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.contracts.evaluation.EvaluationV1;
import org.hengce.contracts.event.CloudEvent;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.indicator.ImportV1;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.kit.trace.TracedWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static final Instant AT = Instant.parse("2026-11-23T15:12:20.278Z");

    private final RecordReader reader = new RecordReader(Logs.JSON, Logs.layout(1, 1), new TracedWork());
    private long offset;

    private @Nullable JournalEntry read(String key, String value) {
        return reader.read(Logs.record("t0", offset++, key, value), false);
    }

    private @Nullable JournalEntry read(String type, String key, String subject, Object data) {
        try {
            return read(
                    key, Logs.JSON.writeValueAsString(CloudEvent.of("id", "/hengce/x", type, subject, AT, null, data)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable JournalEntry reference(int epoch, long revision) {
        return read(
                ReferenceV1.TYPE,
                "R",
                "R",
                Map.of(
                        "epoch",
                        epoch,
                        "revision",
                        revision,
                        "retired",
                        false,
                        "code",
                        "R",
                        "title",
                        Map.of("en", "x")));
    }

    private static JsonNode told(@Nullable JournalEntry entry) throws JsonProcessingException {
        String text = Objects.requireNonNull(entry).text();
        return Logs.JSON.readTree(text.substring(text.indexOf("data: ") + 6));
    }

    @Test
    void ofAnEvaluationIsToldThatItIsThereAndNothingOfWhatItSays() throws Exception {
        EvaluationV1 evaluation = new EvaluationV1(
                "e-1",
                "CA-PROP99",
                3,
                "COMPLETED",
                "OBSERVATIONS",
                AT,
                new EvaluationV1.Score(63.2, 63.1, 34.5, 91.9, 0.9, 0.776),
                "EFFECTIVE",
                List.of(new EvaluationV1.Effect(
                        "cigarette-sales", "SYNTHETIC_DID", -5.29, 6.98, -18.9, 8.4, "HARMFUL")),
                Map.of("cigarette-sales", AT),
                "/api/v1/evaluations/e-1",
                "READING",
                new EvaluationV1.RatingChange(null, "EFFECTIVE"),
                List.of("US-CA"));
        JournalEntry entry = read(EvaluationV1.TYPE, "CA-PROP99", "e-1", evaluation);
        assertThat(told(entry)).isEqualTo(Logs.JSON.readTree("""
                        {"type": "evaluation", "subject": "CA-PROP99", "at": "2026-11-23T15:12:20.278Z", "revision": null,
                         "status": "COMPLETED", "retired": null, "link": "/api/v1/evaluations/e-1"}"""));
        assertThat(Objects.requireNonNull(entry).text())
                .startsWith("event: evaluation\ndata: {")
                .endsWith("}\n\n");
    }

    @Test
    void ofAnImportIsToldThatItEndedAndNothingOfWhatWasInIt() throws Exception {
        assertThat(told(read(
                        ImportV1.TYPE,
                        "i-1",
                        "i-1",
                        new ImportV1("i-1", "wang", "COMPLETED", 12L, 11L, 1L, 0L, Map.of("cigarette-sales", AT)))))
                .isEqualTo(Logs.JSON.readTree("""
                        {"type": "import", "subject": "i-1", "at": "2026-11-23T15:12:20.278Z", "revision": null,
                         "status": "COMPLETED", "retired": null, "link": "/api/v1/imports/i-1"}"""));
    }

    @Test
    void ofAnEntryIsToldWhichRevisionItHas() throws Exception {
        assertThat(told(reference(1, 4))).isEqualTo(Logs.JSON.readTree("""
                        {"type": "reference", "subject": "R", "at": "2026-11-23T15:12:20.278Z", "revision": 4,
                         "status": null, "retired": false, "link": "/api/v1/references/R"}"""));
    }

    @Test
    void whatIsPublishedAgainIsNotToldOneByOneButAtItsEnd() {
        assertThat(reference(1, 4)).isNotNull();
        assertThat(reference(2, 3)).isNull();
        assertThat(reference(2, 4)).isNull();
        JournalEntry end = read(EpochEndV1.TYPE, "t0", "t0", new EpochEndV1(2, 1));
        assertThat(Objects.requireNonNull(end).type()).isNull();
        assertThat(reference(2, 5)).isNotNull();
        assertThat(reference(1, 6)).as("of an epoch that is over").isNull();
    }

    @Test
    void aTypeOrVersionThatIsNotKnownIsPassedOver() {
        assertThat(read("org.hengce.reference.v9", "R", "R", Map.of("epoch", 1)))
                .isNull();
        assertThat(read("com.example.other", "R", "R", Map.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{}",
                "{\"type\": \"org.hengce.import.v1\"}",
                "{\"data\": 7}",
                "\u0000"
            })
    void whatIsNoEventIsPassedOver(String value) {
        assertThat(read("k", value)).isNull();
    }

    @Test
    void everyTypeCanBeAskedFor() {
        for (EventType type : EventType.values()) {
            assertThat(type.wireName()).matches(EventType.LIST);
            assertThat(EventType.asked(type.wireName())).containsExactly(type);
        }
        assertThat("policy,import").matches(EventType.LIST);
        assertThat("policy,").doesNotMatch(EventType.LIST);
        assertThat(EventType.asked(null)).containsExactly(EventType.values());
    }
}
