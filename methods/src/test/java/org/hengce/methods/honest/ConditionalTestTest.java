package org.hengce.methods.honest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hengce.methods.honest.ConditionalTest.Vertex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionalTestTest {
    private static final double ALPHA = 0.05;
    private static final double[] MULTIPLES = {0, 0.3, 1, 2.5};

    /** As many bases as 2 · 4 rows have: more periods after the treatment take long. */
    private static final int MOST_POST = 4;

    static LongStream seeds() {
        return LongStream.range(1, 41);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theClosedFormIsTheLinearProgrammesOptimum(long seed) {
        Random random = new Random(seed);
        RandomEventStudy study = study(seed);
        Target target = target(random, study.post());
        Standardised data = new Standardised(study.coefficients(), target);
        RelativeMagnitudes relative = new RelativeMagnitudes(data, ALPHA);
        for (double m : MULTIPLES) {
            int s = random.nextInt(study.pre());
            int sign = random.nextBoolean() ? 1 : -1;
            LinearProgramme programme = new LinearProgramme(
                    study.betahat(), study.sigma(), study.pre(), target.over(study.post()), m, s, sign);
            double theta = data.estimate() + 6 * random.nextGaussian();
            double optimum = programme.solve(programme.at(theta * data.unit()));
            assertThat(relative.test(m, s, sign, 1).statistic(theta)).isCloseTo(optimum, within(1e-8));
            assertThat(relative.test(m, s, sign, -1).statistic(-theta)).isCloseTo(optimum, within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTestConditionsOnTheProgrammesOptimalDual(long seed) {
        Random random = new Random(seed);
        RandomEventStudy study = study(seed);
        Target target = target(random, study.post());
        Standardised data = new Standardised(study.coefficients(), target);
        RelativeMagnitudes relative = new RelativeMagnitudes(data, ALPHA);
        for (double m : MULTIPLES) {
            int s = random.nextInt(study.pre());
            int sign = random.nextBoolean() ? 1 : -1;
            ConditionalTest test = relative.test(m, s, sign, 1);
            LinearProgramme programme = new LinearProgramme(
                    study.betahat(), study.sigma(), study.pre(), target.over(study.post()), m, s, sign);
            for (int draw = 0; draw < 4; draw++) {
                double theta = data.estimate() + 3 * random.nextGaussian();
                double eta = programme.solve(programme.at(theta * data.unit()));
                if (eta <= 0 || eta > test.criticalValue()) {
                    assertThat(test.accepts(theta)).isEqualTo(eta <= 0);
                } else {
                    double[] bounds = programme.conditioned(theta * data.unit(), test.criticalValue());
                    double p = upperTail(bounds[0] / bounds[3], bounds[1] / bounds[3], bounds[2] / bounds[3]);
                    double size = (ALPHA - ALPHA / 10) / (1 - ALPHA / 10);
                    // Bisection on both sides leaves p with some nine digits.
                    if (Math.abs(p - size) > 1e-6) {
                        assertThat(test.accepts(theta)).as("p %s", p).isEqualTo(p > size);
                    }
                }
            }
        }
    }

    @Test
    void theCriticalValueIsExceededAsOftenAsItSaysWhereAllMomentsBind() {
        RandomEventStudy study = RandomEventStudy.of(7, 3, 3);
        double alpha = 0.5;
        double m = 0.8;
        double[] weights = Target.average().over(3);
        double critical = new RelativeMagnitudes(new Standardised(study.coefficients(), Target.average()), alpha)
                .test(m, 1, 1, 1)
                .criticalValue();
        Random random = new Random(1);
        int draws = 20_000;
        int exceeding = 0;
        for (int i = 0; i < draws; i++) {
            double[] drawn = study.drawnAround(new double[6], random);
            LinearProgramme programme = new LinearProgramme(drawn, study.sigma(), 3, weights, m, 1, 1);
            exceeding += programme.solve(programme.at(0)) > critical ? 1 : 0;
        }
        double kappa = alpha / 10;
        // Four standard deviations of a share.
        assertThat((double) exceeding / draws).isCloseTo(kappa, within(4 * Math.sqrt(kappa * (1 - kappa) / draws)));
    }

    @Test
    void twoOpposedVerticesGiveTheOrdinaryInterval() {
        // η = |θ − 1|, and |Z| is what it is compared with: given the size of the second step, 1.96 as ever.
        ConditionalTest test = new ConditionalTest(
                List.of(new Vertex(-1, 1, -1, 0), new Vertex(1, -1, 1, 0)),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                ALPHA);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        assertThat(test.criticalValue()).isCloseTo(normal.inverseSurvivalProbability(0.0025), within(1e-9));
        assertThat(test.highestBeyond(Double.NEGATIVE_INFINITY))
                .isCloseTo(1 + normal.inverseSurvivalProbability(0.025), within(1e-9));
    }

    @Test
    void beyondTheLimitsNothingIsAccepted() {
        List<Vertex> vertices = List.of(new Vertex(-1, 1, -1, 0), new Vertex(1, -1, 1, 0));
        assertThat(new ConditionalTest(vertices, Double.NEGATIVE_INFINITY, 1.5, ALPHA)
                        .highestBeyond(Double.NEGATIVE_INFINITY))
                .isCloseTo(1.5, within(1e-12));
        assertThat(new ConditionalTest(vertices, 5, Double.POSITIVE_INFINITY, ALPHA)
                        .highestBeyond(Double.NEGATIVE_INFINITY))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new ConditionalTest(vertices, 0.9, Double.POSITIVE_INFINITY, ALPHA).accepts(0.8))
                .isFalse();
    }

    @Test
    void aVertexWithoutNoiseRejectsWhereItIsPositive() {
        List<Vertex> vertices = List.of(new Vertex(-1, 1, -1, 0), new Vertex(1, -1, 1, 0), new Vertex(1e-9, 0, 0, 0));
        ConditionalTest test = new ConditionalTest(vertices, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, ALPHA);
        assertThat(test.accepts(1)).isFalse();
        assertThat(test.accepts(1.5)).isTrue();
    }

    private static RandomEventStudy study(long seed) {
        Random random = new Random(-seed);
        return RandomEventStudy.of(seed, 1 + random.nextInt(4), 1 + random.nextInt(MOST_POST));
    }

    private static Target target(Random random, int post) {
        return switch (random.nextInt(3)) {
            case 0 -> Target.first();
            case 1 -> Target.average();
            default ->
                Target.weighted(
                        Stream.generate(random::nextGaussian).limit(post).toList());
        };
    }

    private static double upperTail(double low, double x, double high) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return normal.probability(x, high) / normal.probability(low, high);
    }
}
