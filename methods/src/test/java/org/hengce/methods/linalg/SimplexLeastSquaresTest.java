package org.hengce.methods.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimplexLeastSquaresTest {
    static LongStream seeds() {
        return LongStream.range(1, 401);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightsAreOnTheSimplexAndOptimal(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(25);
        double[][] columns = columns(random, 1 + random.nextInt(60), rows);
        if (seed % 4 == 0) { // equal columns
            columns[columns.length - 1] = columns[0].clone();
        }
        double[] target = seed % 3 == 0 ? average(columns) : columns(random, 1, rows)[0];
        double ridge = new double[] {0, 1e-13, 1e-6, 30}[random.nextInt(4)];

        double[] weights = SimplexLeastSquares.solve(columns, target, ridge);

        assertThat(weights).hasSize(columns.length);
        for (double weight : weights) {
            assertThat(weight).isNotNegative();
        }
        // A sum of at most 60 numbers, each rounded once.
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-14));
        assertThat(SimplexLeastSquares.kktViolation(columns, target, ridge, weights))
                .isLessThanOrEqualTo(SimplexLeastSquares.KKT_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nearlyEqualColumnsAndSmallIntegersAreSolvedToo(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(12);
        double[][] columns = columns(random, 2 + random.nextInt(40), rows);
        for (int j = 0; j < columns.length; j++) {
            double distance = Math.pow(10, -random.nextInt(12));
            int from = j;
            Arrays.setAll(
                    columns[j],
                    i -> seed % 2 == 0
                            ? random.nextInt(3)
                            : columns[0][i] + (from == 0 ? 0 : distance * random.nextGaussian()));
        }
        double[] target = seed % 3 == 0 ? columns(random, 1, rows)[0] : columns[random.nextInt(columns.length)].clone();
        double ridge = Math.pow(10, -random.nextInt(20));
        double[] weights = SimplexLeastSquares.solve(columns, target, ridge);
        assertThat(SimplexLeastSquares.kktViolation(columns, target, ridge, weights))
                .isLessThanOrEqualTo(SimplexLeastSquares.KKT_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void amongManyColumnsOnlyAFewAreLookedAtAndTheOptimumIsTheSame(long seed) {
        Random random = new Random(seed);
        int rows = 5 + random.nextInt(40);
        double[][] columns = columns(random, 600, rows);
        double[] target = columns(random, 1, rows)[0];
        double ridge = seed % 2 == 0 ? 0 : 40;
        double[] weights = SimplexLeastSquares.solve(columns, target, ridge);
        assertThat(SimplexLeastSquares.kktViolation(columns, target, ridge, weights))
                .isLessThanOrEqualTo(SimplexLeastSquares.KKT_TOLERANCE);

        // Columns that carry no weight do not matter: what is left has the same optimum, and few columns.
        int[] carrying =
                IntStream.range(0, weights.length).filter(j -> weights[j] > 0).toArray();
        double[][] fewer = Arrays.stream(carrying).mapToObj(j -> columns[j]).toArray(double[][]::new);
        double[] again = SimplexLeastSquares.solve(fewer, target, ridge);
        for (int i = 0; i < carrying.length; i++) {
            assertThat(again[i]).isCloseTo(weights[carrying[i]], within(1e-9));
        }
    }

    @Test
    void amongManyEqualColumnsTheFirstTakesAll() {
        double[][] columns = new double[500][];
        Arrays.setAll(columns, j -> j < 100 ? new double[] {5, 5} : new double[] {1, 2});
        double[] weights = SimplexLeastSquares.solve(columns, new double[] {0, 0}, 0);
        assertThat(weights[100]).isEqualTo(1);
    }

    @Test
    void weightsThatAreNotOptimalViolateTheConditions() {
        double[][] columns = {{0, 0}, {1, 0}, {0, 1}};
        double[] target = {1, 0.25};
        assertThat(SimplexLeastSquares.kktViolation(columns, target, 0, new double[] {1, 0, 0}))
                .isGreaterThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-13, 1e-3, 1, 1e3})
    void twoColumnsAreMixedAsTheFormulaSays(double ridge) {
        // min (w·0 + (1−w)·4 − 1)² + ρ(w² + (1−w)²), by hand: w = (12 + ρ) / (16 + 2ρ).
        double[] weights = SimplexLeastSquares.solve(new double[][] {{0}, {4}}, new double[] {1}, ridge);
        assertThat(weights[0]).isCloseTo((12 + ridge) / (16 + 2 * ridge), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTiniestRidgeDecidesBetweenExactFits(long seed) {
        // Three times as many columns as rows, and a target inside their hull: a whole face fits exactly. A ridge of
        // 1e-14 and one of 1e-8, for which ordinary arithmetic is precise, have nearly the same optimum: they differ by
        // the order of the larger ridge over the squared least singular value, which here is above 1e-2.
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(8);
        double[][] columns = columns(random, 3 * rows, rows);
        double[] target = average(columns);
        for (int i = 0; i < rows; i++) {
            target[i] += 0.3 * (columns[0][i] - target[i]);
        }
        double[] tiny = SimplexLeastSquares.solve(columns, target, 1e-14);
        double[] small = SimplexLeastSquares.solve(columns, target, 1e-8);
        for (int j = 0; j < tiny.length; j++) {
            assertThat(tiny[j]).as("weight %d", j).isCloseTo(small[j], within(1e-5));
        }
    }

    @Test
    void theAverageOfAllColumnsIsFittedByEqualWeights() {
        double[][] columns = columns(new Random(5), 30, 6);
        double[] weights = SimplexLeastSquares.solve(columns, average(columns), 1e-14);
        for (double weight : weights) {
            // Equal weights are optimal for every positive ridge.
            assertThat(weight).isCloseTo(1.0 / 30, within(1e-9));
        }
    }

    @Test
    void withoutRidgeTheFirstOfEqualColumnsTakesAll() {
        double[][] columns = {{5, 5}, {1, 2}, {1, 2}, {1, 2}};
        assertThat(SimplexLeastSquares.solve(columns, new double[] {0, 0}, 0)).containsExactly(0, 1, 0, 0);
    }

    @Test
    void columnsThatAllEqualTheTargetGiveTheFirst() {
        double[][] columns = {{1, 2}, {1, 2}};
        assertThat(SimplexLeastSquares.solve(columns, new double[] {1, 2}, 0)).containsExactly(1, 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void powersOfTwoScaleWithoutChangingABit(long seed) {
        Random random = new Random(seed);
        double[][] columns = columns(random, 12, 9);
        double[] target = columns(random, 1, 9)[0];
        double[] weights = SimplexLeastSquares.solve(columns, target, 0);
        for (double[] column : columns) {
            Arrays.setAll(column, i -> column[i] * 1024);
        }
        Arrays.setAll(target, i -> target[i] * 1024);
        assertThat(SimplexLeastSquares.solve(columns, target, 0)).containsExactly(weights);
    }

    @Test
    void misuseIsRefused() {
        double[] target = {1, 2};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimplexLeastSquares.solve(new double[0][], target, 0))
                .withMessageContaining("at least one column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimplexLeastSquares.solve(new double[][] {{1}}, target, 0))
                .withMessageContaining("column 0 has 1 rows, the target has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimplexLeastSquares.solve(new double[][] {{1, Double.NaN}}, target, 0))
                .withMessageContaining("column 0 is not finite in row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimplexLeastSquares.solve(new double[][] {{1, 2}}, target, -1))
                .withMessageContaining("ridge");
    }

    private static double[][] columns(Random random, int count, int rows) {
        double[][] columns = new double[count][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> 3 * random.nextGaussian());
        }
        return columns;
    }

    private static double[] average(double[][] columns) {
        double[] average = new double[columns[0].length];
        for (double[] column : columns) {
            Arrays.setAll(average, i -> average[i] + column[i] / columns.length);
        }
        return average;
    }
}
