package org.hengce.methods.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hengce.methods.Figures;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.ReasonCode;
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
    void aMethodThatCannotReachAlphaFindsNothing() {
        // The smallest p of nine donors is 1 in 10.
        PowerResult result = ONE.withEstimator(SyntheticControl.withDefaults())
                .withReplications(10)
                .simulate(noise(10, 20, 12));
        assertThat(result.minimumDetectableEffect()).isNaN();
        assertThat(result.falsePositives()).isZero();
        assertThat(result.curve()).hasSize(11).allMatch(point -> point.power() == 0);
        assertThat(result.curve().get(10).effect()).isPositive();
        assertThat(result.reasons()).containsOnlyKeys("minimumDetectableEffect");
        assertThat(result.reasons().get("minimumDetectableEffect")).satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
            assertThat(reason.english()).contains("of 10 replications 10 have no p-value as small as 0.05");
            assertThat(reason.chinese()).contains("10 次模拟中，有 10 次");
        });
    }

    @Test
    void falseAlarmsAreNoPower() {
        // A trend that a comparison of before and after takes for an effect.
        double[][] y = outcomes(10, 24, 13);
        for (double[] row : y) {
            Arrays.setAll(row, t -> row[t] + 0.7 * t);
        }
        PowerResult result = ONE.withEstimator(WELCH).withReplications(40).simulate(panel(y));
        assertThat(result.falsePositives()).isGreaterThan(0.9);
        assertThat(result.minimumDetectableEffect()).isNaN();
        assertThat(result.reasons().get("minimumDetectableEffect")).satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.NOT_TESTABLE);
            assertThat(reason.english()).contains("of 40 replications although there is none");
            assertThat(reason.chinese()).contains("40 次模拟");
        });
    }

    @Test
    void whatTheMethodRefusesEverywhereIsRefused() {
        Panel alone = noise(1, 40, 14);
        NotEstimableException refusal = catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(alone));
        assertThat(refusal.code()).isEqualTo(Code.ONE_UNIT);
        // Two units: one donor, no placebo, an estimate without a p-value.
        PowerResult untestable = ONE.withReplications(10).simulate(noise(2, 20, 15));
        assertThat(untestable.untestable()).isEqualTo(untestable.replications());
        assertThat(untestable.falsePositives()).isNaN();
        assertThat(untestable.minimumDetectableEffect()).isNaN();
        assertThat(untestable.reasons()).containsOnlyKeys("falsePositives", "minimumDetectableEffect");
        assertThat(untestable.reasons().get("falsePositives"))
                .satisfies(reason -> assertThat(reason.english()).contains("at least 2, there is 1"));
    }

    @Test
    void tooShortAPastIsRefusedWithItsCounts() {
        NotEstimableException none =
                catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(noise(9, 5, 1)));
        assertThat(none.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
        assertThat(none.units()).containsExactly("u00");
        assertThat(none)
                .hasMessageContaining("the past has 5 periods, 1990 to 1994")
                .hasMessageContaining("leaves 1 before a pseudo-policy, at least 2 are needed");
        assertThat(none.reason().chinese()).contains("5 期（1990 至 1994）", "至少需要 2 期");
        assertThat(catchThrowableOfType(NotEstimableException.class, () -> ONE.withPrePeriods(17)
                        .simulate(noise(9, 20, 1))))
                .hasMessageContaining("leaves 16 before a pseudo-policy, at least 17 are needed");
        assertThat(catchThrowableOfType(NotEstimableException.class, () -> Power.of(List.of("u00"), 30)
                        .simulate(noise(9, 20, 1))))
                .hasMessageContaining("leaves 0 before");
        NotEstimableException few = catchThrowableOfType(
                NotEstimableException.class,
                () -> ONE.withEstimator(WELCH).withPrePeriods(13).simulate(noise(5, 20, 1)));
        assertThat(few).hasMessageContaining("4 different stretches of 4 periods after at least 13, and 4 other units");
        assertThat(few.reason().chinese()).contains("4 个不同的 4 期区段和 4 个其他单位");
    }

    @Test
    void unitsToBeTreatedMustHaveAPastWithoutGaps() {
        double[][] y = outcomes(9, 20, 2);
        y[0][3] = Double.NaN;
        NotEstimableException gaps = catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(panel(y)));
        assertThat(gaps.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(gaps.units()).containsExactly("u00");
        assertThat(gaps.reason().chinese()).contains("u00");
        Panel always = rows(outcomes(9, 20, 2)).treatedFrom("u00", "1990").build();
        NotEstimableException noPast = catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(always));
        assertThat(noPast.code()).isEqualTo(Code.ALWAYS_TREATED);
        assertThat(noPast).hasMessageContaining("1990").hasMessageContaining("u00");
        assertThat(catchThrowableOfType(
                                NotEstimableException.class,
                                () -> ONE.simulate(noise(9, 20, 2).mapOutcomes(value -> 1)))
                        .code())
                .isEqualTo(Code.CONSTANT_OUTCOME);
    }

    @Test
    void impossibleConfigurationsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Power.of(List.of(), 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.of(List.of("a", "b", "a"), 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.of(List.of("a"), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withAlpha(1));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withPower(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withReplications(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withPrePeriods(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withThreads(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.of(List.of("CN-44"), 4).simulate(noise(9, 20, 2)))
                .withMessage("unit CN-44 is not in the panel, which has 9 units from u00 to u08");
        assertThat(ONE.method()).isEqualTo(Method.POWER);
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

    private static Panel noise(int units, int periods, long seed) {
        return panel(outcomes(units, periods, seed));
    }

    /** Independent standard normal noise. */
    private static double[][] outcomes(int units, int periods, long seed) {
        Random random = new Random(seed);
        double[][] y = new double[units][periods];
        for (double[] row : y) {
            Arrays.setAll(row, t -> random.nextGaussian());
        }
        return y;
    }

    private static Panel panel(double[][] y) {
        return rows(y).build();
    }

    private static PanelBuilder rows(double[][] y) {
        List<String> years = IntStream.range(0, y[0].length)
                .mapToObj(t -> "%d".formatted(1990 + t))
                .toList();
        PanelBuilder rows = Panel.builder(years);
        for (int u = 0; u < y.length; u++) {
            String unit = y.length > 100 ? "u%03d".formatted(u) : RandomPanels.unit(u);
            for (int t = 0; t < y[u].length; t++) {
                rows.observe(unit, years.get(t), y[u][t]);
            }
        }
        return rows;
    }
}
