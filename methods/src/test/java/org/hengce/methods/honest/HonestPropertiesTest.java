package org.hengce.methods.honest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.methods.resampling.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HonestPropertiesTest {
    private static final List<Double> MULTIPLES = List.of(0.0, 0.1, 0.5, 1.0, 2.0, 5.0);

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void intervalsGrowWithM(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed);
        forEveryTarget(study, analysis -> {
            SensitivityResult relative = run(study, analysis);
            for (int i = 1; i < MULTIPLES.size(); i++) {
                RobustInterval narrower = relative.sensitivity().get(i - 1);
                RobustInterval wider = relative.sensitivity().get(i);
                // Ends are found to 1e-13 se.
                double rounding = 1e-11 * relative.standardError();
                assertThat(wider.low()).isLessThanOrEqualTo(narrower.low() + rounding);
                assertThat(wider.high()).isGreaterThanOrEqualTo(narrower.high() - rounding);
            }
            // The centre of fixed-length intervals moves with m; their length is what grows.
            SensitivityResult smooth = run(study, analysis.withDelta(Delta.SMOOTHNESS));
            for (int i = 1; i < MULTIPLES.size(); i++) {
                assertThat(length(smooth.sensitivity().get(i)))
                        .isGreaterThanOrEqualTo(length(smooth.sensitivity().get(i - 1)) * (1 - 1e-12));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void intervalsHoldTheIdentifiedSet(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed);
        forEveryTarget(study, analysis -> {
            for (Delta delta : Delta.values()) {
                SensitivityResult result = run(study, analysis.withDelta(delta));
                for (int i = 0; i < MULTIPLES.size(); i++) {
                    RobustInterval interval = result.sensitivity().get(i);
                    boolean empty = Double.isNaN(interval.identifiedLow());
                    assertThat(result.reasons().containsKey("sensitivity[%d].identified".formatted(i)))
                            .isEqualTo(empty);
                    if (!empty) {
                        assertThat(interval.low()).isLessThanOrEqualTo(interval.identifiedLow());
                        assertThat(interval.high()).isGreaterThanOrEqualTo(interval.identifiedHigh());
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void withoutAnyViolationRelativeMagnitudesLeaveTheOrdinaryInterval(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed);
        forEveryTarget(study, analysis -> {
            SensitivityResult result = run(study, analysis.withM(List.of(0.0)));
            RobustInterval interval = result.sensitivity().get(0);
            double rounding = 1e-9 * result.standardError();
            assertThat(interval.low()).isCloseTo(result.interval().low(), within(rounding));
            assertThat(interval.high()).isCloseTo(result.interval().high(), within(rounding));
        });
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void anotherUnitOfTheOutcomeScalesEverythingAndAnotherSignMirrorsIt(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed);
        for (double factor : new double[] {1000.0 / 7, -1e-5}) {
            forEveryTarget(study, analysis -> {
                for (Delta delta : Delta.values()) {
                    double unit = delta == Delta.SMOOTHNESS ? Math.abs(factor) : 1;
                    SensitivityResult result = run(study, analysis.withDelta(delta));
                    SensitivityResult scaled = analysis.withDelta(delta)
                            .withM(MULTIPLES.stream().map(m -> m * unit).toList())
                            .analyse(scaled(study.betahat(), factor), scaled(study.sigma(), factor), study.pre());
                    double rounding = 1e-8 * scaled.standardError();
                    assertThat(scaled.estimate()).isCloseTo(result.estimate() * factor, within(rounding));
                    for (int i = 0; i < MULTIPLES.size(); i++) {
                        RobustInterval here = result.sensitivity().get(i);
                        RobustInterval there = scaled.sensitivity().get(i);
                        double low = (factor > 0 ? here.low() : here.high()) * factor;
                        double high = (factor > 0 ? here.high() : here.low()) * factor;
                        assertThat(there.low()).isCloseTo(low, within(rounding));
                        assertThat(there.high()).isCloseTo(high, within(rounding));
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void aLinearTrendMovesSmoothIntervalsNotAtAll(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed);
        double[] tilted = study.betahat();
        for (int i = 0; i < tilted.length; i++) {
            tilted[i] += 3.0 * (i < study.pre() ? i - study.pre() : i - study.pre() + 1);
        }
        forEveryTarget(study, analysis -> {
            HonestSensitivity smooth = analysis.withDelta(Delta.SMOOTHNESS);
            SensitivityResult result = run(study, smooth);
            SensitivityResult after = smooth.analyse(tilted, study.sigma(), study.pre());
            for (int i = 0; i < MULTIPLES.size(); i++) {
                double rounding = 1e-8 * (1 + result.standardError());
                assertThat(after.sensitivity().get(i).low())
                        .isCloseTo(result.sensitivity().get(i).low(), within(rounding));
                assertThat(after.sensitivity().get(i).high())
                        .isCloseTo(result.sensitivity().get(i).high(), within(rounding));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Delta.class)
    void breakdownIsTheLargestMThatExcludesZero(Delta delta) {
        for (long seed = 1; seed <= 40; seed++) {
            RandomEventStudy study = RandomEventStudy.of(seed);
            SensitivityResult result =
                    run(study, HonestSensitivity.withDefaults().withDelta(delta).withM(MULTIPLES));
            List<Double> excluding = result.sensitivity().stream()
                    .filter(interval -> interval.low() > 0 || interval.high() < 0)
                    .map(RobustInterval::m)
                    .toList();
            if (excluding.isEmpty() || excluding.size() == MULTIPLES.size()) {
                assertThat(result.breakdown()).isNaN();
                assertThat(result.reasons()).containsKey("breakdown");
            } else {
                assertThat(result.breakdown()).isEqualTo(excluding.get(excluding.size() - 1));
                assertThat(result.reasons()).doesNotContainKey("breakdown");
            }
        }
    }

    @Test
    void theOrderOfMIsTheOrderOfTheIntervalsAndNothingElse() {
        RandomEventStudy study = RandomEventStudy.of(5);
        HonestSensitivity analysis = HonestSensitivity.withDefaults();
        SensitivityResult one = run(study, analysis.withM(List.of(0.0, 0.5, 1.0)));
        SensitivityResult other = run(study, analysis.withM(List.of(1.0, 0.0, 0.5)));
        assertThat(other.sensitivity())
                .containsExactly(
                        one.sensitivity().get(2),
                        one.sensitivity().get(0),
                        one.sensitivity().get(1));
        assertThat(other.breakdown()).isEqualTo(one.breakdown()).isNotNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void theSameBitsComeFromAnyNumberOfThreads(int threads) {
        List<SensitivityResult> together = Parallel.inOrder(24, threads, HonestPropertiesTest::oneOfMany);
        List<SensitivityResult> alone =
                IntStream.range(0, 24).mapToObj(HonestPropertiesTest::oneOfMany).toList();
        assertThat(together).isEqualTo(alone);
    }

    private static SensitivityResult oneOfMany(int i) {
        Delta delta = i < 12 ? Delta.RELATIVE : Delta.SMOOTHNESS;
        return run(
                RandomEventStudy.of(1 + i % 12),
                HonestSensitivity.withDefaults().withDelta(delta).withM(MULTIPLES));
    }

    @Test
    void theSeedIsTheInputsOwnUnlessItIsGiven() {
        RandomEventStudy study = RandomEventStudy.of(5);
        HonestSensitivity analysis = HonestSensitivity.withDefaults();
        long seed = run(study, analysis).seed();
        assertThat(seed).isBetween(0L, 1L << 52);
        assertThat(run(study, analysis).seed()).isEqualTo(seed);
        assertThat(run(RandomEventStudy.of(6), analysis).seed()).isNotEqualTo(seed);
        assertThat(run(study, analysis.withLevel(0.9)).seed()).isNotEqualTo(seed);
        assertThat(run(study, analysis.withSeed(42)).seed()).isEqualTo(42);
        assertThat(run(study, analysis.withSeed(42)).sensitivity())
                .isEqualTo(run(study, analysis).sensitivity());
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void weightsOfOnesOwnGiveWhatTheNamedTargetsGive(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed);
        HonestSensitivity analysis = HonestSensitivity.withDefaults().withM(MULTIPLES);
        List<Double> first = IntStream.range(0, study.post())
                .mapToObj(t -> t == 0 ? 1.0 : 0.0)
                .toList();
        List<Double> average =
                Stream.generate(() -> 1.0 / study.post()).limit(study.post()).toList();
        assertThat(run(study, analysis.withTarget(Target.weighted(first))).sensitivity())
                .isEqualTo(run(study, analysis).sensitivity());
        assertThat(run(study, analysis.withTarget(Target.weighted(average))).sensitivity())
                .isEqualTo(run(study, analysis.withTarget(Target.average())).sensitivity());
    }

    private static void forEveryTarget(RandomEventStudy study, Consumer<HonestSensitivity> check) {
        Random random = new Random(study.post());
        List<Double> weights =
                Stream.generate(random::nextGaussian).limit(study.post()).toList();
        for (Target target : List.of(Target.first(), Target.average(), Target.weighted(weights))) {
            check.accept(HonestSensitivity.withDefaults().withTarget(target).withM(MULTIPLES));
        }
    }

    private static SensitivityResult run(RandomEventStudy study, HonestSensitivity analysis) {
        return analysis.analyse(study.betahat(), study.sigma(), study.pre());
    }

    private static double length(RobustInterval interval) {
        return interval.high() - interval.low();
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    private static double[][] scaled(double[][] rows, double factor) {
        double[][] scaled = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            scaled[i] = scaled(scaled(rows[i], factor), factor);
        }
        return scaled;
    }
}
