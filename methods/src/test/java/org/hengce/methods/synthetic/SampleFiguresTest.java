package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the sample that is part of the project; tolerances are those of the figures, which were computed by an exact QP. */
class SampleFiguresTest {
    private final JsonNode sample = Figures.ofSample("sample-us-cigarettes.json");

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void syntheticDidAgreesInRegularisationEstimateWeightsPlacebosAndStandardError(int from) {
        JsonNode figures = sample.get("from_" + from);
        Panel panel = Figures.usCigarettes(from);
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(panel);
        FigureAssertions.assertSyntheticDid(panel, effect, figures);
        assertThat(effect.controlUnits()).hasSize(figures.get("N0").intValue());
        assertThat(effect.path())
                .hasSize(figures.get("T0").intValue() + figures.get("T1").intValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void syntheticControlAgreesInWeightsGapsRmspeRanksAndLeaveOneOut(int from) {
        FigureAssertions.assertSyntheticControlAndItsPlacebos(
                Figures.usCigarettes(from), sample.get("from_" + from).get("synthetic_control"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void syntheticControlWithATinyRidgeAgreesToo(int from) {
        FigureAssertions.assertSyntheticControlWithTinyRidge(Figures.usCigarettes(from), sample.get("from_" + from));
    }

    @ParameterizedTest
    @ValueSource(ints = {1963, 1970})
    void withEqualWeightsItIsTheDifferenceInDifferences(int from) {
        double did = FigureAssertions.differenceInDifferences(Figures.usCigarettes(from));
        assertThat(did).isCloseTo(sample.get("from_" + from).get("did").doubleValue(), within(1e-9));
    }

    @Test
    void leavingOutADonorMovesTheEstimateFrom1970AsFarAsTheSpecificationSays() {
        Panel panel = Figures.usCigarettes(1970);
        // Two decimals are given.
        assertThat(leaveOneOut(SyntheticDifferenceInDifferences.withDefaults().withLeaveOneOut(true), panel))
                .satisfies(did -> assertThat(did.getMax()).isCloseTo(-4.76, within(0.005)))
                .satisfies(did -> assertThat(did.getMin()).isCloseTo(-8.11, within(0.005)));
        assertThat(leaveOneOut(SyntheticControl.withDefaults().withLeaveOneOut(true), panel))
                .satisfies(control -> assertThat(control.getMax()).isCloseTo(-7.65, within(0.005)))
                .satisfies(control -> assertThat(control.getMin()).isCloseTo(-12.04, within(0.005)));
    }

    private static DoubleSummaryStatistics leaveOneOut(Estimator estimator, Panel panel) {
        SyntheticDetail detail = (SyntheticDetail)
                Objects.requireNonNull(estimator.estimate(panel).detail());
        return detail.leaveOneOut().stream()
                .mapToDouble(SyntheticDetail.LeaveOneOut::estimate)
                .summaryStatistics();
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
        assertThat(effect.reasons()).containsOnlyKeys("standardError", "path.low", "path.high");
    }

    @Test
    void syntheticDidFrom1970LeavesCaliforniaUndecided() {
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(Figures.usCigarettes(1970));
        Interval interval = Objects.requireNonNull(effect.interval());
        // As many digits as the specification gives.
        assertThat(interval.low()).isCloseTo(-18.97, within(0.005));
        assertThat(interval.high()).isCloseTo(8.40, within(0.005));
        assertThat(effect.pValue()).isCloseTo(0.449, within(0.0005));
        assertThat(effect.reasons()).containsOnlyKeys("placebos.ratio", "path.low", "path.high");
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
