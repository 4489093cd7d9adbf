package org.hengce.methods.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.arrays.Selection;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution.Sampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;

/**
 * One goal's benefit in yardsticks, and 10,000 draws of it. Goals drawn with the same seed share their deviation in each
 * draw in the direction of benefit, as if they depended on each other perfectly: their weighted mean then has the widest
 * interval that it can have.
 */
final class Draws {
    private static final int COUNT = 10_000;
    private static final double LEVEL = 0.95;

    private final double benefit;
    private final double lower95;
    private final double[] drawn; // empty where the effect has no error

    private Draws(double benefit, double lower95, double[] drawn) {
        this.benefit = benefit;
        this.lower95 = lower95;
        this.drawn = drawn;
    }

    /**
     * The draws of a goal that has a direction.
     *
     * @param deviations of the seed, as {@link #deviations} gives them
     */
    static Draws of(Effect effect, int sign, Yardstick yardstick, double[] deviations) {
        Uncertainty uncertainty = Uncertainty.of(effect);
        double benefit = sign * effect.estimate() / yardstick.value();
        double error = uncertainty.error() / yardstick.value();
        if (Double.isNaN(error)) {
            return new Draws(benefit, Double.NaN, new double[0]);
        }
        Interval own = effect.interval();
        double lower = own != null && own.level() == LEVEL
                ? (sign > 0 ? own.low() : -own.high()) / yardstick.value()
                : benefit - uncertainty.half() / yardstick.value();
        double[] drawn = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            drawn[i] = benefit + error * uncertainty.law().likeNormal(deviations[i]);
        }
        return new Draws(benefit, lower, drawn);
    }

    /** The standard normal deviation of each draw: goals of one seed share them. */
    static double[] deviations(long seed) {
        Sampler normal = NormalDistribution.of(0, 1).createSampler(RandomSource.XO_SHI_RO_256_PP.create(seed));
        double[] deviations = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            deviations[i] = normal.sample();
        }
        return deviations;
    }

    boolean hasError() {
        return drawn.length > 0;
    }

    /**
     * The weighted score of goals that all have an error, or of which none has one: then there is the point alone.
     *
     * @param weights of the goals, summing to 1
     */
    static Score score(List<Draws> goals, double[] weights) {
        double point = 0;
        for (int k = 0; k < weights.length; k++) {
            point += weights[k] * scoreOf(goals.get(k).benefit);
        }
        if (!goals.get(0).hasError()) {
            return new Score(point, Double.NaN, Double.NaN, Double.NaN, Score.LEVEL, Double.NaN);
        }
        double[] scores = new double[COUNT];
        int beneficial = 0;
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            double weighted = 0;
            for (int k = 0; k < weights.length; k++) {
                double drawn = goals.get(k).drawn[i];
                scores[i] += weights[k] * scoreOf(drawn);
                weighted += weights[k] * drawn;
            }
            sum += scores[i];
            beneficial += weighted > 0 ? 1 : 0;
        }
        double tail = (1 - Score.LEVEL) / 2;
        // In place as far as the two quantiles look: all in order would take longer than all else.
        Selection.select(scores, around(tail, 1 - tail));
        return new Score(
                point,
                sum / COUNT,
                quantile(scores, tail),
                quantile(scores, 1 - tail),
                Score.LEVEL,
                (double) beneficial / COUNT);
    }

    /** The mean score over the draws, of this goal alone; the point where it has no error. */
    double centre() {
        if (!hasError()) {
            return scoreOf(benefit);
        }
        double sum = 0;
        for (double each : drawn) {
            sum += scoreOf(each);
        }
        return sum / COUNT;
    }

    /**
     * Whether the 95 % interval of the weighted benefit lies above 0. The share of the draws that are beneficial carries
     * an error of its own: it may be 0.975 where the interval just holds 0.
     */
    static boolean clearlyBeneficial(List<Draws> goals, double[] weights) {
        double lower = 0;
        for (int k = 0; k < weights.length; k++) {
            lower += weights[k] * goals.get(k).lower95;
        }
        return lower > 0;
    }

    private static double scoreOf(double benefit) {
        return Math.min(100, Math.max(0, 50 + 50 * benefit));
    }

    /** Positions of the order statistics that the quantiles of 10,000 numbers lie between. */
    private static int[] around(double... probabilities) {
        return Arrays.stream(probabilities)
                .mapToInt(probability -> (int) (probability * (COUNT - 1)))
                .flatMap(below -> IntStream.of(below, Math.min(below + 1, COUNT - 1)))
                .toArray();
    }

    /**
     * Linear between order statistics, the first being quantile 0 and the last quantile 1 (R's type 7).
     *
     * @param sorted at least where these stand
     */
    static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
