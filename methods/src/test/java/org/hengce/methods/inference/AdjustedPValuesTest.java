package org.hengce.methods.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdjustedPValuesTest {
    @Test
    void handComputedValuesAreInTheOrderOfTheRawOnes() {
        AdjustedPValues adjusted = AdjustedPValues.of(List.of(0.04, 0.001, 0.03, 0.6));
        // Holm: 4 × 0.001, 3 × 0.03, then 2 × 0.04 is less than what came before, 1 × 0.6.
        close(adjusted.holm(), 0.09, 0.004, 0.09, 0.6);
        // Benjamini and Hochberg: 4/1 × 0.001, 4/2 × 0.03 = 0.06 beside 4/3 × 0.04 = 0.0533, 4/4 × 0.6.
        close(adjusted.benjaminiHochberg(), 0.16 / 3, 0.004, 0.16 / 3, 0.6);
    }

    @Test
    void oneQuestionKeepsItsValueToTheBitAndWhatIsNoneDoesNotCount() {
        AdjustedPValues adjusted = AdjustedPValues.of(List.of(Double.NaN, 0.449, Double.NaN));
        assertThat(adjusted.holm()).containsExactly(Double.NaN, 0.449, Double.NaN);
        assertThat(adjusted.benjaminiHochberg()).containsExactly(Double.NaN, 0.449, Double.NaN);
        assertThat(AdjustedPValues.of(List.of()).holm()).isEmpty();
    }

    @Test
    void whatIsNoPValueIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AdjustedPValues.of(List.of(0.1, 1.2)));
        assertThatIllegalArgumentException().isThrownBy(() -> AdjustedPValues.of(List.of(-0.1)));
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void adjustedValuesAreNeverSmallerKeepTheOrderAndHolmIsTheStricter(long seed) {
        Random random = new Random(seed);
        List<Double> raw = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            raw.add(random.nextInt(4) == 0 ? 0.05 : random.nextDouble());
        }
        AdjustedPValues adjusted = AdjustedPValues.of(raw);
        for (int i = 0; i < raw.size(); i++) {
            double holm = adjusted.holm().get(i);
            double bh = adjusted.benjaminiHochberg().get(i);
            assertThat(bh).isGreaterThanOrEqualTo(raw.get(i)).isLessThanOrEqualTo(Math.nextUp(holm));
            assertThat(holm).isLessThanOrEqualTo(1);
            for (int j = 0; j < raw.size(); j++) {
                if (raw.get(i) <= raw.get(j)) {
                    assertThat(holm).isLessThanOrEqualTo(adjusted.holm().get(j));
                    assertThat(bh)
                            .isLessThanOrEqualTo(adjusted.benjaminiHochberg().get(j));
                }
            }
        }
    }

    private static void close(List<Double> found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).isCloseTo(expected[i], within(1e-15));
        }
    }
}
