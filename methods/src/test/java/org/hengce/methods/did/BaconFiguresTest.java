package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;

/** Decompositions against figures of bacondecomp. */
class BaconFiguresTest {
    static final Map<String, Comparison.Type> TYPES = Map.of(
            "Earlier vs Later Treated", Comparison.Type.EARLIER_VS_LATER,
            "Later vs Earlier Treated", Comparison.Type.LATER_VS_EARLIER,
            "Treated vs Untreated", Comparison.Type.TREATED_VS_NEVER,
            "Later vs Always Treated", Comparison.Type.LATER_VS_ALWAYS);

    @Test
    void agreesWithBacondecompOnMinimumWages() {
        assertDecomposition(Panels.mpdta(), Figures.shared("bacon-mpdta.json"));
    }

    @Test
    void agreesWithBacondecompOnMathematicsReforms() {
        assertDecomposition(Panels.mathReform(), Figures.shared("bacon-math-reform.json"));
    }

    private static void assertDecomposition(Panel panel, JsonNode figures) {
        double tolerance = figures.get("tolerance").doubleValue();
        BaconResult result = BaconDecomposition.withDefaults().estimate(panel);
        assertThat(result.estimate()).isCloseTo(figures.get("twfe_coefficient").doubleValue(), within(tolerance));
        assertThat(result.comparisons().stream().mapToDouble(Comparison::weight).sum())
                .isCloseTo(figures.get("weights_sum").doubleValue(), within(tolerance));
        for (JsonNode type : figures.get("by_type")) {
            Comparison.Type named =
                    Objects.requireNonNull(TYPES.get(type.get("type").textValue()));
            assertThat(result.weight(named))
                    .as("weight of %s", named)
                    .isCloseTo(type.get("weight").doubleValue(), within(tolerance));
            assertThat(result.estimate(named))
                    .as("mean of %s", named)
                    .isCloseTo(type.get("average_estimate").doubleValue(), within(tolerance));
        }
        assertThat(result.comparisons()).hasSize(figures.get("components").size());
        for (JsonNode component : figures.get("components")) {
            Comparison found = found(result, component);
            assertThat(found.type()).isEqualTo(TYPES.get(component.get("type").textValue()));
            assertThat(found.weight())
                    .as("weight of %s", component)
                    .isCloseTo(component.get("weight").doubleValue(), within(tolerance));
            assertThat(found.estimate())
                    .as("estimate of %s", component)
                    .isCloseTo(component.get("estimate").doubleValue(), within(tolerance));
        }
    }

    /** Our comparison of the two cohorts that the component compares. */
    static Comparison found(BaconResult result, JsonNode component) {
        String control = component.get("untreated").asText();
        return result.comparisons().stream()
                .filter(c -> c.treated().equals(component.get("treated").asText())
                        && c.control().equals(control.equals("99999") ? Comparison.NEVER : control))
                .findFirst()
                .orElseThrow();
    }
}
