package org.hengce.methods.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
    private static final double LEVEL = 1e6;
    private static final int[] STARTS = {0, 2, 4, Panel.NEVER};

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void momentsAreTheSumsTheyAreDefinedAs(boolean weighted) {
        Panel panel = panel(5000, weighted, LEVEL);
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
        double[][] deviations = IntStream.of(units)
                .mapToObj(u -> {
                    double own = Arrays.stream(panel.outcomes(u)).average().orElseThrow();
                    return Arrays.stream(panel.outcomes(u)).map(y -> y - own).toArray();
                })
                .toArray(double[][]::new);
        double level = IntStream.of(units)
                        .mapToDouble(u -> panel.weight(u) * (panel.outcome(u, 0) - LEVEL))
                        .sum()
                / weight;
        assertThat(moments.mean(c, 0)).isCloseTo(LEVEL + level, within(1e-8));
        double[] mean = IntStream.range(0, PERIODS)
                .mapToDouble(t -> IntStream.range(0, units.length)
                                .mapToDouble(i -> panel.weight(units[i]) * deviations[i][t])
                                .sum()
                        / weight)
                .toArray();
        for (int s = 0; s < PERIODS; s++) {
            int one = s;
            assertThat(moments.ownDeviation(c, s)).isCloseTo(mean[s], within(1e-9));
            assertThat(moments.change(c, 0, s)).isCloseTo(mean[s] - mean[0], within(1e-9));
            double drift = IntStream.range(0, units.length)
                    .mapToDouble(
                            i -> panel.weight(units[i]) * panel.weight(units[i]) * (deviations[i][one] - mean[one]))
                    .sum();
            assertThat(moments.drift(c, s)).isCloseTo(drift, within(1e-5));
            for (int t = 0; t < PERIODS; t++) {
                int other = t;
                double scatter = IntStream.range(0, units.length)
                        .mapToDouble(i -> panel.weight(units[i])
                                * panel.weight(units[i])
                                * (deviations[i][one] - mean[one])
                                * (deviations[i][other] - mean[other]))
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
    void unitsOfVeryDifferentSizeCostNoDigits() {
        Random random = new Random(7);
        List<String> periods = List.of("1", "2");
        PanelBuilder sized = Panel.builder(periods);
        double sum = 0;
        double squares = 0;
        int units = 400;
        for (int u = 0; u < units; u++) {
            double size = Math.pow(10, u % 9); // up to a hundred million, and changes of about 1
            double change = random.nextInt(8) - 3.5;
            sum += change;
            squares += change * change;
            sized.observe("u" + u, "1", size).observe("u" + u, "2", size + change);
        }
        CohortMoments moments = CohortMoments.of(sized.build(), u -> true, true, 1);
        double variance = moments.scatter(0, 0, 0) + moments.scatter(0, 1, 1) - 2 * moments.scatter(0, 0, 1);
        assertThat(moments.change(0, 0, 1)).isCloseTo(sum / units, within(1e-12));
        assertThat(variance).isCloseTo(squares - sum * sum / units, within(1e-9));
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
