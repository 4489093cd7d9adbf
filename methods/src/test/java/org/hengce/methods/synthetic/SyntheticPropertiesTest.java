package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.linalg.SimplexLeastSquares;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold on every panel; a failure names the seed of the panel that repeats it. */
class SyntheticPropertiesTest {
    /**
     * Outcomes are about 20 to 40 with rounding errors of 4e-15; moving all of them by amounts of that size moves weights
     * by a multiple of it, the multiple being the condition of the weights' problem, up to some thousands here.
     */
    private static final double ROUNDING = 1e-9;

    private static final SyntheticControl CONTROL = SyntheticControl.withDefaults();
    private static final SyntheticDifferenceInDifferences DID = SyntheticDifferenceInDifferences.withDefaults();

    static LongStream seeds() {
        return RandomPanels.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightsSumToOneAndTheEstimateIsTheMeanOfThePath(long seed) {
        double[][] y = RandomPanels.outcomes(seed);
        int start = RandomPanels.start(y);
        Panel panel = RandomPanels.of(y, start, 0);
        for (Effect effect : new Effect[] {CONTROL.estimate(panel), DID.estimate(panel)}) {
            assertThat(effect.weights().stream().mapToDouble(UnitWeight::weight).sum())
                    .isCloseTo(1, within(1e-14));
            assertThat(effect.weights()).allMatch(weight -> weight.weight() > 0);
            assertThat(effect.path().stream()
                            .skip(start)
                            .mapToDouble(PathPoint::effect)
                            .average()
                            .orElseThrow())
                    .isCloseTo(effect.estimate(), within(1e-12));
            assertThat(effect.path()).hasSize(y[0].length);
        }
        Effect did = DID.estimate(panel);
        double before = did.timeWeights().stream()
                .mapToDouble(weight -> weight.weight() * effectIn(did, weight))
                .sum();
        assertThat(before).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theListedWeightsAreOptimal(long seed) {
        double[][] y = RandomPanels.outcomes(seed);
        Outcomes outcomes = outcomes(y);
        double[] weights = new double[outcomes.donorCount()];
        for (UnitWeight weight : CONTROL.estimate(RandomPanels.of(seed)).weights()) {
            weights[Integer.parseInt(weight.unit().substring(1)) - 1] = weight.weight();
        }
        assertThat(SimplexLeastSquares.kktViolation(outcomes.donorsPre(), outcomes.treatedPre(), 0, weights))
                .isLessThanOrEqualTo(1e-12);

        double[] omega = new double[outcomes.donorCount()];
        for (UnitWeight weight : DID.estimate(RandomPanels.of(seed)).weights()) {
            omega[Integer.parseInt(weight.unit().substring(1)) - 1] = weight.weight();
        }
        double zeta = Regularisation.of(outcomes).omega();
        double[][] donors = outcomes.donorsPre();
        for (double[] donor : donors) {
            centre(donor);
        }
        double[] target = outcomes.treatedPre();
        centre(target);
        assertThat(SimplexLeastSquares.kktViolation(donors, target, target.length * zeta * zeta, omega))
                .isLessThanOrEqualTo(1e-12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEstimateLiesInItsInterval(long seed) {
        Panel panel = RandomPanels.of(seed);
        for (Effect effect : new Effect[] {CONTROL.estimate(panel), DID.estimate(panel)}) {
            if (effect.interval() != null) {
                assertThat(effect.interval().contains(effect.estimate())).isTrue();
            } else {
                assertThat(effect.reasons()).containsKeys("interval", "pValue");
            }
        }
    }

    @Test
    void thePValueIsAtMostAlphaExactlyWhenTheIntervalExcludesZero() {
        assertThat(rejections(level -> CONTROL.withLevel(level)::estimate))
                .as("some effects are rejected, some are not")
                .isBetween(50, 250);
        assertThat(rejections(level -> DID.withLevel(level)::estimate)).isBetween(50, 250);
    }

    private static int rejections(Function<Double, Function<Panel, Effect>> estimator) {
        int rejected = 0;
        for (long seed : RandomPanels.seeds().toArray()) {
            double[][] y = RandomPanels.outcomes(seed);
            int start = RandomPanels.start(y);
            for (int t = start; t < y[0].length; t++) {
                y[0][t] += seed % 4; // an effect in three of four panels
            }
            for (double alpha : new double[] {0.5, 0.25, 0.2, 0.1, 0.05, 0.01}) {
                double level = 1 - alpha;
                Effect effect = estimator.apply(level).apply(RandomPanels.of(y, start, 0));
                Interval interval = effect.interval();
                if (interval != null) {
                    assertThat(effect.pValue() <= alpha)
                            .as("seed %d alpha %s", seed, alpha)
                            .isEqualTo(!interval.contains(0));
                    rejected += interval.contains(0) ? 0 : 1;
                }
            }
        }
        return rejected;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyNumberOfThreadsGivesTheSameBits(long seed) {
        Panel panel = RandomPanels.of(seed);
        Effect control = CONTROL.estimate(panel);
        Effect did = DID.estimate(panel);
        for (int threads : new int[] {2, 4}) {
            assertThat(CONTROL.withThreads(threads).estimate(panel)).isEqualTo(control);
            assertThat(DID.withThreads(threads).estimate(panel)).isEqualTo(did);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRowsDoesNotMatter(long seed) {
        double[][] y = RandomPanels.outcomes(seed);
        Panel shuffled = RandomPanels.of(y, RandomPanels.start(y), seed);
        assertThat(CONTROL.estimate(shuffled)).isEqualTo(CONTROL.estimate(RandomPanels.of(seed)));
        assertThat(DID.estimate(shuffled)).isEqualTo(DID.estimate(RandomPanels.of(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCommonShockInEachPeriodLeavesSyntheticControl(long seed) {
        double[][] y = RandomPanels.outcomes(seed);
        double[] shock = new Random(seed).doubles(y[0].length, -10, 10).toArray();
        assertSameEffect(y, (u, t, value) -> value + shock[t], 1, CONTROL::estimate);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCommonShockInEachPeriodLeavesSyntheticDidOfTheSameRegularisation(long seed) {
        // The noise level is the spread of all first differences around one mean, so an uneven common shock before the
        // treatment changes it, and with it the estimate. What must not change is the estimate at a given noise level.
        double[][] y = RandomPanels.outcomes(seed);
        double[] shock = new Random(seed).doubles(y[0].length, -10, 10).toArray();
        double[][] shocked = changed(y, (u, t, value) -> value + shock[t]);
        Outcomes outcomes = outcomes(y);
        Regularisation zeta = Regularisation.of(outcomes);
        assertThat(DidFit.of(outcomes(shocked), zeta).estimate())
                .isCloseTo(DidFit.of(outcomes, zeta).estimate(), within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCommonTrendAndAnyCommonShockAfterwardsLeaveSyntheticDid(long seed) {
        double[][] y = RandomPanels.outcomes(seed);
        double[] shock = new Random(seed).doubles(y[0].length, -10, 10).toArray();
        int start = RandomPanels.start(y);
        assertSameEffect(y, (u, t, value) -> value + (t < start ? 2.5 * t : shock[t]), 1, DID::estimate);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aConstantOfEachUnitLeavesSyntheticDid(long seed) {
        double[][] y = RandomPanels.outcomes(seed);
        double[] constant = new Random(seed).doubles(y.length, -10, 10).toArray();
        assertSameEffect(y, (u, t, value) -> value + constant[u], 1, DID::estimate);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEffectScalesWithTheOutcome(long seed) {
        double[][] y = RandomPanels.outcomes(seed);
        assertSameEffect(y, (u, t, value) -> 0.7 * value, 0.7, DID::estimate);
        assertSameEffect(y, (u, t, value) -> 0.7 * value, 0.7, CONTROL::estimate);
    }

    private interface Change {
        double of(int unit, int period, double value);
    }

    private static void assertSameEffect(
            double[][] y, Change change, double factor, Function<Panel, Effect> estimator) {
        int start = RandomPanels.start(y);
        Effect before = estimator.apply(RandomPanels.of(y, start, 0));
        Effect after = estimator.apply(RandomPanels.of(changed(y, change), start, 0));
        assertThat(after.estimate()).isCloseTo(factor * before.estimate(), within(ROUNDING));
        assertThat(Double.isNaN(after.standardError())).isEqualTo(Double.isNaN(before.standardError()));
        if (!Double.isNaN(before.standardError())) {
            assertThat(after.standardError()).isCloseTo(factor * before.standardError(), within(ROUNDING));
        }
        assertThat(after.interval() == null).isEqualTo(before.interval() == null);
        if (before.interval() != null && before.interval().hasBothEnds()) {
            assertThat(Objects.requireNonNull(after.interval()).high())
                    .isCloseTo(factor * before.interval().high(), within(100 * ROUNDING));
        }
    }

    private static double[][] changed(double[][] y, Change change) {
        double[][] changed = new double[y.length][y[0].length];
        for (int u = 0; u < y.length; u++) {
            for (int t = 0; t < y[u].length; t++) {
                changed[u][t] = change.of(u, t, y[u][t]);
            }
        }
        return changed;
    }

    private static Outcomes outcomes(double[][] y) {
        Panel panel = RandomPanels.of(y, RandomPanels.start(y), 0);
        return Outcomes.of(panel, Design.of(panel));
    }

    private static void centre(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        Arrays.setAll(values, i -> values[i] - mean);
    }

    private static double effectIn(Effect effect, PeriodWeight weight) {
        return effect.path().stream()
                .filter(point -> point.period().equals(weight.period()))
                .findFirst()
                .orElseThrow()
                .effect();
    }
}
