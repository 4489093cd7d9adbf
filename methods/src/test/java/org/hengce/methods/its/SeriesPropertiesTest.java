package org.hengce.methods.its;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.RandomSeries;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.InterruptionDetail.PeriodEffect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.resampling.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold on every series; a failure names the seed of the series that repeats it. */
class SeriesPropertiesTest {
    /** Outcomes of about 20 and at most 83 of them: sums of 1e-13, and the condition of trend and slope about 1e3. */
    private static final double ROUNDING = 1e-9;

    private static final InterruptedTimeSeries ITS = InterruptedTimeSeries.withDefaults();
    private static final BeforeAfter BEFORE_AFTER = BeforeAfter.withDefaults();

    static LongStream seeds() {
        return RandomPanels.seeds();
    }

    private static List<Estimator> estimators() {
        return List.of(
                BEFORE_AFTER,
                BEFORE_AFTER.withPlainWelch(true),
                ITS,
                ITS.withSlope(false).withLag(3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEstimateLiesInItsIntervalsWhichAreThoseOfThePath(long seed) {
        Panel panel = RandomSeries.of(seed);
        for (Estimator estimator : estimators()) {
            Effect effect = estimator.estimate(panel);
            Interval interval = Objects.requireNonNull(effect.interval());
            Interval narrower = Objects.requireNonNull(effect.equivalenceInterval());
            assertThat(narrower.liesAbove(effect.estimate()) || narrower.liesBelow(effect.estimate()))
                    .isFalse();
            assertThat(narrower.liesWithin(interval.low(), interval.high())).isTrue();
            int start = RandomSeries.start(RandomSeries.outcomes(seed));
            assertThat(effect.path()).hasSize(panel.periodCount());
            assertThat(mean(effect.path().stream()
                            .skip(start)
                            .mapToDouble(PathPoint::effect)
                            .toArray()))
                    .isCloseTo(effect.estimate(), within(ROUNDING));
            effect.path().forEach(point -> assertThat(point.observed() - point.counterfactual())
                    .isEqualTo(point.effect()));
            if (effect.detail() instanceof InterruptionDetail detail) {
                assertThat(mean(detail.effects().stream()
                                .mapToDouble(PeriodEffect::estimate)
                                .toArray()))
                        .isCloseTo(effect.estimate(), within(ROUNDING));
                effect.path().stream().skip(start).forEach(point -> assertThat(point.effect())
                        .isBetween(point.low(), point.high()));
                assertThat(effect.path().stream().limit(start))
                        .allMatch(point -> Double.isNaN(point.low()) && Double.isNaN(point.high()));
            }
        }
    }

    @Test
    void thePValueIsAtMostAlphaExactlyWhenTheIntervalExcludesZero() {
        assertThat(rejections(BEFORE_AFTER::withLevel)).isBetween(50, 310);
        assertThat(rejections(ITS::withLevel)).isBetween(50, 310);
    }

    private static int rejections(DoubleFunction<Estimator> atLevel) {
        int rejected = 0;
        for (long seed : RandomPanels.seeds().toArray()) {
            Panel panel = RandomSeries.of(seed);
            for (double alpha : new double[] {0.5, 0.25, 0.2, 0.1, 0.05, 0.01}) {
                Effect effect = atLevel.apply(1 - alpha).estimate(panel);
                Interval interval = Objects.requireNonNull(effect.interval());
                assertThat(effect.pValue() <= alpha)
                        .as("seed %d alpha %s", seed, alpha)
                        .isEqualTo(!interval.contains(0));
                rejected += interval.contains(0) ? 0 : 1;
            }
        }
        return rejected;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anAddedEffectMovesTheEstimateByItselfAndLeavesTheError(long seed) {
        double[] y = RandomSeries.outcomes(seed);
        int start = RandomSeries.start(y);
        double[] moved = changed(y, (t, value) -> t < start ? value : value + 3.5);
        for (Estimator estimator : estimators()) {
            Effect before = estimator.estimate(RandomSeries.of(seed));
            Effect after = estimator.estimate(RandomSeries.of(RandomSeries.cycle(seed), start, moved));
            assertThat(after.estimate()).isCloseTo(before.estimate() + 3.5, within(ROUNDING));
            assertThat(after.standardError()).isCloseTo(before.standardError(), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trendAndSeasonLeaveTheInterruptedSeriesEffect(long seed) {
        double[] y = RandomSeries.outcomes(seed);
        int cycle = RandomSeries.cycle(seed);
        double[] moved = changed(
                y,
                (t, value) -> value
                        - 7
                        + 0.4 * t
                        + (cycle > 1 ? 2 * Math.cos(2 * Math.PI * t / cycle) + Math.sin(2 * Math.PI * t / cycle) : 0));
        Effect before = ITS.estimate(RandomSeries.of(seed));
        Effect after = ITS.estimate(RandomSeries.of(cycle, RandomSeries.start(y), moved));
        assertThat(after.estimate()).isCloseTo(before.estimate(), within(ROUNDING));
        assertThat(after.standardError()).isCloseTo(before.standardError(), within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEffectScalesWithTheOutcome(long seed) {
        double[] y = RandomSeries.outcomes(seed);
        for (double factor : new double[] {-0.7, 1e80, 1e-80}) {
            double[] scaled = changed(y, (t, value) -> factor * value);
            for (Estimator estimator : estimators()) {
                Effect before = estimator.estimate(RandomSeries.of(seed));
                Effect after =
                        estimator.estimate(RandomSeries.of(RandomSeries.cycle(seed), RandomSeries.start(y), scaled));
                assertThat(after.estimate() / factor).isCloseTo(before.estimate(), within(ROUNDING));
                assertThat(after.standardError() / Math.abs(factor))
                        .isCloseTo(before.standardError(), within(ROUNDING));
                assertThat(after.pValue()).isCloseTo(before.pValue(), within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void severalUnitsAreTheirMeanOrTheirSumAndControlsHaveNoPartInIt(long seed) {
        double[] y = RandomSeries.outcomes(seed);
        int start = RandomSeries.start(y);
        Random random = new Random(seed);
        double[] other = changed(y, (t, value) -> value + random.nextGaussian());
        double[] both =
                IntStream.range(0, y.length).mapToDouble(t -> y[t] + other[t]).toArray();
        int cycle = RandomSeries.cycle(seed);
        List<String> periods = RandomSeries.periods(cycle, y.length);
        PanelBuilder rows = RandomSeries.builder(cycle, start, y, other).observe("gappy", periods.get(3), 1);
        periods.forEach(period -> rows.observe("control", period, random.nextGaussian()));
        periods.forEach(period -> rows.observe("always", period, 5));
        Panel panel = rows.treatedFrom("always", periods.get(0)).build();
        for (boolean slope : new boolean[] {true, false}) {
            InterruptedTimeSeries its = ITS.withSlope(slope);
            Effect alone = its.estimate(RandomSeries.of(cycle, start, both));
            assertThat(its.withAggregate(UnitAggregate.SUM).estimate(panel).estimate())
                    .isCloseTo(alone.estimate(), within(ROUNDING));
            assertThat(its.estimate(panel).standardError()).isCloseTo(alone.standardError() / 2, within(ROUNDING));
        }
        Effect sum = BEFORE_AFTER.withAggregate(UnitAggregate.SUM).estimate(panel);
        Effect mean = BEFORE_AFTER.estimate(panel);
        assertThat(sum.estimate()).isCloseTo(2 * mean.estimate(), within(ROUNDING));
        assertThat(sum.pValue()).isCloseTo(mean.pValue(), within(ROUNDING));
        assertThat(mean.treatedUnits()).containsExactly("t0", "t1");
        assertThat(mean.controlUnits()).isEmpty();
        assertThat(mean.unitsDropped())
                .containsExactly(
                        new DroppedUnit("always", DropReason.ALWAYS_TREATED),
                        new DroppedUnit("control", DropReason.NOT_COMPARED),
                        new DroppedUnit("gappy", DropReason.NOT_COMPARED));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSecondInterruptionWithSlopesMakesTheFirstWhatItIsOnTheDataBeforeTheSecond(long seed) {
        double[] y = RandomSeries.outcomes(seed);
        int start = RandomSeries.start(y);
        Panel panel = RandomSeries.of(seed);
        int second = start + 3;
        InterruptedTimeSeries its = ITS.withHarmonics(0).withLag(2);
        Effect twice = its.withInterruptions(List.of(panel.period(second))).estimate(panel);
        Effect cut = its.estimate(panel.select(u -> true, 0, second));
        assertThat(twice.estimate()).isCloseTo(cut.estimate(), within(ROUNDING));
        InterruptionDetail detail = detail(twice);
        assertThat(detail.interruptions()).hasSize(2);
        assertThat(detail.coefficients())
                .extracting(Coefficient::name)
                .containsExactly(
                        "intercept",
                        "trend",
                        "level " + panel.period(start),
                        "slope " + panel.period(start),
                        "level " + panel.period(second),
                        "slope " + panel.period(second));
        for (int j = 0; j < 4; j++) {
            assertThat(detail.coefficients().get(j).estimate())
                    .isCloseTo(detail(cut).coefficients().get(j).estimate(), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asManyHarmonicsAsASeasonHasAreMeansOfEachSeason(long seed) {
        // Six cosines and five sines span what twelve dummies do; so three harmonics do of a quarter.
        double[] y = RandomSeries.outcomes(seed);
        int cycle = seed % 2 == 0 ? 4 : 12;
        double[] moved =
                changed(y, (t, value) -> value + new double[] {3, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5, 8}[t % cycle]);
        InterruptedTimeSeries its = ITS.withHarmonics(cycle / 2);
        int start = RandomSeries.start(y);
        Effect before = its.estimate(RandomSeries.of(cycle, start, y));
        Effect after = its.estimate(RandomSeries.of(cycle, start, moved));
        assertThat(after.estimate()).isCloseTo(before.estimate(), within(ROUNDING));
        assertThat(detail(after).coefficients()).hasSize(4 + cycle - 1);
    }

    @Test
    void noAutocorrelationFoundInflatesNothing() {
        double[] alternating = {1, 2, 1.1, 2.2, 1.3, 5, 4, 5.2, 4.1, 5.3};
        Panel panel = RandomSeries.of(1, 5, alternating);
        assertThat(BEFORE_AFTER.estimate(panel).standardError())
                .isEqualTo(BEFORE_AFTER.withPlainWelch(true).estimate(panel).standardError());
    }

    @Test
    void theSizeOfTheTestsIsAsTheirPagesSay() {
        // Independent noise without effect; the shares in 300 series have standard errors of 1 to 3 points.
        assertThat(rejectedOfHundred(ITS, 1, 200, 50)).isBetween(2.0, 11.0); // 6 by the page
        assertThat(rejectedOfHundred(ITS, 12, 192, 23)).isBetween(11.0, 25.0); // 18
        assertThat(rejectedOfHundred(ITS, 12, 48, 12)).isBetween(20.0, 36.0); // 28
        assertThat(rejectedOfHundred(BEFORE_AFTER, 1, 24, 6)).isBetween(1.0, 9.0); // 4 to 5
    }

    private static double rejectedOfHundred(Estimator estimator, int cycle, int periods, int after) {
        Random random = new Random(periods);
        int rejected = 0;
        for (int i = 0; i < 300; i++) {
            double[] y = new double[periods];
            Arrays.setAll(y, t -> random.nextGaussian());
            Effect effect = estimator.estimate(RandomSeries.of(cycle, periods - after, y));
            rejected += effect.pValue() <= 0.05 ? 1 : 0;
        }
        return rejected / 3.0;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyThreadGivesTheSameBits(long seed) {
        Panel panel = RandomSeries.of(seed);
        for (Estimator estimator : estimators()) {
            Effect once = estimator.estimate(panel);
            assertThat(Parallel.inOrder(4, 2, i -> estimator.estimate(panel))).allMatch(once::equals);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyNumberIsThereOrHasAReason(long seed) {
        for (Estimator estimator : estimators()) {
            Effect effect = estimator.estimate(RandomSeries.of(seed));
            assertThat(effect.standardError()).isPositive();
            assertThat(effect.pValue()).isBetween(0.0, 1.0);
            if (effect.detail() instanceof InterruptionDetail detail) {
                assertThat(effect.reasons().containsKey("breuschGodfrey"))
                        .isEqualTo(Double.isNaN(detail.breuschGodfrey().pValue()));
                assertThat(detail.ljungBox().pValue()).isBetween(0.0, 1.0);
                assertThat(detail.durbinWatson()).isBetween(0.0, 4.0);
                assertThat(Stream.concat(
                                detail.coefficients().stream().map(Coefficient::standardError),
                                detail.effects().stream().map(PeriodEffect::standardError)))
                        .allMatch(error -> error > 0);
            }
        }
    }

    private interface Change {
        double of(int period, double value);
    }

    private static double[] changed(double[] y, Change change) {
        double[] changed = new double[y.length];
        Arrays.setAll(changed, t -> change.of(t, y[t]));
        return changed;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static InterruptionDetail detail(Effect effect) {
        return (InterruptionDetail) Objects.requireNonNull(effect.detail());
    }
}
