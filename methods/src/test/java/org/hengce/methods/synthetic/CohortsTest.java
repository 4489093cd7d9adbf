package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.RandomDesigns;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.effect.SyntheticDetail.CohortEffect;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several treated units, at one time or one after another; a failure names the seed of the design that repeats it. */
class CohortsTest {
    private static final SyntheticDifferenceInDifferences DID =
            SyntheticDifferenceInDifferences.withDefaults().withDraws(20);
    private static final SyntheticControl CONTROL = SyntheticControl.withDefaults();

    /** Every fourth design is a block, the next one staggered. */
    static LongStream blocks() {
        return LongStream.range(0, 15).map(i -> 4 * i + 1);
    }

    static LongStream staggered() {
        return LongStream.range(0, 15).map(i -> 4 * i + 2);
    }

    @ParameterizedTest
    @MethodSource("staggered")
    void theEstimateIsTheMeanOverTreatedUnitPeriodsOfWhatEachCohortGivesAlone(long seed) {
        Panel panel = RandomDesigns.of(seed).panel();
        Effect effect = DID.estimate(panel);
        List<CohortEffect> cohorts = detail(effect).cohorts();
        assertThat(cohorts).hasSizeGreaterThan(1);
        double unitPeriods = 0;
        double sum = 0;
        for (CohortEffect cohort : cohorts) {
            int start = panel.periods().indexOf(cohort.cohort());
            Effect alone = DID.estimate(
                    panel.select(u -> panel.neverTreated(u) || panel.firstTreated(u) == start, 0, panel.periodCount()));
            assertThat(cohort.estimate()).isEqualTo(alone.estimate());
            double own = (double) alone.treatedUnits().size() * (panel.periodCount() - start);
            unitPeriods += own;
            sum += own * alone.estimate();
        }
        assertThat(effect.estimate()).isCloseTo(sum / unitPeriods, within(1e-12));
        assertThat(cohorts.stream().mapToDouble(CohortEffect::weight).sum()).isCloseTo(1, within(1e-14));
        assertThat(cohorts).extracting(CohortEffect::cohort).isSorted();
    }

    @ParameterizedTest
    @MethodSource("staggered")
    void thePathIsOfUnitsAlreadyTreatedAndItsMeanOverThemTheEstimate(long seed) {
        Panel panel = RandomDesigns.of(seed).panel();
        Effect effect = DID.estimate(panel);
        double unitPeriods = 0;
        double sum = 0;
        for (int t = 0; t < panel.periodCount(); t++) {
            int period = t;
            int[] treated = IntStream.range(0, panel.unitCount())
                    .filter(u -> panel.firstTreated(u) <= period)
                    .toArray();
            PathPoint point = effect.path().get(t);
            unitPeriods += treated.length;
            sum += treated.length * point.effect();
            if (treated.length > 0) {
                double observed = Arrays.stream(treated)
                        .mapToDouble(u -> panel.outcome(u, period))
                        .average()
                        .orElseThrow();
                assertThat(point.observed()).isCloseTo(observed, within(1e-12));
                assertThat(point.low()).isLessThan(point.effect());
                assertThat(point.high()).isGreaterThan(point.effect());
            } else {
                assertThat(point.low()).isNaN();
            }
            assertThat(point.observed() - point.counterfactual()).isCloseTo(point.effect(), within(1e-12));
        }
        assertThat(effect.estimate()).isCloseTo(sum / unitPeriods, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("staggered")
    void weightsAreAveragesOverCohortsAndSumToOne(long seed) {
        Panel panel = RandomDesigns.of(seed).panel();
        Effect effect = DID.estimate(panel);
        Map<String, Double> expected = new TreeMap<>();
        for (CohortEffect cohort : detail(effect).cohorts()) {
            int start = panel.periods().indexOf(cohort.cohort());
            DID.estimate(panel.select(
                            u -> panel.neverTreated(u) || panel.firstTreated(u) == start, 0, panel.periodCount()))
                    .weights()
                    .forEach(weight -> expected.merge(weight.unit(), cohort.weight() * weight.weight(), Double::sum));
        }
        assertThat(effect.weights()).hasSize(expected.size());
        for (UnitWeight weight : effect.weights()) {
            assertThat(weight.weight()).isCloseTo(Objects.requireNonNull(expected.get(weight.unit())), within(1e-14));
        }
        assertThat(effect.weights().stream().mapToDouble(UnitWeight::weight).sum())
                .isCloseTo(1, within(1e-13));
        assertThat(effect.timeWeights().stream()
                        .mapToDouble(PeriodWeight::weight)
                        .sum())
                .isCloseTo(1, within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockHasTheSyntheticControlOfItsAverage(long seed) {
        RandomDesigns design = RandomDesigns.of(seed);
        Panel block = design.panel();
        Effect effect = CONTROL.estimate(block);
        int[] treated = IntStream.range(0, block.unitCount())
                .filter(u -> !block.neverTreated(u))
                .toArray();
        double[][] y = design.outcomes();
        for (int t = 0; t < y[0].length; t++) {
            int period = t;
            // Added up in the estimator's order, so that the bits are the same.
            y[0][t] = Arrays.stream(treated)
                            .mapToDouble(u -> block.outcome(u, period))
                            .reduce(0, Double::sum)
                    / treated.length;
        }
        Panel average = design.panel(y, 0).select(u -> u == 0 || block.neverTreated(u), 0, block.periodCount());
        Effect ofAverage = CONTROL.estimate(average);
        assertThat(effect.estimate()).isEqualTo(ofAverage.estimate());
        assertThat(effect.path()).isEqualTo(ofAverage.path());
        assertThat(effect.weights()).isEqualTo(ofAverage.weights());
        assertThat(effect.pValue()).isEqualTo(ofAverage.pValue());
        assertThat(effect.placebos()).isEqualTo(ofAverage.placebos());
        assertThat(effect.treatedUnits()).hasSize(treated.length);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void theMoreUnitsTheMoreTheirWeightsAreDrawnTowardsEquality(long seed) {
        Panel panel = RandomDesigns.of(seed).panel();
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        Regularisation zeta = Regularisation.of(outcomes);
        int unitPeriods = outcomes.treatedUnits() * (outcomes.periodCount() - outcomes.preCount());
        assertThat(zeta.omega()).isCloseTo(Math.pow(unitPeriods, 0.25) * zeta.noiseLevel(), within(1e-12));
    }

    @Test
    void placebosAreForManyDonorsTheJackknifeForFewAndTheBootstrapOnRequest() {
        for (long seed : blocks().toArray()) {
            Panel panel = RandomDesigns.of(seed).panel();
            int treated = (int) IntStream.range(0, panel.unitCount())
                    .filter(u -> !panel.neverTreated(u))
                    .count();
            Panel fewDonors = panel.select(u -> u < 2 * treated, 0, panel.periodCount());
            assertThat(DID.estimate(fewDonors).inference()).isEqualTo(Inference.JACKKNIFE);
            Panel oneMore = panel.select(u -> u < 2 * treated + 1, 0, panel.periodCount());
            if (oneMore.unitCount() == 2 * treated + 1) {
                assertThat(DID.estimate(oneMore).inference()).isEqualTo(Inference.PLACEBO_NORMAL);
            }
            assertThat(DID.withInference(Inference.BOOTSTRAP).estimate(panel).inference())
                    .isEqualTo(Inference.BOOTSTRAP);
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void enumeratedPlacebosDoNotDependOnTheSeedAndDrawnOnesDo(long seed) {
        RandomDesigns design = RandomDesigns.of(seed);
        Panel panel = design.panel();
        int treated = (int) IntStream.range(0, panel.unitCount())
                .filter(u -> !panel.neverTreated(u))
                .count();
        Panel onlyTwo = panel.select(u -> u < 2 || u >= treated, 0, panel.periodCount());
        int donors = onlyTwo.unitCount() - 2;
        SyntheticDifferenceInDifferences enumerated = DID.withDraws(donors * (donors - 1) / 2);
        assertThat(enumerated.withSeed(1).estimate(onlyTwo).standardError())
                .isEqualTo(enumerated.withSeed(2).estimate(onlyTwo).standardError());
        SyntheticDifferenceInDifferences drawn = DID.withDraws(donors * (donors - 1) / 2 - 1);
        assertThat(drawn.withSeed(1).estimate(onlyTwo).standardError())
                .isNotEqualTo(drawn.withSeed(2).estimate(onlyTwo).standardError())
                .isEqualTo(drawn.withSeed(1).withThreads(8).estimate(onlyTwo).standardError());
    }

    @ParameterizedTest
    @MethodSource("staggered")
    void leavingOutADonorIsEstimatingOnThePanelWithoutIt(long seed) {
        Panel panel = RandomDesigns.of(seed).panel();
        Effect effect = DID.withLeaveOneOut(true).estimate(panel);
        assertThat(detail(effect).leaveOneOut())
                .extracting(SyntheticDetail.LeaveOneOut::donor)
                .containsExactlyElementsOf(
                        effect.weights().stream().map(UnitWeight::unit).toList());
        for (SyntheticDetail.LeaveOneOut without : detail(effect).leaveOneOut()) {
            Panel smaller = panel.select(u -> !panel.unit(u).equals(without.donor()), 0, panel.periodCount());
            assertThat(without.estimate()).isEqualTo(DID.estimate(smaller).estimate());
        }
        assertThat(effect.standardError()).isEqualTo(DID.estimate(panel).standardError());
        assertThat(effect.seed()).isEqualTo(DID.estimate(panel).seed());
    }

    @Test
    void theBootstrapSettlesAsDrawsGrow() {
        Panel panel = RandomDesigns.of(1).panel();
        SyntheticDifferenceInDifferences bootstrap = DID.withInference(Inference.BOOTSTRAP);
        double few = bootstrap.withDraws(200).withSeed(3).estimate(panel).standardError();
        double many = bootstrap.withDraws(400).withSeed(4).estimate(panel).standardError();
        // Each has a relative Monte Carlo error of 1/√(2B): 5 % and 3.5 %; three times both together.
        assertThat(few).isCloseTo(many, within(0.19 * many));
    }

    private static SyntheticDetail detail(Effect effect) {
        return (SyntheticDetail) Objects.requireNonNull(effect.detail());
    }
}
