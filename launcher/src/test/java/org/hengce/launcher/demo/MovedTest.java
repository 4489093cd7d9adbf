package org.hengce.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Mover;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MovedTest {
    @Test
    void changesHaveASignAndCausesThatMovedNothingAreLeftOut() {
        List<Part> parts = List.of(
                part(Cause.SOFTWARE, 0, 0.0), part(Cause.REVISIONS, 0.0066, -0.01), part(Cause.UNITS, -0.5, null));
        Mover mover = new Mover("sales", "_T", "US-PA", "1987", 100.6, 110.6, 0.0066);

        assertThat(lines(new ComparisonDocument("a", "b", List.of(Cause.values()), parts, List.of(mover), Map.of())))
                .containsExactly(
                        "  REVISIONS      +0.0066 on the estimate of sales, −0.01 on the score",
                        "  UNITS          −0.5000 on the estimate of sales, nothing on the score",
                        "  sales in US-PA, 1987: 100.6 → 110.6, on its own +0.0066");
    }

    private static Part part(Cause cause, double estimate, @Nullable Double score) {
        return new Part(cause, score, List.of(new EffectPart("sales", "_T", estimate)), null);
    }

    private static List<String> lines(ComparisonDocument split) {
        List<String> lines = new Moved(split).lines();
        return lines.subList(1, lines.size());
    }
}
