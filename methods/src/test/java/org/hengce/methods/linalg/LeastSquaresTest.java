package org.hengce.methods.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeastSquaresTest {
    static LongStream seeds() {
        return LongStream.range(1, 101);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void residualsAreOrthogonalToEveryColumnAndAddUpWithTheFit(long seed) {
        Random random = new Random(seed);
        double[][] columns = columns(random, 1 + random.nextInt(8), 8 + random.nextInt(40));
        double[] y = columns(random, 1, columns[0].length)[0];
        LeastSquares fit = LeastSquares.of(columns, y);
        assertThat(fit.collinear()).isEmpty();
        assertThat(fit.degreesOfFreedom()).isEqualTo(y.length - columns.length);
        double[] residuals = fit.residuals();
        double[] coefficients = fit.coefficients();
        for (double[] column : columns) {
            // Numbers of about 1, at most 48 rows, at most 8 reflections.
            assertThat(product(column, residuals)).isCloseTo(0, within(1e-11));
        }
        for (int row = 0; row < y.length; row++) {
            double fitted = residuals[row];
            for (int j = 0; j < columns.length; j++) {
                fitted += coefficients[j] * columns[j][row];
            }
            assertThat(fitted).isCloseTo(y[row], within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theInverseOfTheCrossProductIsOne(long seed) {
        Random random = new Random(seed);
        double[][] columns = columns(random, 1 + random.nextInt(6), 20);
        double[][] inverse = LeastSquares.of(columns, new double[20]).inverseGram();
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double sum = 0;
                for (int m = 0; m < columns.length; m++) {
                    sum += inverse[i][m] * product(columns[m], columns[j]);
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-11));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void combinationsOfColumnsBeforeAreNamedAndLeaveTheOthersAsTheyWere(long seed) {
        Random random = new Random(seed);
        double[][] three = columns(random, 3, 25);
        double[] y = columns(random, 1, 25)[0];
        double[] sum = new double[25];
        double[] difference = new double[25];
        Arrays.setAll(sum, row -> three[0][row] + 2 * three[1][row]);
        Arrays.setAll(difference, row -> 1e6 * (sum[row] - three[2][row]));
        LeastSquares all =
                LeastSquares.of(new double[][] {three[0], three[1], sum, new double[25], three[2], difference}, y);
        assertThat(all.collinear()).containsExactly(2, 3, 5);
        assertThat(all.rank()).isEqualTo(3);
        LeastSquares some = LeastSquares.of(three, y);
        double[] expected = some.coefficients();
        assertThat(all.coefficients())
                .containsExactly(expected[0], expected[1], Double.NaN, Double.NaN, expected[2], Double.NaN);
        assertThat(all.residuals()).containsExactly(some.residuals());
        assertThat(all.inverseGram()[4][1]).isEqualTo(some.inverseGram()[2][1]);
        assertThat(all.inverseGram()[2]).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void beyondAsManyColumnsAsRowsAllAreCombinations(long seed) {
        double[][] columns = columns(new Random(seed), 7, 4);
        LeastSquares fit = LeastSquares.of(columns, new double[] {1, 2, 3, 5});
        assertThat(fit.collinear()).containsExactly(4, 5, 6);
        assertThat(fit.degreesOfFreedom()).isZero();
        for (double residual : fit.residuals()) {
            assertThat(residual).isCloseTo(0, within(1e-9)); // a random 4 × 4 matrix may be near singular
        }
    }

    @Test
    void theUnitOfAColumnDoesNotMatter() {
        double[][] columns = columns(new Random(5), 3, 30);
        double[] y = columns(new Random(6), 1, 30)[0];
        double[][] scaled = {columns[0], columns[1].clone(), columns[2].clone()};
        Arrays.setAll(scaled[1], row -> columns[1][row] * 1e180);
        Arrays.setAll(scaled[2], row -> columns[2][row] * 1e-180);
        LeastSquares fit = LeastSquares.of(scaled, y);
        double[] expected = LeastSquares.of(columns, y).coefficients();
        assertThat(fit.collinear()).isEmpty();
        assertThat(fit.coefficients()[1] * 1e180).isCloseTo(expected[1], within(1e-12));
        assertThat(fit.coefficients()[2] * 1e-180).isCloseTo(expected[2], within(1e-12));
    }

    @Test
    void columnsOfZerosFitNothing() {
        double[] y = {1, 2};
        LeastSquares fit = LeastSquares.of(new double[][] {new double[2]}, y);
        assertThat(fit.collinear()).containsExactly(0);
        assertThat(fit.residuals()).containsExactly(1, 2);
        assertThat(fit.coefficients()).containsExactly(Double.NaN);
    }

    @Test
    void whatIsNoRegressionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.of(new double[0][], new double[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(new double[][] {new double[2]}, new double[3]))
                .withMessage("column 0 has 2 rows, y has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(new double[][] {{1, Double.NaN}}, new double[2]))
                .withMessage("column 0 has NaN in row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(new double[][] {{1, 2}}, new double[] {0, 1.0 / 0}))
                .withMessageContaining("y has Infinity");
    }

    private static double[][] columns(Random random, int count, int rows) {
        double[][] columns = new double[count][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, row -> random.nextGaussian());
        }
        return columns;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int row = 0; row < a.length; row++) {
            sum += a[row] * b[row];
        }
        return sum;
    }
}
