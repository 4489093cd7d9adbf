package org.hengce.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hengce.methods.RandomDesigns.Kind;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.ControlGroup;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that hold for all estimators, each tried on seeded designs; a failure names the seed that repeats it. */
class EstimatorRulesTest {
    private static final long DESIGNS = 24;

    /** Of placebo patterns and replicates: what holds of some holds of many. */
    private static final int DRAWS = 30;

    /** Every estimator, in every procedure of inference that it has, and the designs that it must not refuse. */
    enum Candidate {
        BEFORE_AFTER(false, "ONE_TREATED BLOCK SINGLE_SERIES") {
            @Override
            Estimator of(double level, int threads) {
                return BeforeAfter.withDefaults().withLevel(level);
            }
        },
        INTERRUPTED_TIME_SERIES(false, "ONE_TREATED BLOCK SINGLE_SERIES") {
            @Override
            Estimator of(double level, int threads) {
                return InterruptedTimeSeries.withDefaults().withLevel(level);
            }
        },
        DIFFERENCE_IN_DIFFERENCES(true, "ONE_TREATED BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return DifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withSeed(5);
            }
        },
        DID_CLUSTERED(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return DifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withInference(InferenceRule.CLUSTER_T);
            }
        },
        DID_WILD(true, "STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return DifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withSeed(5)
                        .withInference(InferenceRule.WILD_CLUSTER);
            }
        },
        DID_POOLED(true, "ONE_TREATED BLOCK") {
            @Override
            Estimator of(double level, int threads) {
                return DifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withInference(InferenceRule.POOLED_T);
            }
        },
        DID_EVENT_STUDY(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return DifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withEventStudy()
                        .withInference(InferenceRule.CLUSTER_T);
            }
        },
        DID_SUN_ABRAHAM(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return DifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withSunAbraham()
                        .withInference(InferenceRule.CLUSTER_T);
            }
        },
        GROUP_TIME_GROUP(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return GroupTimeAtt.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withHeadline(Aggregation.GROUP);
            }
        },
        GROUP_TIME_SIMPLE(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return GroupTimeAtt.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withHeadline(Aggregation.SIMPLE);
            }
        },
        GROUP_TIME_DYNAMIC(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return GroupTimeAtt.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withHeadline(Aggregation.DYNAMIC);
            }
        },
        GROUP_TIME_CALENDAR(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return GroupTimeAtt.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withHeadline(Aggregation.CALENDAR);
            }
        },
        GROUP_TIME_NOT_YET(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return GroupTimeAtt.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withControls(ControlGroup.NOT_YET)
                        .withBase(BasePeriod.UNIVERSAL);
            }
        },
        GROUP_TIME_BOOTSTRAP(true, "BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return GroupTimeAtt.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withSeed(5)
                        .withBootstrap(100);
            }
        },
        SYNTHETIC_CONTROL(true, "ONE_TREATED BLOCK") {
            @Override
            Estimator of(double level, int threads) {
                return SyntheticControl.withDefaults().withLevel(level).withThreads(threads);
            }
        },
        SYNTHETIC_DID(false, "ONE_TREATED BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return SyntheticDifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withSeed(5) // its own would be another for other numbers
                        .withThreads(threads)
                        .withDraws(DRAWS);
            }
        },
        SYNTHETIC_DID_JACKKNIFE(false, "ONE_TREATED BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return SyntheticDifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withThreads(threads)
                        .withInference(Inference.JACKKNIFE);
            }
        },
        SYNTHETIC_DID_BOOTSTRAP(false, "ONE_TREATED BLOCK STAGGERED") {
            @Override
            Estimator of(double level, int threads) {
                return SyntheticDifferenceInDifferences.withDefaults()
                        .withLevel(level)
                        .withSeed(5)
                        .withThreads(threads)
                        .withDraws(DRAWS)
                        .withInference(Inference.BOOTSTRAP);
            }
        };

        final String takes;
        final boolean blindToCommonShocks;

        Candidate(boolean blindToCommonShocks, String takes) {
            this.takes = takes;
            this.blindToCommonShocks = blindToCommonShocks;
        }

        abstract Estimator of(double level, int threads);

        Optional<Effect> estimate(Panel panel, double level, int threads) {
            try {
                return Optional.of(of(level, threads).estimate(panel));
            } catch (NotEstimableException e) {
                assertThat(e.getMessage()).isNotBlank();
                assertThat(e.reason().chinese()).isNotBlank();
                return Optional.empty();
            }
        }

        Optional<Effect> estimate(Panel panel) {
            return estimate(panel, 0.95, 1);
        }
    }

    private static Stream<Long> seeds() {
        return LongStream.range(0, DESIGNS).boxed();
    }

    static Stream<Object[]> all() {
        return Stream.of(Candidate.values()).flatMap(c -> seeds().map(seed -> new Object[] {c, seed}));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itTakesTheDesignsThatItIsFor(Candidate candidate, long seed) {
        RandomDesigns design = RandomDesigns.of(seed);
        if (candidate.takes.contains(design.kind().name())) {
            assertThat(candidate.estimate(design.panel())).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyNumberThatDoesNotExistHasItsReason(Candidate candidate, long seed) {
        candidate.estimate(RandomDesigns.of(seed).panel()).ifPresent(effect -> {
            Set<String> reasons = effect.reasons().keySet();
            assertThat(Double.isNaN(effect.standardError())).isEqualTo(reasons.contains("standardError"));
            assertThat(Double.isNaN(effect.pValue())).isEqualTo(reasons.contains("pValue"));
            Interval interval = effect.interval();
            assertThat(interval == null || !interval.hasBothEnds())
                    .isEqualTo(reasons.stream().anyMatch(name -> name.startsWith("interval")));
            assertThat(effect.inference() == null).isEqualTo(interval == null);
            assertThat(effect.equivalenceInterval() == null).isEqualTo(interval == null);
        });
    }

    @ParameterizedTest
    @EnumSource
    void intervalAndPValueComeFromOneProcedure(Candidate candidate) {
        int rejected = 0;
        int kept = 0;
        for (long seed : seeds().toList()) {
            RandomDesigns design = RandomDesigns.of(seed);
            for (double alpha : new double[] {0.5, 0.25, 0.2, 0.1, 0.05, 0.01}) {
                Optional<Effect> effect = candidate.estimate(design.panel(), 1 - alpha, 1);
                if (effect.isPresent() && effect.get().interval() != null) {
                    Interval interval = effect.get().interval();
                    boolean excludesNone = interval.contains(0);
                    assertThat(interval.contains(effect.get().estimate())).isTrue();
                    assertThat(effect.get().pValue() <= alpha)
                            .as(
                                    "seed %d alpha %s p %s %s",
                                    seed, alpha, effect.get().pValue(), interval)
                            .isEqualTo(!excludesNone);
                    rejected += excludesNone ? 0 : 1;
                    kept += excludesNone ? 1 : 0;
                }
            }
        }
        assertThat(Math.min(rejected, kept)).as("both answers occur").isGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("all")
    void neitherThreadsNorTheOrderOfRowsChangeABit(Candidate candidate, long seed) {
        RandomDesigns design = RandomDesigns.of(seed);
        Optional<Effect> one = candidate.estimate(design.panel());
        assertThat(candidate.estimate(design.panel(design.outcomes(), seed + 1), 0.95, 2))
                .isEqualTo(one);
        assertThat(candidate.estimate(design.panel(), 0.95, 8)).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEffectAddedToTheTreatedIsFound(Candidate candidate, long seed) {
        RandomDesigns design = RandomDesigns.of(seed);
        Optional<Effect> before = candidate.estimate(design.panel());
        Optional<Effect> after = candidate.estimate(design.panel(design.withEffect(3.25), 0));
        assertThat(after.isPresent()).isEqualTo(before.isPresent());
        before.ifPresent(
                effect -> assertThat(after.orElseThrow().estimate()).isCloseTo(effect.estimate() + 3.25, within(1e-8)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherUnitOfMeasureIsAnotherUnitOfTheEffect(Candidate candidate, long seed) {
        RandomDesigns design = RandomDesigns.of(seed);
        double[] none = new double[design.periods()];
        Optional<Effect> before = candidate.estimate(design.panel());
        Optional<Effect> after = candidate.estimate(design.panel(design.mapped(1000, -20_000, none), 0));
        before.ifPresent(effect -> {
            assertThat(after.orElseThrow().estimate() / 1000).isCloseTo(effect.estimate(), within(1e-7));
            if (!Double.isNaN(effect.standardError())) {
                assertThat(after.orElseThrow().standardError() / 1000).isCloseTo(effect.standardError(), within(1e-7));
            }
            if (!Double.isNaN(effect.pValue())) {
                assertThat(after.orElseThrow().pValue()).isCloseTo(effect.pValue(), within(1e-6));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCommonShockLeavesTheEffect(Candidate candidate, long seed) {
        RandomDesigns design = RandomDesigns.of(seed);
        if (!candidate.blindToCommonShocks || design.kind() == Kind.SINGLE_SERIES) {
            return;
        }
        double[] shock = new Random(seed).doubles(design.periods(), -5, 5).toArray();
        candidate.estimate(design.panel()).ifPresent(effect -> assertThat(candidate
                        .estimate(design.panel(design.mapped(1, 0, shock), 0))
                        .orElseThrow()
                        .estimate())
                .isCloseTo(effect.estimate(), within(1e-8)));
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeEstimatedIsRefusedAndNeverANumberThatIsNone(Candidate candidate) {
        for (long seed = 0; seed < Kind.values().length; seed++) {
            RandomDesigns design = RandomDesigns.of(seed);
            double[] none = new double[design.periods()];
            double[][] oneHuge = design.outcomes();
            oneHuge[0][0] = 1e300;
            assertThat(candidate.estimate(design.panel(design.mapped(0, 7, none), 0)))
                    .as("a constant outcome has nothing to tell: %s", design.kind())
                    .isEmpty();
            for (double[][] y : List.of(oneHuge, design.mapped(1e305, 0, none), design.mapped(1e-300, 0, none))) {
                candidate.estimate(design.panel(y, 0)).ifPresent(found -> assertThat(Double.isNaN(found.pValue()))
                        .isEqualTo(found.reasons().containsKey("pValue")));
            }
        }
    }
}
