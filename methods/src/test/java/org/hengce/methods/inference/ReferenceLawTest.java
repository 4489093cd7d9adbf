package org.hengce.methods.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hengce.methods.effect.Interval;
import org.junit.jupiter.api.Test;

class ReferenceLawTest {
    @Test
    void quantilesAreThoseOfTheTables() {
        assertThat(ReferenceLaw.normal().quantile(0.95)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(ReferenceLaw.t(5).quantile(0.95)).isCloseTo(2.570581835636314, within(1e-9));
        assertThat(ReferenceLaw.t(28.6841123364).pValue(-8.03611378061, 1)).isCloseTo(7.92378691653e-09, within(1e-17));
    }

    @Test
    void intervalAndPValueSayTheSame() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            ReferenceLaw law = i % 2 == 0 ? ReferenceLaw.normal() : ReferenceLaw.t(1 + random.nextInt(40));
            double estimate = 3 * random.nextGaussian();
            double level = 0.5 + 0.499 * random.nextDouble();
            Interval interval = law.interval(estimate, 1, level);
            assertThat(interval.contains(estimate)).isTrue();
            assertThat(law.pValue(estimate, 1) <= 1 - level).isEqualTo(!interval.contains(0));
        }
    }

    @Test
    void withoutAnErrorNothingIsExcluded() {
        assertThat(ReferenceLaw.normal().pValue(1, 0)).isNaN();
        assertThat(ReferenceLaw.normal().interval(1, Double.NaN, 0.9)).isEqualTo(Interval.withoutEnds(0.9));
    }
}
