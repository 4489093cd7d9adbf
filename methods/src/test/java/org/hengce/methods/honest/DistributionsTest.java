package org.hengce.methods.honest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionsTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    @Test
    void oneVectorsCriticalValueIsTheNormalQuantile() {
        assertThat(LeastFavourable.criticalValue(new double[][] {{0, 3}}, 0.005))
                .isCloseTo(3 * NORMAL.inverseSurvivalProbability(0.005), within(1e-9));
    }

    @Test
    void vectorsOnACircleComeNearToTheCirclesOwnCriticalValue() {
        double[][] circle = new double[360][];
        Arrays.setAll(circle, i -> new double[] {Math.cos(Math.toRadians(i)), Math.sin(Math.toRadians(i))});
        // Between two of them the maximum is short of the circle by 1 − cos 0.5° = 3.8e-5 at the most.
        assertThat(LeastFavourable.criticalValue(circle, 0.01)).isCloseTo(Math.sqrt(-2 * Math.log(0.01)), within(1e-4));
    }

    @Test
    void twoVectorsAtRightAnglesAreIndependent() {
        double kappa = 0.02;
        double critical = LeastFavourable.criticalValue(new double[][] {{1, 0}, {0, 1}, {0, 0}}, kappa);
        assertThat(Math.pow(NORMAL.cumulativeProbability(critical), 2)).isCloseTo(1 - kappa, within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void criticalValuesAreExceededAsOftenAsTheySay(long seed) {
        Random random = new Random(seed);
        double[][] a = new double[1 + random.nextInt(4)][];
        Arrays.setAll(a, j -> new double[] {random.nextGaussian(), random.nextGaussian()});
        double kappa = 0.05;
        double critical = LeastFavourable.criticalValue(a, kappa);
        int draws = 10_000;
        int exceeding = 0;
        for (int i = 0; i < draws; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            exceeding += Arrays.stream(a).anyMatch(v -> v[0] * x + v[1] * y > critical) ? 1 : 0;
        }
        // Four standard deviations of a share.
        assertThat((double) exceeding / draws).isCloseTo(kappa, within(4 * Math.sqrt(kappa * (1 - kappa) / draws)));
    }

    @ParameterizedTest
    @CsvSource({"-Infinity, 1.3, Infinity", "-0.5, 0.2, 2.8", "0, 2, 2.9", "1.5, 1.6, 4", "3, 3.3, Infinity"})
    void truncatedTailsAreRatiosOfProbabilities(double low, double x, double high) {
        assertThat(TruncatedNormal.upperTail(low, x, high))
                .isCloseTo(NORMAL.probability(x, high) / NORMAL.probability(low, high), within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 29.99, 30.01, 36, 50, 1e3, 1e6})
    void farTailsKeepTheirDigits(double low) {
        // The ratio of Mills ratios by their continued fraction.
        double x = low + 1.5 / low;
        double expected = mills(x) / mills(low) * Math.exp((low - x) * (low + x) / 2);
        assertThat(TruncatedNormal.upperTail(low, x, Double.POSITIVE_INFINITY) / expected)
                .isCloseTo(1, within(1e-10));
    }

    @Test
    void boundsThatCoincideLeaveNothingToReject() {
        assertThat(TruncatedNormal.upperTail(2, 2, 2)).isEqualTo(1);
        assertThat(TruncatedNormal.upperTail(2, 2, 2.5)).isEqualTo(1);
        assertThat(TruncatedNormal.upperTail(2, 2.5, 2.5)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.95", "0.3, 0.95", "1, 0.9", "4, 0.99", "7.9, 0.95", "8.1, 0.95", "0.5, 0.5"})
    void halfAnIntervalsWidthIsTheFoldedNormalsQuantile(double ratio, double level) {
        double deviation = 1.7;
        double x = new FoldedNormal(level).halfWidth(ratio * deviation, deviation) / deviation;
        assertThat(NORMAL.probability(-x - ratio, x - ratio)).isCloseTo(level, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1, 1, -0.3", "3, 1, 0.5, -2", "20, 1, 1, -0.1", "1, 0.5, 0.7, 0.7"})
    void theHalfWidthsSlopeIsItsDerivative(double bias, double deviation, double alongBias, double alongDeviation) {
        FoldedNormal folded = new FoldedNormal(0.95);
        double h = 1e-5;
        double difference = (folded.halfWidth(bias + h * alongBias, deviation + h * alongDeviation)
                        - folded.halfWidth(bias - h * alongBias, deviation - h * alongDeviation))
                / (2 * h);
        // A central difference is off by h² and by rounding over h.
        assertThat(folded.slope(bias, deviation, alongBias, alongDeviation)).isCloseTo(difference, within(1e-8));
    }

    @Test
    void withoutDeviationTheHalfWidthIsTheBias() {
        assertThat(new FoldedNormal(0.95).halfWidth(2, 0)).isEqualTo(2);
        assertThat(new FoldedNormal(0.95).halfWidth(0, 0)).isEqualTo(0);
    }

    private static double mills(double z) {
        double fraction = z;
        for (int k = 400; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return 1 / fraction;
    }
}
