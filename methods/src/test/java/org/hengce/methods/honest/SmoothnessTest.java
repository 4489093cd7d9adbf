package org.hengce.methods.honest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The optimal interval against others of the same kind, written down without what the optimum is computed with. */
class SmoothnessTest {
    private static final double LEVEL = 0.95;

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void noOtherWeightsOnTheLeadsGiveAShorterInterval(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed);
        Standardised data = new Standardised(study.coefficients(), Target.average());
        Random random = new Random(seed);
        for (double m : new double[] {0, 0.05, 0.3, 2}) {
            Bounds bounds = new Smoothness(data, LEVEL).at(m);
            double half = (bounds.high() - bounds.low()) / 2;
            for (int draw = 0; draw < 200; draw++) {
                double[] v = anyWeights(data, random);
                assertThat(halfWidth(data, v, m)).isGreaterThanOrEqualTo(half * (1 - 1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.honest.RandomEventStudy#seeds")
    void aSearchFromOtherWeightsEndsAtTheOptimum(long seed) {
        RandomEventStudy study = RandomEventStudy.of(seed, 3, 2);
        Standardised data = new Standardised(study.coefficients(), Target.first());
        Random random = new Random(seed);
        double m = 0.2;
        Bounds bounds = new Smoothness(data, LEVEL).at(m);
        double[] v = anyWeights(data, random);
        double best = halfWidth(data, v, m);
        double step = 1;
        for (int i = 0; i < 4000; i++) {
            double[] other = anyWeights(data, random);
            double[] origin = anyWeights(data, random);
            double[] tried = v.clone();
            for (int t = 0; t < tried.length; t++) {
                tried[t] += step * (other[t] - origin[t]); // keeps a linear trend cancelled
            }
            double half = halfWidth(data, tried, m);
            step = half < best ? step * 1.5 : step * 0.97;
            step = Math.max(step, 1e-7);
            if (half < best) {
                best = half;
                v = tried;
            }
        }
        assertThat(best).isCloseTo((bounds.high() - bounds.low()) / 2, within(1e-4));
        double centre = data.estimate();
        for (int t = 0; t < v.length; t++) {
            centre += v[t] * data.estimates()[t];
        }
        // A random search leaves the flat bottom of the half-width unresolved.
        assertThat(centre).isCloseTo((bounds.high() + bounds.low()) / 2, within(0.05 * (1 + Math.abs(centre))));
    }

    @Test
    void withOneLeadTheTrendIsExtended() {
        double[] betahat = {-0.5, 2};
        double[][] sigma = {{0.04, 0.01}, {0.01, 0.09}};
        RobustInterval interval = HonestSensitivity.withDefaults()
                .withDelta(Delta.SMOOTHNESS)
                .withM(List.of(0.0))
                .analyse(betahat, sigma, 1)
                .sensitivity()
                .get(0);
        // β_1 + β_−1: a line through the lead and the reference reaches −β_−1.
        double half = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025) * Math.sqrt(0.04 + 0.09 + 0.02);
        assertThat(interval.low()).isCloseTo(1.5 - half, within(1e-12));
        assertThat(interval.high()).isCloseTo(1.5 + half, within(1e-12));
        assertThat(interval.identifiedLow()).isCloseTo(1.5, within(1e-12));
    }

    /** Weights on the leads for which a linear trend cancels. */
    private static double[] anyWeights(Standardised data, Random random) {
        double[] v = new double[data.pre()];
        double sum = 0;
        for (int i = 1; i < v.length; i++) {
            v[i] = random.nextGaussian();
        }
        for (int i = 0; i < v.length; i++) {
            sum += (data.pre() - i) * v[i];
        }
        v[0] += (reach(data.weights(), 0) - sum) / data.pre();
        return v;
    }

    private static double halfWidth(Standardised data, double[] v, double m) {
        double[] row = new double[data.root().length];
        double bias = 0;
        for (int s = 0; s < data.weights().length; s++) {
            bias += Math.abs(reach(data.weights(), s));
        }
        double[] backwards = new double[v.length];
        Arrays.setAll(backwards, i -> v[v.length - 1 - i]);
        for (int s = 1; s < v.length; s++) {
            bias += Math.abs(reach(backwards, s));
        }
        for (int k = 0; k < row.length; k++) {
            for (int i = 0; i < v.length; i++) {
                row[k] += v[i] * data.root()[i][k];
            }
            for (int t = 0; t < data.weights().length; t++) {
                row[k] += data.weights()[t] * data.root()[data.pre() + t][k];
            }
        }
        return new FoldedNormal(LEVEL).halfWidth(m * bias, Standardised.length(row));
    }

    /** Σ over t &gt; s of (t − s) weight_t, t counted from 1. */
    private static double reach(double[] weights, int s) {
        double sum = 0;
        for (int t = s + 1; t <= weights.length; t++) {
            sum += (t - s) * weights[t - 1];
        }
        return sum;
    }
}
