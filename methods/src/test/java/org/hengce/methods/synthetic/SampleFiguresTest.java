package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the sample that is part of the project; tolerances are those of the figures, which were computed by an exact QP. */
class SampleFiguresTest {
    private final JsonNode sample = Figures.ofSample("sample-us-cigarettes.json");

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void regularisationIsThatOfTheFigures(int from) {
        JsonNode figures = sample.get("from_" + from);
        Panel panel = Figures.usCigarettes(from);
        Regularisation zeta = Regularisation.of(Outcomes.of(panel, Design.of(panel)));
        // 12 digits are given, and only sums and square roots lie between.
        assertThat(zeta.noiseLevel()).isCloseTo(figures.get("noise_level").doubleValue(), within(1e-10));
        assertThat(zeta.omega()).isCloseTo(figures.get("zeta_omega").doubleValue(), within(1e-10));
        assertThat(zeta.lambda()).isCloseTo(figures.get("zeta_lambda").doubleValue(), within(1e-16));
    }

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void syntheticDidAgreesInEstimateWeightsPlacebosAndStandardError(int from) {
        JsonNode figures = sample.get("from_" + from);
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(Figures.usCigarettes(from));
        FigureAssertions.assertSyntheticDid(effect, figures);
        assertThat(effect.controlUnits()).hasSize(figures.get("N0").intValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void syntheticControlAgreesInWeightsGapsRmspeAndRanks(int from) {
        JsonNode figures = sample.get("from_" + from).get("synthetic_control");
        Effect effect = SyntheticControl.withDefaults().estimate(Figures.usCigarettes(from));
        FigureAssertions.assertSyntheticControl(effect, figures);
    }

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void theSpreadOfSyntheticControlPlacebosIsThatOfTheFigures(int from) {
        JsonNode figures = sample.get("from_" + from).get("placebo_se_exact");
        Effect effect = SyntheticControl.withDefaults().estimate(Figures.usCigarettes(from));
        double[] effects =
                effect.placebos().stream().mapToDouble(Placebo::effect).toArray();
        assertThat(NormalSpread.ofDraws(0, effects).standardError())
                .isCloseTo(figures.get("sc").doubleValue(), within(1e-6));
    }

    @Test
    void theStudentisedPlacebosFrom1970LeaveCaliforniaUndecided() {
        Effect effect = SyntheticControl.withDefaults().estimate(Figures.usCigarettes(1970));
        Interval interval = Objects.requireNonNull(effect.interval());
        // p is exact; the specification gives the ends with one decimal, the estimate with two.
        assertThat(effect.pValue()).isEqualTo(2.0 / 37);
        assertThat(effect.estimate()).isCloseTo(-11.05, within(0.005));
        assertThat(interval.low()).isCloseTo(-29.9, within(0.05));
        assertThat(interval.high()).isCloseTo(7.8, within(0.05));
        assertThat(effect.standardError()).isNaN();
        assertThat(effect.reasons()).containsOnlyKeys("standardError");
    }

    @Test
    void syntheticDidFrom1970LeavesCaliforniaUndecided() {
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(Figures.usCigarettes(1970));
        Interval interval = Objects.requireNonNull(effect.interval());
        // As many digits as the specification gives.
        assertThat(interval.low()).isCloseTo(-18.97, within(0.005));
        assertThat(interval.high()).isCloseTo(8.40, within(0.005));
        assertThat(effect.pValue()).isCloseTo(0.449, within(0.0005));
        assertThat(effect.reasons()).isEmpty();
    }

    @Test
    void aCorrectedValueMovesSyntheticDidAndLeavesSyntheticControl() {
        Panel corrected = Figures.usCigarettes(1970, Map.of("US-PA 1987", 110.6));
        Effect did = SyntheticDifferenceInDifferences.withDefaults().estimate(corrected);
        // As many digits as the sample's description gives.
        assertThat(did.estimate()).isCloseTo(-5.2816, within(0.00005));
        assertThat(did.standardError()).isCloseTo(6.949, within(0.0005));
        SyntheticControl control = SyntheticControl.withDefaults();
        assertThat(control.estimate(corrected).estimate())
                .isCloseTo(control.estimate(Figures.usCigarettes(1970)).estimate(), within(1e-9));
    }
}
