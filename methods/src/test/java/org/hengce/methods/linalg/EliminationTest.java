package org.hengce.methods.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;

/** Nobody's estimate may move in its last digit because a system is solved sooner. */
class EliminationTest {
    private final Random random = new Random(11);

    private static double[] byEjml(double[][] system, double[] known) {
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(known.length);
        DMatrixRMaj solution = new DMatrixRMaj(known.length, 1);
        lu.setA(new DMatrixRMaj(system));
        lu.solve(DMatrixRMaj.wrap(known.length, 1, known.clone()), solution);
        return solution.data;
    }

    private static void sameBits(double[][] system, double[] known) {
        double[] expected = byEjml(system, known);
        double[] solved = Elimination.solve(
                Arrays.stream(system).map(double[]::clone).toArray(double[][]::new),
                new double[known.length][known.length],
                known.clone());
        if (Arrays.stream(expected).allMatch(Double::isFinite)) {
            assertThat(solved).containsExactly(expected);
        } else {
            assertThat(Arrays.stream(solved).allMatch(Double::isFinite)).isFalse();
        }
    }

    private double[][] random(int n, double zeros) {
        double[][] system = new double[n][n];
        for (double[] row : system) {
            Arrays.setAll(row, j -> random.nextDouble() < zeros ? 0 : random.nextGaussian());
        }
        return system;
    }

    @Test
    void solutionsAreThoseOfTheLibraryToTheLastBit() {
        for (int round = 0; round < 400; round++) {
            int n = 1 + random.nextInt(40);
            double[] known =
                    random.doubles(n).map(value -> value < 0.3 ? 0 : value).toArray();
            sameBits(random(n, round % 4 * 0.2), known);
        }
    }

    @Test
    void systemsOfExactFitsAreAmongThem() {
        for (int round = 0; round < 200; round++) {
            int k = 1 + random.nextInt(20);
            int m = 1 + random.nextInt(20);
            double[][] system = new double[k + m + 1][k + m + 1];
            for (int j = 0; j < k; j++) {
                system[j][j] = 1;
                system[j][k + m] = -1;
                system[k + m][j] = 1;
                for (int i = 0; i < m; i++) {
                    double value = random.nextGaussian() / (1 + round % 5);
                    system[j][k + i] = value;
                    system[k + i][j] = value;
                }
            }
            for (int i = 0; i < m; i++) {
                system[k + i][k + i] = -Math.pow(10, -1 - random.nextInt(12));
            }
            double[] known = new double[k + m + 1];
            known[k + m] = 1;
            sameBits(system, known);
        }
    }

    @Test
    void aSingularSystemHasNoFiniteSolution() {
        double[][] twice = random(5, 0);
        twice[3] = twice[1].clone();
        twice[4] = new double[5];
        sameBits(twice, new double[] {1, 2, 3, 4, 5});
        sameBits(new double[3][3], new double[] {0, 0, 1});
    }
}
