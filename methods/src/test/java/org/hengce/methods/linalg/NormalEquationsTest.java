package org.hengce.methods.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalEquationsTest {
    private static double[][] gram(double[][] x) {
        int k = x[0].length;
        double[][] gram = new double[k][k];
        for (double[] row : x) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    gram[i][j] += row[i] * row[j];
                }
            }
        }
        return gram;
    }

    private static double[][] random(long seed, int n, int k) {
        Random random = new Random(seed);
        double[][] x = new double[n][k];
        for (double[] row : x) {
            for (int j = 0; j < k; j++) {
                // Units far apart: the tolerance must not depend on them.
                row[j] = random.nextGaussian() * StrictMath.pow(10, 3 * j - 4);
            }
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSolutionSolvesAndTheInverseInverts(long seed) {
        double[][] gram = gram(random(seed, 40, 4));
        double[] b = {1, -2, 3, 0.5};
        double[] right = new double[4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                right[i] += gram[i][j] * b[j];
            }
        }
        NormalEquations equations = NormalEquations.of(gram);
        double[] solution = equations.solve(right);
        double[][] inverse = equations.inverse();
        assertThat(equations.rank()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(solution[i]).isCloseTo(b[i], within(1e-7 * Math.abs(b[i]) * StrictMath.pow(10, 4)));
            for (int j = 0; j < 4; j++) {
                double product = 0;
                for (int m = 0; m < 4; m++) {
                    product += gram[i][m] * inverse[m][j];
                }
                double scale = Math.sqrt(gram[i][i] / gram[j][j]);
                assertThat(product / scale).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void aCombinationOfEarlierColumnsIsLeftOutAndListed() {
        double[][] x = random(11, 30, 4);
        for (double[] row : x) {
            row[2] = 1e-5 * row[0] + row[1];
            row[3] = 0;
        }
        NormalEquations equations = NormalEquations.of(gram(x));
        double[] solution = equations.solve(new double[] {1, 1, 1, 1});
        assertThat(equations.collinear()).containsExactly(2, 3);
        assertThat(equations.rank()).isEqualTo(2);
        assertThat(solution[0]).isFinite();
        assertThat(solution[2]).isNaN();
        assertThat(equations.inverse()[3][0]).isNaN();
    }
}
