package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hengce.methods.resampling.Streams;
import org.junit.jupiter.api.Test;

/** Sums by tables of subsets against sums written down as they are defined. */
class SignedSumsTest {
    private static final long SEED = 77;
    /** No multiple of 64, and several pieces. */
    private static final int[] ROWS = {5000, 3, 0, 70};

    private static final int WIDTH = 3;

    private final double[][][] rows = rows();

    @Test
    void aDrawIsTheSumOfRowsTimesTheirSigns() {
        SignedSums sums = SignedSums.of(new Rows(), 130, SEED, 2);
        Form form = Form.of(new double[] {0.5, 0, -2});
        double[] drawn = sums.of(form);
        assertThat(drawn).hasSize(130);
        for (int r = 0; r < drawn.length; r++) {
            double expected = 0;
            long block = 0;
            for (double[][] group : rows) {
                for (int i = 0; i < group.length; i++) {
                    long bits = Streams.bits(SEED, ((long) r << 32) | (block + i / 64));
                    double sign = (bits >>> (i % 64) & 1) == 1 ? 1 : -1;
                    expected += sign * (0.5 * group[i][0] - 2 * group[i][2]);
                }
                block += (group.length + 63) / 64;
            }
            assertThat(drawn[r]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void moreDrawsBeginWithTheSameOnes() {
        Form form = Form.of(1);
        double[] few = SignedSums.of(new Rows(), 100, SEED, 1).of(form);
        double[] many = SignedSums.of(new Rows(), 250, SEED, 1).of(form);
        assertThat(Arrays.copyOf(many, 100)).isEqualTo(few);
    }

    private static double[][][] rows() {
        Random random = new Random(3);
        double[][][] rows = new double[ROWS.length][][];
        for (int g = 0; g < rows.length; g++) {
            rows[g] = new double[ROWS[g]][];
            for (int i = 0; i < ROWS[g]; i++) {
                rows[g][i] = random.doubles(WIDTH, -1, 1).toArray();
            }
        }
        return rows;
    }

    /** Coordinates are the columns. */
    private final class Rows implements Basis {
        @Override
        public int groups() {
            return rows.length;
        }

        @Override
        public int rows(int group) {
            return rows[group].length;
        }

        @Override
        public int width(int group) {
            return WIDTH;
        }

        @Override
        public double moment(int group, int one, int other) {
            return Arrays.stream(rows[group])
                    .mapToDouble(row -> row[one] * row[other])
                    .sum();
        }

        @Override
        public void expand(int group, int coordinate, double factor, double[] coefficients) {
            coefficients[coordinate] += factor;
        }

        @Override
        public Reader reader() {
            return (group, from, count, into) -> {
                for (int i = 0; i < count; i++) {
                    System.arraycopy(rows[group][from + i], 0, into, i * WIDTH, WIDTH);
                }
            };
        }
    }
}
