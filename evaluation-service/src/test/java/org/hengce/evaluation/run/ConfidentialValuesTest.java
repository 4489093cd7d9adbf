package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.junit.jupiter.api.Test;

/** Everybody reads an evaluation, so that it is made from what everybody may read. */
@QuarkusTest
class ConfidentialValuesTest extends WithOwnersEvents {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00.000002Z");

    @Inject
    InputsReader reader;

    private static ObservationsV1.Row hidden(String region, String period, double value, String confidentiality) {
        return new ObservationsV1.Row(region, "_T", period, value, "A", confidentiality);
    }

    private List<String> cells(String policy) {
        Inputs inputs = reader.read(policy).orElseThrow();
        return inputs.series().values().stream()
                .flatMap(series -> series.values().stream())
                .map(value -> value.region() + " " + value.period())
                .toList();
    }

    @Test
    void noConfidentialValueEntersAnEvaluationNorWhatItWasWhileItWasFree() throws Exception {
        String indicator = newCode("sales-");
        String policy = newCode("CA-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 2, 1);
        publishPart(indicator, FIRST, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, FIRST, null, 2, 2, rows.subList(1000, rows.size()));
        publishPart(
                indicator,
                SECOND,
                FIRST,
                1,
                1,
                List.of(
                        hidden("US-CA", "1990", 76543.25, "C"),
                        hidden("US-NV", "1991", 65432.25, "N"),
                        hidden("US-NV", "2000", 54321.25, "N")));
        String stored = evaluation(policy, e -> SECOND.toString()
                        .equals(e.getString("provenance.observationsAsOf.'" + indicator + "'")))
                .prettify();
        assertThat(stored).doesNotContain("76543.25", "65432.25", "54321.25");
        assertThat(cells(policy))
                .contains("US-CA 1989", "US-NV 1990")
                .doesNotContain("US-CA 1990", "US-NV 1991", "US-NV 2000");
    }
}
