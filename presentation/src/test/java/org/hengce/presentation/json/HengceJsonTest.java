package org.hengce.presentation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hengce.methods.score.Rating;
import org.hengce.methods.score.Verdict;
import org.hengce.methods.score.YardstickSource;
import org.junit.jupiter.api.Test;

class HengceJsonTest {
    private final ObjectMapper json = HengceJson.mapper();

    @Test
    void readsTheExampleOfTheContract() throws IOException {
        EvaluationDocument read = json.treeToValue(contract(), EvaluationDocument.class);

        assertThat(read.status()).isEqualTo(EvaluationStatus.COMPLETED);
        assertThat(read.completedAt()).isEqualTo(Instant.parse("2026-04-01T08:00:00Z"));
        assertThat(read.rating()).isEqualTo(Rating.INCONCLUSIVE);
        EffectDocument effect = read.effects().get(0);
        assertThat(effect.interval()).isEqualTo(new IntervalDocument(0.95, -18.97, 8.40));
        assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect.yardstickSource()).isEqualTo(YardstickSource.TARGET);
        assertThat(effect.relativeEffect()).isNull();
        assertThat(read.robustness().get(0).estimate()).isEqualTo(-11.05);
        assertThat(Objects.requireNonNull(read.provenance()).observationsAsOf())
                .containsEntry("cigarette-sales", Instant.parse("2026-03-31T16:00:00.001Z"));
    }

    @Test
    void writesEveryFieldOfTheExampleThatSomethingComputes() throws IOException {
        JsonNode given = contract();
        JsonNode written = json.valueToTree(json.treeToValue(given, EvaluationDocument.class));

        ((ObjectNode) given).remove("recommendations");
        ((ObjectNode) given.at("/effects/0")).remove(List.of("adjustedPValues", "tellableFrom"));
        assertContains(written, given, "");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() throws IOException {
        EvaluationDocument read = json.treeToValue(contract(), EvaluationDocument.class);

        assertThat(json.readValue(json.writeValueAsString(read), EvaluationDocument.class))
                .isEqualTo(read);
    }

    @Test
    void anUnknownFieldAndAnUnknownVerdictOfANewerServiceDoNotStopAReader() throws IOException {
        ObjectNode newer = (ObjectNode) contract();
        newer.put("horoscope", "good");
        ((ObjectNode) newer.at("/effects/0"))
                .put("verdict", "BENEFICIAL_FOR_SOME")
                .put("method", "CAUSAL_FOREST");

        EffectDocument effect =
                json.treeToValue(newer, EvaluationDocument.class).effects().get(0);

        assertThat(effect.verdict()).isNull();
        assertThat(effect.method()).isEqualTo("CAUSAL_FOREST");
    }

    @Test
    void anEvaluationThatHasNotRunYetHasNullsAndEmptyLists() throws IOException {
        String queued =
                "{\"id\":\"1\",\"policy\":{\"code\":\"P\",\"version\":1},\"status\":\"QUEUED\",\"trigger\":\"POLICY\"}";

        EvaluationDocument read = json.readValue(queued, EvaluationDocument.class);

        assertThat(read.effects()).isEmpty();
        assertThat(read.reasons()).isEmpty();
        assertThat(json.<JsonNode>valueToTree(read).get("score").isNull()).isTrue();
    }

    @Test
    void whatIsNotANumberIsNeverWritten() {
        assertThatThrownBy(() -> json.writeValueAsString(new IntervalDocument(0.95, Double.NaN, 1.0)))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("no JSON number");
        assertThatThrownBy(() -> json.writeValueAsString(
                        new ScoreDocument(Double.POSITIVE_INFINITY, null, null, null, 0.9, null)))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static void assertContains(JsonNode whole, JsonNode part, String at) {
        if (part.isObject()) {
            part.properties().forEach(field -> {
                assertThat(whole.has(field.getKey()))
                        .as(at + "/" + field.getKey())
                        .isTrue();
                assertContains(whole.get(field.getKey()), field.getValue(), at + "/" + field.getKey());
            });
        } else if (part.isArray()) {
            assertThat(whole).as(at).hasSameSizeAs(part);
            for (int i = 0; i < part.size(); i++) {
                assertContains(whole.get(i), part.get(i), at + "/" + i);
            }
        } else {
            assertThat(whole.asText()).as(at).isEqualTo(part.asText());
        }
    }

    private JsonNode contract() throws IOException {
        try (InputStream example = HengceJsonTest.class.getResourceAsStream("contract.json")) {
            return json.readTree(Objects.requireNonNull(example));
        }
    }
}
