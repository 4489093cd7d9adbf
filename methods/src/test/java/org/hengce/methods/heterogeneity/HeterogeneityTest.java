package org.hengce.methods.heterogeneity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.heterogeneity.Heterogeneity.By;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeterogeneityTest {
    private static List<PartialEffect> parts(double[] estimates, double[] errors) {
        return IntStream.range(0, estimates.length)
                .mapToObj(i -> PartialEffect.normal("S" + i, estimates[i], errors[i], 0.95))
                .toList();
    }

    /**
     * In R: {@code y <- c(2.1, 3.4, -.5, 1.8); s <- c(.8, 1.1, .9, .6); w <- 1/s^2; m <- sum(w*y)/sum(w);
     * q <- sum(w*(y-m)^2); c(m, q, pchisq(q, 3, lower = FALSE), (q-3)/q)}.
     */
    @Test
    void independentEstimatesAreTestedByTheirWeightedSpread() {
        Heterogeneity found = Heterogeneity.ofIndependent(
                By.SECTOR, parts(new double[] {2.1, 3.4, -0.5, 1.8}, new double[] {0.8, 1.1, 0.9, 0.6}));
        HomogeneityTest test = found.test();
        assertThat(test.pooled()).isCloseTo(1.6362139815206835, within(1e-12));
        assertThat(test.statistic()).isCloseTo(8.615471515896141, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(3);
        assertThat(test.pValue()).isCloseTo(0.0348653547188055, within(1e-12));
        assertThat(test.iSquared()).isCloseTo(0.6517892265716633, within(1e-12));
        assertThat(test.reason()).isNull();
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void shiftsScalesAndOrderChangeNothingInTheTest(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(10);
        double[] estimates = random.doubles(n, -3, 3).toArray();
        double[] errors = random.doubles(n, 0.1, 2).toArray();
        HomogeneityTest test =
                Heterogeneity.ofIndependent(By.SECTOR, parts(estimates, errors)).test();
        double scale = Math.exp(20 * random.nextGaussian());
        double[] moved = Arrays.stream(estimates).map(x -> scale * (x + 7)).toArray();
        double[] wider = Arrays.stream(errors).map(x -> scale * x).toArray();
        List<PartialEffect> other = new ArrayList<>(parts(moved, wider));
        java.util.Collections.reverse(other);
        HomogeneityTest same = Heterogeneity.ofIndependent(By.SECTOR, other).test();
        assertThat(same.statistic()).isCloseTo(test.statistic(), within(1e-9 * (1 + test.statistic())));
        assertThat(same.pValue()).isCloseTo(test.pValue(), within(1e-9));
        assertThat(test.iSquared()).isBetween(0.0, 1.0);
    }

    /** 2,000 sets of six sectors with one effect and different errors: 5 % are rejected, within three standard errors. */
    @Test
    void aCommonEffectIsRejectedAsOftenAsTheLevelSays() {
        Random random = new Random(11);
        double[] errors = {0.3, 0.5, 1, 1, 2, 4};
        int rejected = 0;
        for (int i = 0; i < 2000; i++) {
            double[] estimates = Arrays.stream(errors)
                    .map(error -> 1.5 + error * random.nextGaussian())
                    .toArray();
            rejected += Heterogeneity.ofIndependent(By.SECTOR, parts(estimates, errors))
                                    .test()
                                    .pValue()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertThat(rejected / 2000.0).isBetween(0.05 - 0.0147, 0.05 + 0.0147);
    }

    @Test
    void onePartOrNoErrorIsNotTestable() {
        HomogeneityTest one = Heterogeneity.ofIndependent(By.SECTOR, parts(new double[] {1}, new double[] {1}))
                .test();
        assertThat(one.statistic()).isNaN();
        assertThat(Objects.requireNonNull(one.reason()).code()).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
        for (double error : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> PartialEffect.normal("S", 1, error, 0.95));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> PartialEffect.normal("S", Double.NaN, 1, 0.95));
    }

    /** Noise around common shocks; the first units become treated in the period given, with effects of their own. */
    private static Panel panel(int units, int[] starts, double[] effects) {
        Random random = new Random(5);
        int periods = 14;
        double[] outcomes = new double[units * periods];
        int[] firstTreated = new int[units];
        double[] shocks = random.doubles(periods, -1, 1).toArray();
        for (int u = 0; u < units; u++) {
            firstTreated[u] = u < starts.length ? starts[u] : Panel.NEVER;
            for (int t = 0; t < periods; t++) {
                outcomes[u * periods + t] =
                        10 + u + shocks[t] + 0.1 * random.nextGaussian() + (t >= firstTreated[u] ? effects[u] : 0);
            }
        }
        return Panel.of(
                IntStream.range(0, periods).mapToObj(t -> "" + (2001 + t)).toList(),
                IntStream.range(0, units).mapToObj(RandomPanels::unit).toList(),
                outcomes,
                firstTreated);
    }

    private static final Panel THREE = panel(15, new int[] {10, 10, 10}, new double[] {1, 3, -2});

    private static Heterogeneity byRegion(Estimator estimator, Panel panel, int threads) {
        return UnitEffects.of(estimator, estimator.estimate(panel), panel, threads);
    }

    @Test
    void eachTreatedRegionHasItsOwnEffectWithTheIntervalOfItsOwnPlacebos() {
        for (Estimator estimator : List.of(
                SyntheticDifferenceInDifferences.withDefaults().withLeaveOneOut(true),
                DifferenceInDifferences.withDefaults().withInference(InferenceRule.POOLED_T))) {
            Heterogeneity found = byRegion(estimator, THREE, 1);
            assertThat(found.parts()).extracting(PartialEffect::label).containsExactly("u00", "u01", "u02");
            double[] truth = {1, 3, -2};
            for (int i = 0; i < 3; i++) {
                assertThat(found.parts().get(i).estimate()).isCloseTo(truth[i], within(0.3));
                assertThat(Objects.requireNonNull(found.parts().get(i).interval())
                                .contains(0))
                        .isFalse();
            }
            assertThat(Objects.requireNonNull(found.test().reason()).english()).contains("same units");
        }
        assertThat(byRegion(SyntheticDifferenceInDifferences.withDefaults(), THREE, 1)
                        .parts()
                        .get(0)
                        .inference())
                .isEqualTo(Inference.PLACEBO_NORMAL);
    }

    @Test
    void aRegionsEffectIsThatOfAPanelInWhichItAloneIsTreated() {
        SyntheticControl estimator = SyntheticControl.withDefaults();
        Effect alone = estimator.estimate(THREE.select(u -> u == 1 || THREE.neverTreated(u), 0, THREE.periodCount()));
        PartialEffect part = byRegion(estimator, THREE, 1).parts().get(1);
        assertThat(part.estimate()).isEqualTo(alone.estimate());
        assertThat(part.interval()).isEqualTo(alone.interval());
    }

    @Test
    void threadsChangeNothing() {
        Estimator estimator = SyntheticDifferenceInDifferences.withDefaults();
        assertThat(byRegion(estimator, THREE, 3)).isEqualTo(byRegion(estimator, THREE, 1));
    }

    @Test
    void groupTimeEffectsOfOneRegionHaveNoErrorAndSaySo() {
        Panel panel = panel(14, new int[] {8, 8, 8, 10, 10, 11}, new double[] {1, 1, 1, 4, 4, 2});
        GroupTimeAtt estimator = GroupTimeAtt.withDefaults();
        Heterogeneity regions = byRegion(estimator, panel, 1);
        assertThat(regions.parts()).hasSize(6).allSatisfy(part -> {
            assertThat(part.estimate()).isFinite();
            assertThat(part.interval()).isNull();
            assertThat(part.reason()).isNotNull();
        });
        Heterogeneity cohorts = Heterogeneity.byCohort(estimator.estimate(panel));
        assertThat(cohorts.parts()).extracting(PartialEffect::label).containsExactly("2009", "2011", "2012");
        assertThat(cohorts.parts().get(0).estimate()).isCloseTo(1, within(0.3));
        assertThat(cohorts.parts().get(1).interval()).isNotNull();
        assertThat(Objects.requireNonNull(cohorts.parts().get(2).reason()).english())
                .contains("one unit");
        assertThat(cohorts.test().reason()).isEqualTo(Heterogeneity.SHARED);
    }

    @Test
    void staggeredSyntheticEffectsAreShownByCohort() {
        Panel panel = panel(14, new int[] {9, 9, 11}, new double[] {1, 1, 4});
        Heterogeneity cohorts = Heterogeneity.byCohort(
                SyntheticDifferenceInDifferences.withDefaults().withDraws(20).estimate(panel));
        assertThat(cohorts.parts()).extracting(PartialEffect::label).containsExactly("2010", "2012");
        assertThat(cohorts.parts()).allMatch(part -> part.reason() != null && part.interval() == null);
        assertThat(Heterogeneity.byCohort(
                                SyntheticDifferenceInDifferences.withDefaults().estimate(THREE))
                        .reason())
                .isNotNull();
    }

    @Test
    void whereThereAreNoPartsTheReasonIsGiven() {
        Panel one = RandomPanels.of(2);
        assertThat(Objects.requireNonNull(byRegion(SyntheticDifferenceInDifferences.withDefaults(), one, 1)
                                .reason())
                        .english())
                .contains("one region");
        int[] starts = new int[61];
        double[] effects = new double[61];
        Arrays.fill(starts, 10);
        Panel many = panel(70, starts, effects);
        Estimator did = DifferenceInDifferences.withDefaults();
        assertThat(Objects.requireNonNull(byRegion(did, many, 1).reason()).english())
                .contains("61 regions");
        Panel series = panel(3, new int[] {8, 8}, new double[] {1, 1});
        assertThat(Objects.requireNonNull(byRegion(InterruptedTimeSeries.withDefaults(), series, 1)
                                .reason())
                        .english())
                .contains("one series");
    }
}
