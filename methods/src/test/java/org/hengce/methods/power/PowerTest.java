package org.hengce.methods.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hengce.methods.power.NoisePanels.noise;
import static org.hengce.methods.power.NoisePanels.outcomes;
import static org.hengce.methods.power.NoisePanels.panel;
import static org.hengce.methods.power.NoisePanels.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hengce.methods.Figures;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PowerTest {
    private static final BeforeAfter WELCH =
            BeforeAfter.withDefaults().withPlainWelch(true).withSeed(1);
    private static final SyntheticDifferenceInDifferences SDID =
            SyntheticDifferenceInDifferences.withDefaults().withSeed(1);
    private static final Power ONE = Power.of(List.of("u00"), 4);

    static Stream<Object[]> estimatorsAndSeeds() {
        List<Estimator> estimators = List.of(
                WELCH,
                BeforeAfter.withDefaults().withLevel(0.8),
                InterruptedTimeSeries.withDefaults().withLevel(0.999),
                SyntheticControl.withDefaults(),
                SDID);
        return estimators.stream().flatMap(e -> LongStream.range(1, 4).mapToObj(seed -> new Object[] {e, seed}));
    }

    @ParameterizedTest
    @MethodSource("estimatorsAndSeeds")
    void whatIsFoundFromWhichSizeOnIsWhatTheEstimatorSaysWithTheEffectAdded(Estimator estimator, long seed) {
        Power power = ONE.withEstimator(estimator).withReplications(5).withSeed(seed);
        PseudoPolicies policies = PseudoPolicies.of(Past.of(noise(22, 16, seed), List.of("u00")), power, seed);
        for (int r = 0; r < policies.count(); r++) {
            DetectionSearch search = new DetectionSearch(policies.at(r), estimator, 0.05);
            Detection found = search.run();
            assertThat(found.rejectsAt(0)).isEqualTo(search.rejects(0));
            for (double size : new double[] {0.1, 0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 10}) {
                double near = 0.002 * found.scale(); // the search's accuracy, twice
                if (Math.abs(size - found.from()) > near && Math.abs(size - found.upTo()) > near) {
                    assertThat(found.rejectsAt(size))
                            .as("replication %d size %s", r, size)
                            .isEqualTo(search.rejects(size));
                }
            }
            if (found.from() > 0 && Double.isFinite(found.from())) {
                assertThat(search.rejects(found.from() + 0.002 * found.scale())).isTrue();
                assertThat(search.rejects(found.from() - 0.002 * found.scale())).isFalse();
            }
        }
    }

    @Test
    void rejectionOnTheWrongSideEndsWhereTheEffectBringsTheEstimateBack() {
        // With a trend, half of the replications reject with the sign opposite to the effect's.
        double[][] y = new double[8][20];
        for (int u = 0; u < y.length; u++) {
            Random random = new Random(u);
            Arrays.setAll(y[u], t -> t + random.nextGaussian());
        }
        Power power = ONE.withEstimator(WELCH).withReplications(20).withSeed(3);
        PseudoPolicies policies = PseudoPolicies.of(Past.of(panel(y), List.of("u00")), power, 3);
        int wrong = 0;
        for (int r = 0; r < policies.count(); r++) {
            DetectionSearch search = new DetectionSearch(policies.at(r), WELCH, 0.05);
            Detection found = search.run();
            if (found.upTo() >= 0) {
                wrong++;
                double near = 0.002 * found.scale();
                assertThat(search.rejects(found.upTo() - near)).isTrue();
                assertThat(search.rejects(found.upTo() + near)).isFalse();
                assertThat(search.rejects(found.from() - near)).isFalse();
                assertThat(search.rejects(found.from() + near)).isTrue();
            }
        }
        assertThat(wrong).isBetween(5, 15);
    }

    @Test
    void aTwoSampleTestOfNoiseHasThePowerOfTheTextbook() {
        // power.t.test(n = 10, sd = 1, power = 0.8) of R gives 1.32 (Cohen 1988, table 2.4.1). All 300 units, each with
        // either sign; the share of 600, half of them mirror images, has a standard error of about 0.02, which is 0.05
        // here.
        Panel panel = noise(300, 20, 5);
        PowerResult result = Power.of(List.of("u000"), 10)
                .withEstimator(WELCH)
                .withReplications(600)
                .withPrePeriods(10)
                .simulate(panel);
        assertThat(result.design().enumerated()).isTrue();
        assertThat(result.replications()).isEqualTo(600);
        assertThat(result.minimumDetectableEffect()).isCloseTo(1.32, within(0.15));
        assertThat(result.falsePositives()).isBetween(0.02, 0.08);
        assertThat(result.reasons()).isEmpty();
    }

    @Test
    void theCurveRisesFromFalsePositivesThroughTheMinimumDetectableEffect() {
        Panel panel = noise(12, 20, 7);
        for (Estimator estimator : List.of(WELCH, SDID.withLevel(0.9))) {
            PowerResult result = ONE.withEstimator(estimator)
                    .withReplications(40)
                    .withThreads(2)
                    .simulate(panel);
            List<PowerPoint> curve = result.curve();
            assertThat(curve).hasSize(11);
            assertThat(curve.get(0)).isEqualTo(new PowerPoint(0, result.falsePositives()));
            assertThat(curve.get(5).effect()).isEqualTo(result.minimumDetectableEffect());
            assertThat(curve.get(5).power()).isGreaterThanOrEqualTo(0.8);
            assertThat(curve.get(4).power()).isLessThan(0.8);
            assertThat(curve).isSortedAccordingTo((a, b) -> Double.compare(a.power(), b.power()));
            assertThat(result.method()).isEqualTo(estimator.method());
            assertThat(result.untestable()).isZero();
        }
    }

    @Test
    void moreNoiseAndLessAlphaNeedALargerEffect() {
        Panel panel = noise(30, 24, 8);
        Power power = ONE.withEstimator(WELCH).withReplications(100).withSeed(1);
        double usual = power.simulate(panel).minimumDetectableEffect();
        double wide = power.simulate(panel.mapOutcomes(y -> 3 * y)).minimumDetectableEffect();
        assertThat(wide).isCloseTo(3 * usual, within(0.01 * usual)); // ten times the search's accuracy
        assertThat(power.withAlpha(0.01).simulate(panel).minimumDetectableEffect())
                .isGreaterThan(usual);
        assertThat(power.withPower(0.95).simulate(panel).minimumDetectableEffect())
                .isGreaterThan(usual);
        assertThat(Power.of(List.of("u00"), 8)
                        .withEstimator(WELCH)
                        .withReplications(100)
                        .simulate(panel)
                        .minimumDetectableEffect())
                .isLessThan(usual);
    }

    @Test
    void estimatorsOfSeveralTreatedUnitsAreSimulatedWithAsMany() {
        Panel panel = noise(14, 16, 21);
        Power power =
                Power.of(List.of("u00", "u04", "u09"), 3).withReplications(10).withThreads(2);
        for (Estimator estimator :
                List.of(SDID.withDraws(50), DifferenceInDifferences.withDefaults(), GroupTimeAtt.withDefaults())) {
            PowerResult result = power.withEstimator(estimator).simulate(panel);
            // Three units of 14, three periods: 2.8 standard errors of a mean of nine are about 1.1 with what comes
            // from
            // before and from the controls; by ten replications give or take a half of it.
            assertThat(result.untestable()).isZero();
            assertThat(result.curve().get(10).power())
                    .isGreaterThan(result.curve().get(0).power());
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Panel panel = noise(12, 20, 9);
        for (Estimator estimator : List.of(SDID, SyntheticControl.withDefaults(), WELCH)) {
            Power power = ONE.withEstimator(estimator).withReplications(12);
            PowerResult one = power.simulate(panel);
            assertThat(power.withThreads(2).simulate(panel)).isEqualTo(one);
            assertThat(power.withThreads(8).simulate(panel)).isEqualTo(one);
            assertThat(power.withSeed(99).simulate(panel)).isNotEqualTo(one);
            assertThat(one.seed()).isBetween(0L, (1L << 52) - 1);
        }
    }

    @Test
    void fewDifferentPseudoPoliciesComeOnceEachWithEitherSign() {
        Panel panel = noise(3, 21, 10);
        PowerResult fixed = ONE.withEstimator(WELCH).simulate(panel);
        // 17 periods before the horizon, at least 9 of them before a start: 9 starts, twice.
        assertThat(fixed.replications()).isEqualTo(18);
        assertThat(fixed.design().enumerated()).isTrue();
        assertThat(fixed.design().unitsDrawn()).isFalse();
        assertThat(fixed.design().firstStart()).isEqualTo("1999");
        assertThat(fixed.design().lastStart()).isEqualTo("2007");
        PowerResult drawn = Power.of(List.of("u00", "u05"), 4)
                .withEstimator(WELCH)
                .withPrePeriods(17)
                .simulate(noise(8, 21, 10));
        assertThat(drawn.replications()).isEqualTo(2 * 28); // 8 choose 2
        assertThat(drawn.design().unitsDrawn()).isTrue();
        assertThat(Power.of(List.of("u00", "u05"), 4)
                        .withEstimator(WELCH)
                        .withReplications(55)
                        .withPrePeriods(17)
                        .simulate(noise(8, 21, 10))
                        .design()
                        .enumerated())
                .isFalse();
        assertThat(ONE.withEstimator(WELCH)
                        .withDrawUnits(false)
                        .simulate(noise(30, 21, 10))
                        .replications())
                .isEqualTo(18);
    }

    @Test
    void everyUnitAndEveryStartIsDrawn() {
        Power power = Power.of(List.of("u00", "u01"), 4).withReplications(400).withSeed(4);
        PseudoPolicies policies = PseudoPolicies.of(Past.of(noise(9, 20, 1), power.treated()), power, 4);
        int[] treated = new int[9];
        int[] starts = new int[20];
        for (int r = 0; r < policies.count(); r++) {
            Panel panel = policies.at(r).withEffect(1);
            int[] units =
                    IntStream.range(0, 9).filter(u -> !panel.neverTreated(u)).toArray();
            assertThat(units).hasSize(2);
            int start = panel.firstTreated(units[0]);
            assertThat(panel.firstTreated(units[1])).isEqualTo(start);
            assertThat(panel.periodCount()).isEqualTo(start + 4);
            starts[start]++;
            IntStream.of(units).forEach(u -> treated[u]++);
        }
        // 800 of 9 units and 400 of 9 starts: about 89 and 44 each, give or take four standard errors of 9 and 6.
        assertThat(treated).doesNotContain(0);
        assertThat(IntStream.of(treated).min().orElseThrow()).isGreaterThan(52);
        assertThat(IntStream.range(8, 17).map(t -> starts[t]).min().orElseThrow())
                .isGreaterThan(18);
        assertThat(IntStream.range(0, 8).map(t -> starts[t]).sum()).isZero();
    }

    @Test
    void onlyThePastBeforeTheTreatmentCounts() {
        double[][] y = outcomes(12, 24, 11);
        Panel untreated = panel(y).select(u -> u != 9 && u != 10, 0, 20);
        for (int t = 20; t < 24; t++) {
            y[0][t] += 50;
        }
        PanelBuilder rows = rows(y).observe("gappy", "1991", 1).treatedFrom("u00", "2010");
        Panel panel = rows.treatedFrom("u09", "1990")
                .treatedFrom("u10", "2001")
                .treatedFrom("u11", "2010")
                .build();
        Power power = ONE.withEstimator(WELCH).withReplications(30).withSeed(5);
        PowerResult result = power.simulate(panel);
        assertThat(result.curve()).isEqualTo(power.simulate(untreated).curve());
        assertThat(result.design().unitsDropped())
                .containsExactly(
                        new DroppedUnit("gappy", DropReason.GAPS),
                        new DroppedUnit("u09", DropReason.ALWAYS_TREATED),
                        new DroppedUnit("u10", DropReason.NOT_COMPARED));
        assertThat(result.design().treatedUnits()).containsExactly("u00");
        assertThat(result.design().otherUnits()).hasSize(9).contains("u11");
    }

    @Test
    void californiaBeforeItsTaxCouldHaveShownTheEffectThatOthersFoundLater() {
        // 1970 to 1988, four years ahead. With data to 2000 the literature finds 16 to 20 packs (Abadie, Diamond and
        // Hainmueller 2010; Arkhangelsky et al. 2021); the placebo standard error on this sample is 7, and 2.8 of them
        // 20.
        PowerResult result = Power.of(List.of("US-CA"), 4)
                .withReplications(24)
                .withThreads(2)
                .simulate(Figures.usCigarettes(1970));
        assertThat(result.minimumDetectableEffect()).isBetween(8.0, 24.0);
        assertThat(result.falsePositives()).isLessThan(0.2);
        assertThat(result.design().lastStart()).isEqualTo("1985");
        assertThat(result.design().otherUnits()).hasSize(36);
    }
}
