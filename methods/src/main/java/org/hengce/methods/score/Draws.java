package org.hengce.methods.score;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution.Sampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;

/** The score of one goal, with its uncertainty from seeded draws of the effect. */
final class Draws {
    private static final int COUNT = 10_000;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** The normal quantile that is written 1.96. */
    static final double TWO_SIDED_95 = NORMAL.inverseCumulativeProbability(0.975);

    private Draws() {}

    /** The standard error, else half the interval ÷ the normal quantile of its level; NaN where neither exists. */
    static double errorOf(Effect effect) {
        Interval interval = effect.interval();
        if (!Double.isNaN(effect.standardError())) {
            return effect.standardError();
        }
        if (interval == null || !interval.hasBothEnds()) {
            return Double.NaN;
        }
        double quantile = NORMAL.inverseCumulativeProbability(0.5 + interval.level() / 2);
        return (interval.high() - interval.low()) / 2 / quantile;
    }

    /** All numbers in yardsticks; without an error only the point. */
    static Score score(double benefit, double error, long seed) {
        double point = scoreOf(benefit);
        if (Double.isNaN(error)) {
            return new Score(point, Double.NaN, Double.NaN, Double.NaN, Score.LEVEL, Double.NaN);
        }
        Sampler standardNormal = NORMAL.createSampler(RandomSource.XO_SHI_RO_256_PP.create(seed));
        double[] scores = new double[COUNT];
        int beneficial = 0;
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            double drawn = benefit + error * standardNormal.sample();
            scores[i] = scoreOf(drawn);
            sum += scores[i];
            beneficial += drawn > 0 ? 1 : 0;
        }
        Arrays.sort(scores);
        double tail = (1 - Score.LEVEL) / 2;
        return new Score(
                point,
                sum / COUNT,
                quantile(scores, tail),
                quantile(scores, 1 - tail),
                Score.LEVEL,
                (double) beneficial / COUNT);
    }

    private static double scoreOf(double benefit) {
        return Math.min(100, Math.max(0, 50 + 50 * benefit));
    }

    /** Linear between order statistics, the first being quantile 0 and the last quantile 1 (R's type 7). */
    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
