package org.hengce.methods.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments of cohorts against sums written down as they are defined. */
class CohortMomentsTest {
    private static final int PERIODS = 6;
    private static final int[] STARTS = {0, 2, 4, Panel.NEVER};

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void momentsAreTheSumsTheyAreDefinedAs(boolean weighted) {
        Panel panel = panel(5000, weighted, 1e6);
        CohortMoments moments = CohortMoments.of(panel, u -> u % 7 != 0, true, 1);
        int gaps = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            gaps += u % 7 != 0 && !panel.complete(u) ? 1 : 0;
        }
        assertThat(moments.incomplete()).isEqualTo(gaps).isPositive();
        for (int c = 0; c < STARTS.length; c++) {
            assertThat(moments.cohorts().firstTreated(c)).isEqualTo(STARTS[c]);
            assertThat(moments.cohorts().indexOf(STARTS[c])).isEqualTo(c);
            assertCohort(panel, moments, c);
        }
        assertThat(moments.cohorts().indexOf(3)).isEqualTo(-1);
    }

    private static void assertCohort(Panel panel, CohortMoments moments, int c) {
        int[] units = IntStream.range(0, panel.unitCount())
                .filter(u -> u % 7 != 0 && panel.complete(u) && panel.firstTreated(u) == STARTS[c])
                .toArray();
        double weight = IntStream.of(units).mapToDouble(panel::weight).sum();
        double squared = IntStream.of(units)
                .mapToDouble(u -> panel.weight(u) * panel.weight(u))
                .sum();
        assertThat(moments.units(c)).isEqualTo(units.length).isPositive();
        assertThat(moments.weight(c)).isCloseTo(weight, within(1e-9));
        assertThat(moments.squaredWeight(c)).isCloseTo(squared, within(1e-9));
        double[] mean = IntStream.range(0, PERIODS)
                .mapToDouble(t -> 1e6
                        + IntStream.of(units)
                                        .mapToDouble(u -> panel.weight(u) * (panel.outcome(u, t) - 1e6))
                                        .sum()
                                / weight)
                .toArray();
        for (int s = 0; s < PERIODS; s++) {
            int one = s;
            assertThat(moments.mean(c, s)).isCloseTo(mean[s], within(1e-8));
            double drift = IntStream.of(units)
                    .mapToDouble(u -> panel.weight(u) * panel.weight(u) * (panel.outcome(u, one) - mean[one]))
                    .sum();
            assertThat(moments.drift(c, s)).isCloseTo(drift, within(1e-5));
            for (int t = 0; t < PERIODS; t++) {
                int other = t;
                double scatter = IntStream.of(units)
                        .mapToDouble(u -> panel.weight(u)
                                * panel.weight(u)
                                * (panel.outcome(u, one) - mean[one])
                                * (panel.outcome(u, other) - mean[other]))
                        .sum();
                assertThat(moments.scatter(c, s, t)).isCloseTo(scatter, within(1e-9 * squared));
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Panel panel = panel(40_000, true, 10);
        CohortMoments one = CohortMoments.of(panel, u -> true, true, 1);
        for (int threads : new int[] {2, 8}) {
            CohortMoments more = CohortMoments.of(panel, u -> true, true, threads);
            for (int c = 0; c < STARTS.length; c++) {
                assertThat(more.weight(c)).isEqualTo(one.weight(c));
                for (int s = 0; s < PERIODS; s++) {
                    assertThat(more.mean(c, s)).isEqualTo(one.mean(c, s));
                    assertThat(more.drift(c, s)).isEqualTo(one.drift(c, s));
                    for (int t = 0; t < PERIODS; t++) {
                        assertThat(more.scatter(c, s, t)).isEqualTo(one.scatter(c, s, t));
                    }
                }
            }
        }
    }

    @Test
    void scatterThatWasNotAskedForIsNotThere() {
        CohortMoments moments = CohortMoments.of(panel(50, false, 0), u -> true, false, 1);
        assertThatIllegalStateException().isThrownBy(() -> moments.scatter(0, 0, 0));
        assertThat(moments.mean(0, 0)).isNotZero();
    }

    @Test
    void aCohortWithoutAUnitThatCountsIsEmpty() {
        Panel panel = panel(50, false, 0);
        CohortMoments moments = CohortMoments.of(panel, panel::neverTreated, true, 1);
        assertThat(moments.units(0)).isZero();
        assertThat(moments.scatter(0, 1, 1)).isZero();
    }

    /** Every ninth unit lacks its last period. */
    private static Panel panel(int units, boolean weighted, double level) {
        Random random = new Random(units);
        List<String> periods = IntStream.range(2000, 2000 + PERIODS)
                .mapToObj(Integer::toString)
                .toList();
        PanelBuilder panel = Panel.builder(periods);
        for (int u = 0; u < units; u++) {
            String unit = "u%05d".formatted(u);
            for (int t = 0; t < PERIODS; t++) {
                panel.observe(
                        unit,
                        periods.get(t),
                        t == PERIODS - 1 && u % 9 == 0 ? Double.NaN : level + random.nextGaussian());
            }
            if (weighted) {
                panel.weight(unit, 0.5 + random.nextDouble());
            }
            int start = STARTS[random.nextInt(STARTS.length)];
            if (start != Panel.NEVER) {
                panel.treatedFrom(unit, periods.get(start));
            }
        }
        return panel.build();
    }
}
