package org.hengce.methods.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept from step to step changes no bit of what a step finds. */
class ExactFitTest {
    private static final double RIDGE = 1e-7;

    private final Random random = new Random(5);

    private double[][] columns(int count, int rows, double size) {
        double[][] columns = new double[count][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> size * (2 * random.nextDouble() - 1));
        }
        return columns;
    }

    /** A member more at the end, or one fewer anywhere: what a search does. */
    private int[] next(int[] members, int count) {
        int chosen = random.nextInt(count);
        int[] others = Arrays.stream(members).filter(member -> member != chosen).toArray();
        if (others.length < members.length && others.length > 0) {
            return others;
        }
        return IntStream.concat(Arrays.stream(others), IntStream.of(chosen)).toArray();
    }

    private void everyStepIsAsIfItWereTheFirst(double size) {
        for (int round = 0; round < 20; round++) {
            double[][] d = columns(12, 3 + round, size);
            ExactFit kept = new ExactFit(d, RIDGE);
            int[] members = {random.nextInt(d.length)};
            for (int step = 0; step < 30; step++) {
                members = next(members, d.length);
                AffineMinimum found = Objects.requireNonNull(kept.minimum(members));
                AffineMinimum whole = Objects.requireNonNull(ExactFit.ofTheWholeSystem(d, members, RIDGE));
                assertThat(found.weights()).containsExactly(whole.weights());
                assertThat(found.residual()).containsExactly(whole.residual());
                assertThat(found.mu()).isEqualTo(whole.mu());
            }
        }
    }

    @Test
    void minimaAreThoseOfTheWholeSystemToTheLastBit() {
        everyStepIsAsIfItWereTheFirst(1);
        everyStepIsAsIfItWereTheFirst(0.1);
    }

    @Test
    void elementsAboveOneChangeTheOrderOfPivotsAndAreNotCutShort() {
        everyStepIsAsIfItWereTheFirst(1.5);
    }
}
