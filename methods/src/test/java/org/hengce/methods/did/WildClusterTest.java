package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.WildBootstrap;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bootstrap against one that makes outcomes anew and estimates again, draw by draw. */
class WildClusterTest {
    private static final DifferenceInDifferences DID =
            DifferenceInDifferences.withDefaults().withInference(InferenceRule.WILD_CLUSTER);

    static LongStream seeds() {
        return LongStream.range(1, 9);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void statisticsAreThoseOfOutcomesMadeAnew(long seed) {
        Panel panel =
                Adoptions.of(seed).gaps().covariates().weights(seed % 2 == 0).panel();
        List<String> factors = List.of("unit", "time", Adoptions.SECTOR);
        WrittenOut expected = new WrittenOut(panel, factors, WrittenOut.twoWay(), 0, 2);
        IntUnaryOperator cluster =
                row -> expected.code(Adoptions.REGION, expected.rows.get(row)[0], 0);
        Regression regression = RowRegression.of(Design.of(
                DID.withFixedEffects("unit", "time", Adoptions.SECTOR).withClusters(Adoptions.REGION), panel));
        WildCluster wild = WildCluster.of(regression.wildSums(new double[] {0, 0, 1}), 1, 1);
        for (double value : new double[] {0, 0.8}) {
            double[][] restricted = expected.restricted(value);
            double[] statistics = new double[1 << 7];
            for (int draw = 0; draw < statistics.length; draw++) {
                double[] outcomes = restricted[0].clone();
                for (int row = 0; row < outcomes.length; row++) {
                    outcomes[row] +=
                            ((draw >> cluster.applyAsInt(row)) & 1) == 0 ? restricted[1][row] : -restricted[1][row];
                }
                statistics[draw] = expected.t(outcomes, value, cluster);
            }
            assertThat(wild.t(value)).isCloseTo(statistics[0], within(1e-8));
            Arrays.sort(statistics);
            assertThat(wild.sortedStatistics(value)).containsExactly(statistics, within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theIntervalEndsWhereTheTestBeginsToReject(long seed) {
        Panel panel = Adoptions.of(seed).panel();
        for (String clusters : new String[] {"unit", Adoptions.REGION}) {
            Design design = Design.of(DID.withClusters(clusters), panel);
            Regression regression = Objects.requireNonNull(CellRegression.of(design));
            WildCluster wild = WildCluster.of(regression.wildSums(new double[] {1}), seed, 1);
            Interval interval = wild.interval(0.9);
            assertThat(wild.pValue(interval.low())).isGreaterThan(0.1);
            assertThat(wild.pValue(interval.high())).isGreaterThan(0.1);
            assertThat(wild.pValue(Math.nextDown(interval.low()))).isLessThanOrEqualTo(0.1);
            assertThat(wild.pValue(Math.nextUp(interval.high()))).isLessThanOrEqualTo(0.1);
            assertThat(wild.pValue(regression.coefficients()[0])).isEqualTo(1);
        }
    }

    @Test
    void manyClustersAreDrawnFewAreEnumerated() {
        Panel panel = Adoptions.of(3).panel();
        WildBootstrap drawn = wild(DID.estimate(panel));
        assertThat(drawn.enumerated()).isFalse();
        assertThat(drawn.draws()).isEqualTo(9_999);
        assertThat(drawn.pValue()).isGreaterThanOrEqualTo(1e-4);
        WildBootstrap enumerated = wild(DID.withClusters(Adoptions.REGION).estimate(panel));
        assertThat(enumerated.enumerated()).isTrue();
        assertThat(enumerated.draws()).isEqualTo(1 << 7);
    }

    @Test
    void sumsOverClustersAndTheirMatrixGiveTheSameScores() {
        Panel panel = Adoptions.of(4).weights(true).panel();
        Regression regression = RowRegression.of(Design.of(DID, panel));
        WildSums sums = regression.wildSums(new double[] {1});
        assertThat(sums.clusters).isGreaterThan(2 * (sums.columns + sums.levels));
        WildScores scores = WildScores.of(sums, 3);
        double[][] work = scores.workspace();
        Arrays.setAll(work[0], g -> g % 3 == 0 ? -1 : 1);
        scores.sum(work);
        for (Map.Entry<Integer, Double> scale : Map.of(0, 3.0, 1, 1.0).entrySet()) {
            for (int g = 0; g < sums.clusters; g++) {
                double expected = 0;
                for (int h = 0; h < sums.clusters; h++) {
                    expected += work[0][h] * sums.share(scale.getKey(), g, h) / scale.getValue();
                }
                assertThat(work[1 + scale.getKey()][g]).isCloseTo(expected, within(1e-10));
            }
        }
    }

    @Test
    void besideAnotherInferenceTheBootstrapChangesNothingElse() {
        Panel panel = Adoptions.of(5).panel();
        DifferenceInDifferences t = DID.withInference(InferenceRule.CLUSTER_T).withSeed(1);
        Effect plain = t.estimate(panel);
        Effect both = t.withWild(true).estimate(panel);
        assertThat(both.interval()).isEqualTo(plain.interval());
        assertThat(both.inference()).isEqualTo(plain.inference());
        assertThat(wild(both)).isEqualTo(wild(DID.withSeed(1).estimate(panel)));
    }

    private static WildBootstrap wild(Effect effect) {
        return Objects.requireNonNull(RegressionPropertiesTest.detail(effect).wild());
    }
}
