package org.hengce.methods.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hengce.methods.panel.PeriodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorSpendingTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** In R: {@code z <- qnorm(.975); a <- function(t) 2 - 2*pnorm(z/sqrt(t)); diff(c(0, a((1:4)/4)))}. */
    @Test
    void fourEqualStepsSpendLittleEarly() {
        List<Double> four = ErrorSpending.increments(List.of(0.25, 0.5, 0.75, 1.0));
        assertThat(four.get(0)).isCloseTo(8.85754383213e-05, within(1e-13));
        assertThat(four.get(1)).isCloseTo(0.00548602124246, within(1e-13));
        assertThat(four.get(2)).isCloseTo(0.0180505246368, within(1e-12));
        assertThat(four.get(3)).isCloseTo(0.0263748786824, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void theErrorsOfAnyReadingsSumToFivePercentAndNoneIsNegative(long seed) {
        Random random = new Random(seed);
        TreeSet<Double> shares = new TreeSet<>();
        for (int k = random.nextInt(PlanProblem.MOST_READINGS); k > 0; k--) {
            shares.add(random.nextDouble());
        }
        shares.add(1.0);
        List<Double> errors = ErrorSpending.increments(List.copyOf(shares));
        assertThat(errors).allMatch(error -> error >= 0);
        assertThat(errors.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(0.05, within(1e-15));
    }

    @Test
    void nothingIsSpentOnNothing() {
        assertThat(ErrorSpending.spentAt(0)).isZero();
        assertThat(ErrorSpending.spentAt(1)).isEqualTo(0.05);
        assertThat(ErrorSpending.increments(List.of(1.0))).containsExactly(0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aShareThatIsNoneIsRefused(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorSpending.spentAt(share));
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorSpending.increments(List.of(0.5, share)));
    }

    @Test
    void sharesThatFallAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorSpending.increments(List.of(0.5, 0.4)));
    }

    /**
     * No effect, four readings of growing data whose noise follows itself (ρ from −0.5 to 0.9), p-values from the true
     * variance: 20,000 histories each. A false finding at any reading comes in at most 5 % of them, within three standard
     * errors of a simulated share (0.0046); looked at with 5 % each time it would come in far more.
     */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 0, 0.5, 0.9})
    void falseFindingsOverAllReadingsAreAtMostFivePercentWhateverTheDependence(double rho) {
        List<PlannedReading> readings = new ArrayList<>();
        for (int year = 2002; year <= 2008; year += 2) {
            readings.add(new PlannedReading(LocalDate.of(year + 1, 6, 30), PeriodName.parse("" + year)));
        }
        ReadingSchedule schedule = ReadingSchedule.of(readings, PeriodName.parse("2001"));
        int histories = 20_000;
        int byPlan = 0;
        int byFivePercent = 0;
        double[] variances = varianceOfMeans(rho, 8);
        Random random = new Random(17);
        for (int i = 0; i < histories; i++) {
            boolean planned = false;
            boolean naive = false;
            double spent = 0;
            double noise = random.nextGaussian();
            double sum = noise;
            for (int t = 2; t <= 8; t++) {
                noise = rho * noise + Math.sqrt(1 - rho * rho) * random.nextGaussian();
                sum += noise;
                if (t % 2 == 0) {
                    double p = 2 * NORMAL.survivalProbability(Math.abs(sum / t) / Math.sqrt(variances[t]));
                    double error = schedule.test(t / 2, spent, 0).error();
                    planned |= p <= error;
                    spent += error;
                    naive |= p <= 0.05;
                }
            }
            byPlan += planned ? 1 : 0;
            byFivePercent += naive ? 1 : 0;
        }
        double threeErrors = 3 * Math.sqrt(0.05 * 0.95 / histories);
        assertThat((double) byPlan / histories).isBetween(0.02, 0.05 + threeErrors);
        assertThat((double) byFivePercent / histories).isGreaterThan(0.075);
    }

    /** Of the mean of the first t values of a stationary series with unit variance and autocorrelation ρ^lag. */
    private static double[] varianceOfMeans(double rho, int most) {
        double[] variances = new double[most + 1];
        for (int t = 1; t <= most; t++) {
            for (int i = 0; i < t; i++) {
                for (int j = 0; j < t; j++) {
                    variances[t] += Math.pow(rho, Math.abs(i - j)) / t / t;
                }
            }
        }
        return variances;
    }
}
