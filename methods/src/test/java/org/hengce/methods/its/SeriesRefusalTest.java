package org.hengce.methods.its;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.hengce.methods.RandomSeries;
import org.hengce.methods.effect.BeforeAfterDetail;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a series does not tell is refused or left out, with the reason, names and counts. */
class SeriesRefusalTest {
    private static final InterruptedTimeSeries ITS = InterruptedTimeSeries.withDefaults();
    private static final BeforeAfter BEFORE_AFTER = BeforeAfter.withDefaults();

    static Stream<Estimator> estimators() {
        return Stream.of(BEFORE_AFTER, ITS);
    }

    private static PanelBuilder twoYears() {
        return Panel.builder(List.of("2000", "2001")).observe("a", "2000", 1).observe("a", "2001", 2);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void withoutATreatedUnitThereIsNoEffect(Estimator estimator) {
        assertThat(refusal(estimator, twoYears()).code()).isEqualTo(Code.NO_TREATED_UNIT);
        NotEstimableException always = refusal(estimator, twoYears().treatedFrom("a", "2000"));
        assertThat(always.code()).isEqualTo(Code.ALWAYS_TREATED);
        assertThat(always.units()).containsExactly("a");
        assertThat(always).hasMessageContaining("2000");
        assertThat(always.reason().chinese()).contains("2000", "a");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void severalCohortsAreRefusedWithTheirSizes(Estimator estimator) {
        PanelBuilder rows = RandomSeries.builder(1, 12, noise(20), noise(20)).treatedFrom("late", "2005");
        NotEstimableException refusal = refusal(estimator, rows);
        assertThat(refusal.code()).isEqualTo(Code.SEVERAL_STARTS);
        assertThat(refusal.units()).containsExactly("late", "t0", "t1");
        assertThat(refusal).hasMessageContaining("2002 (2), 2005 (1)");
        assertThat(refusal.reason().chinese()).contains("2002 (2)、2005 (1)");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void gapsAreNamedByUnitAndPeriod(Estimator estimator) {
        double[] gappy = noise(20);
        gappy[3] = Double.NaN;
        gappy[17] = Double.NaN;
        NotEstimableException refusal = refusal(estimator, RandomSeries.builder(1, 12, gappy));
        assertThat(refusal.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(refusal.units()).containsExactly("t0");
        assertThat(refusal).hasMessageContaining("t0 (2: 1993, 2007)");
        assertThat(refusal.reason().chinese()).contains("t0 (2: 1993, 2007)");
        Effect beside = estimator.estimate(RandomSeries.of(1, 12, gappy, noise(20)));
        assertThat(beside.treatedUnits()).containsExactly("t1");
        assertThat(beside.unitsDropped()).hasSize(1);
    }

    @Test
    void aSumNeedsAllItsParts() {
        double[] gappy = noise(20);
        gappy[3] = Double.NaN;
        Panel panel = RandomSeries.of(1, 12, gappy, noise(20));
        for (Estimator estimator :
                List.of(ITS.withAggregate(UnitAggregate.SUM), BEFORE_AFTER.withAggregate(UnitAggregate.SUM))) {
            NotEstimableException refusal =
                    catchThrowableOfType(NotEstimableException.class, () -> estimator.estimate(panel));
            assertThat(refusal.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
            assertThat(refusal.units()).containsExactly("t0");
        }
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void periodsThatThePanelDoesNotListAreGapsToo(Estimator estimator) {
        NotEstimableException refusal =
                refusal(estimator, named("2020-01", "2020-02", "2020-03", "2020-05", "2020-06", "2020-07", "2020-09"));
        assertThat(refusal.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(refusal).hasMessageContaining("2020-03–2020-05, 2020-07–2020-09");
        assertThat(refusal.reason().chinese()).contains("2020-03–2020-05、2020-07–2020-09");
        assertThat(refusal(estimator, named("2001", "2003", "2005", "2006", "2008", "2010", "2012")))
                .hasMessageContaining("2001–2003");
        // A survey every second year is a series; so are names of which only the order is known.
        assertThat(estimator.estimate(named("2001", "2003", "2005", "2007", "2009", "2011", "2013")
                        .build()))
                .isNotNull();
        assertThat(estimator.estimate(named("a", "b", "c", "d", "e", "f", "g").build()))
                .isNotNull();
        assertThat(estimator.estimate(
                        named("2001", "2002", "x", "d", "e", "f", "g").build()))
                .isNotNull();
    }

    @Test
    void tooFewPeriodsAreCounted() {
        NotEstimableException before = refusal(BEFORE_AFTER, RandomSeries.builder(1, 1, noise(9)));
        assertThat(before.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
        assertThat(before).hasMessageContaining("t0 has 1 of 9 periods before 1991, at least 2 are needed");
        NotEstimableException after = refusal(BEFORE_AFTER, RandomSeries.builder(1, 8, noise(9)));
        assertThat(after.code()).isEqualTo(Code.TOO_FEW_POST_PERIODS);
        assertThat(after).hasMessageContaining("t0 has 1 of 9 periods from 1998 on, at least 2 are needed");
        assertThat(after.reason().chinese()).contains("1998", "只有 1 期", "至少需要 2 期");
        assertThat(refusal(ITS, RandomSeries.builder(1, 2, noise(9))).code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
        assertThat(refusal(ITS, RandomSeries.builder(1, 7, noise(9)))).hasMessageContaining("at least 3 are needed");
        assertThat(refusal(ITS.withSlope(false), RandomSeries.builder(1, 8, noise(9)))
                        .code())
                .isEqualTo(Code.TOO_FEW_POST_PERIODS);
        assertThat(ITS.withSlope(false).estimate(RandomSeries.of(1, 7, noise(9))))
                .isNotNull();
        assertThat(ITS.estimate(RandomSeries.of(1, 3, noise(6)))).isNotNull();
    }

    @Test
    void periodsBetweenInterruptionsAreCountedToo() {
        InterruptedTimeSeries twice = ITS.withInterruptions(List.of("2006", "2008"));
        NotEstimableException refusal = refusal(twice, RandomSeries.builder(1, 12, noise(25)));
        assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_POST_PERIODS);
        assertThat(refusal).hasMessageContaining("from 2006 to 2007 t0 has 2 of 25 periods");
        assertThat(refusal.reason().chinese()).contains("2006 至 2007", "只有 2 期");
    }

    @Test
    void asManyCoefficientsAsPeriodsAreRefused() {
        NotEstimableException refusal = refusal(ITS, RandomSeries.builder(12, 4, noise(8)));
        assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
        assertThat(refusal).hasMessageContaining("8 periods for 8 coefficients").hasMessageContaining("cos2");
        assertThat(refusal.reason().chinese()).contains("8 期");
        assertThat(ITS.estimate(RandomSeries.of(12, 4, noise(9))).standardError())
                .isPositive();
    }

    @Test
    void harmonicsThatTheFrequencyDoesNotTellApartAreNamed() {
        NotEstimableException annual = refusal(ITS.withHarmonics(1), RandomSeries.builder(1, 12, noise(20)));
        assertThat(annual.code()).isEqualTo(Code.COLLINEAR);
        assertThat(annual).hasMessageContaining("sin1, cos1");
        NotEstimableException quarterly = refusal(ITS.withHarmonics(3), RandomSeries.builder(4, 12, noise(20)));
        assertThat(quarterly).hasMessageContaining("2 of 9 regressors").hasMessageContaining("sin3, cos3");
        assertThat(quarterly.reason().chinese()).contains("sin3、cos3");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aSeriesThatDoesNotVaryIsRefusedEvenIfOthersDo(Estimator estimator) {
        double[] constant = new double[20];
        Arrays.fill(constant, 7.3);
        constant[4] += 1e-13;
        PanelBuilder rows = RandomSeries.builder(1, 12, constant).observe("control", "1990", 1);
        NotEstimableException same = refusal(estimator, rows);
        assertThat(same.code()).isEqualTo(Code.CONSTANT_OUTCOME);
        assertThat(same.units()).containsExactly("t0");
        assertThat(same).hasMessageContaining("the outcome of t0 is 7.3 in all 20 periods");
        assertThat(same.reason().chinese()).contains("全部 20 期");
        double[] tiny = Arrays.stream(noise(20)).map(value -> 1e-200 * value).toArray();
        assertThat(refusal(estimator, RandomSeries.builder(1, 12, tiny).observe("control", "1990", 1))
                        .code())
                .isEqualTo(Code.CONSTANT_OUTCOME);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void numbersThatCannotBeSquaredAreRefused(Estimator estimator) {
        for (double factor : new double[] {1e300, 1e-300}) {
            double[] extreme =
                    Arrays.stream(noise(20)).map(value -> factor * value).toArray();
            NotEstimableException refusal = refusal(estimator, RandomSeries.builder(1, 12, extreme));
            assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
            assertThat(refusal.units()).containsExactly("t0");
        }
    }

    @Test
    void aSeriesThatFollowsTheModelExactlyHasItsCoefficientsAndNoInference() {
        // Trend 0.5, from 2002 on level 4 and slope 1, from 2010 on level −6 and slope −2 beside them.
        double[] y = new double[26];
        Arrays.setAll(y, t -> 3 + 0.5 * t + (t >= 12 ? 4 + (t - 12) : 0) + (t >= 20 ? -6 - 2.0 * (t - 20) : 0));
        Effect effect = ITS.withInterruptions(List.of("2010")).estimate(RandomSeries.of(1, 12, y));
        assertThat(effect.estimate()).isCloseTo(4 + 3.5, within(1e-10));
        InterruptionDetail detail = (InterruptionDetail) Objects.requireNonNull(effect.detail());
        assertThat(detail.interruptions().get(1).level().estimate()).isCloseTo(-6, within(1e-10));
        assertThat(Objects.requireNonNull(detail.interruptions().get(1).slope()).estimate())
                .isCloseTo(-2, within(1e-10));
        // Without the policy the second interruption is still there.
        PathPoint last = effect.path().get(25);
        assertThat(last.counterfactual()).isCloseTo(3 + 0.5 * 25 - 6 - 2 * 5, within(1e-10));
        assertThat(effect.interval()).isNull();
        assertThat(effect.inference()).isNull();
        assertThat(effect.standardError()).isNaN();
        assertThat(effect.pValue()).isNaN();
        assertThat(last.low()).isNaN();
        assertThat(effect.reasons())
                .containsOnlyKeys(
                        "standardError",
                        "interval",
                        "pValue",
                        "path",
                        "coefficients",
                        "effects",
                        "ljungBox",
                        "breuschGodfrey",
                        "durbinWatson")
                .allSatisfy((part, reason) -> assertThat(reason.code()).isEqualTo(ReasonCode.NOT_TESTABLE));
    }

    @Test
    void segmentsWithoutVariationHaveADifferenceAndNoInference() {
        double[] y = new double[10];
        Arrays.setAll(y, t -> t < 6 ? 0.1 : 0.7);
        Effect effect = BEFORE_AFTER.estimate(RandomSeries.of(1, 6, y));
        assertThat(effect.estimate()).isCloseTo(0.6, within(1e-15));
        assertThat(effect.interval()).isNull();
        assertThat(effect.reasons())
                .containsOnlyKeys("standardError", "interval", "pValue", "degreesOfFreedom", "autocorrelation", "path");
        assertThat(((BeforeAfterDetail) Objects.requireNonNull(effect.detail())).degreesOfFreedom())
                .isNaN();
    }

    @Test
    void oneSegmentWithoutVariationLeavesTheDegreesOfFreedomOfTheOther() {
        double[] y = {4, 4, 4, 4, 6, 9, 5};
        Effect effect = BEFORE_AFTER.withPlainWelch(true).estimate(RandomSeries.of(1, 4, y));
        assertThat(((BeforeAfterDetail) Objects.requireNonNull(effect.detail())).degreesOfFreedom())
                .isEqualTo(2);
    }

    @Test
    void theDefaultsFollowTheFrequencyAndTheLength() {
        assertThat(lagAndHarmonics(1, 40)).containsExactly(3, 0);
        assertThat(lagAndHarmonics(4, 40)).containsExactly(4, 1);
        assertThat(lagAndHarmonics(12, 40)).containsExactly(12, 2);
        assertThat(lagAndHarmonics(12, 23)).containsExactly(2, 2); // no two cycles
        assertThat(lagAndHarmonics(1, 1000)).containsExactly(6, 0);
    }

    private static List<Integer> lagAndHarmonics(int cycle, int periods) {
        Effect effect = ITS.estimate(RandomSeries.of(cycle, periods / 2, noise(periods)));
        InterruptionDetail detail = (InterruptionDetail) Objects.requireNonNull(effect.detail());
        return List.of(detail.lag(), detail.harmonics());
    }

    @Test
    void impossibleConfigurationsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ITS.withLevel(1));
        assertThatIllegalArgumentException().isThrownBy(() -> BEFORE_AFTER.withLevel(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ITS.withLag(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ITS.withHarmonics(-1));
        Panel panel = RandomSeries.of(1, 12, noise(20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ITS.withLag(20).estimate(panel))
                .withMessage("lag 20 needs at least 21 periods, the panel has 20");
        for (List<String> wrong : List.of(List.of("2050"), List.of("2002"), List.of("1999"), List.of("2007", "2005"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ITS.withInterruptions(wrong).estimate(panel))
                    .withMessageContaining("is no period after");
        }
    }

    @Test
    void theSeedIsTheGivenOneOrThatOfPanelAndSpecification() {
        Panel panel = RandomSeries.of(1, 12, noise(20));
        assertThat(ITS.withSeed(42).estimate(panel).seed()).isEqualTo(42);
        assertThat(BEFORE_AFTER.withSeed(42).estimate(panel).seed()).isEqualTo(42);
        assertThat(ITS.estimate(panel).seed()).isBetween(0L, (1L << 52) - 1);
        assertThat(Stream.of(ITS, ITS.withLag(1), ITS.withSlope(false), ITS.withAdjust(false), ITS.withLevel(0.9))
                        .map(its -> its.estimate(panel).seed()))
                .doesNotHaveDuplicates();
        assertThat(ITS.withLag(1).lag()).isEqualTo(OptionalInt.of(1));
    }

    private static NotEstimableException refusal(Estimator estimator, PanelBuilder panel) {
        return catchThrowableOfType(NotEstimableException.class, () -> estimator.estimate(panel.build()));
    }

    private static double[] noise(int periods) {
        return new Random(periods).doubles(periods, 1, 2).toArray();
    }

    /** Seven periods with these names, the last three treated. */
    private static PanelBuilder named(String... periods) {
        PanelBuilder panel = Panel.builder(List.of(periods));
        double[] values = noise(periods.length);
        for (int t = 0; t < periods.length; t++) {
            panel.observe("u", periods[t], values[t]);
        }
        return panel.treatedFrom("u", periods[4]);
    }
}
