package org.hengce.methods.honest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hengce.methods.effect.Covariance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals hold the truth as often as they say where the trend is as bad as it may be. */
class CoverageTest {
    private static final int DRAWS = 400;
    private static final double EFFECT = 0.4;

    /** 95 % less three standard deviations of a share of 400. */
    private static final double LEAST = 0.95 - 3 * Math.sqrt(0.95 * 0.05 / DRAWS);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.5})
    void relativeMagnitudesCoverTheirWorstTrend(double largestStep) {
        double m = 1;
        // Steps before: at most the largest, once reached; after: m times it, always upwards.
        double[] trend = new double[7];
        trend[3] = -0.3 * largestStep;
        trend[2] = trend[3] - largestStep;
        trend[1] = trend[2] + 0.5 * largestStep;
        trend[0] = trend[1];
        for (int t = 4; t < 7; t++) {
            trend[t] = (t - 3) * m * largestStep;
        }
        assertThat(covered(HonestSensitivity.withDefaults().withM(List.of(m)), trend))
                .isGreaterThan(LEAST);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.1})
    void smoothnessCoversItsWorstTrend(double m) {
        // The slope turns by m every period, before and after: the bias of every weight has the same sign or less.
        double[] trend = new double[7];
        for (int i = 0; i < 7; i++) {
            int time = i < 4 ? i - 4 : i - 3;
            trend[i] = 0.2 * time + m * time * time / 2;
        }
        assertThat(covered(
                        HonestSensitivity.withDefaults()
                                .withDelta(Delta.SMOOTHNESS)
                                .withM(List.of(m)),
                        trend))
                .isGreaterThan(LEAST);
    }

    private static double covered(HonestSensitivity analysis, double[] trend) {
        RandomEventStudy study = RandomEventStudy.of(11, 4, 3);
        Covariance sigma = Covariance.of(study.sigma());
        double[] truth = trend.clone();
        for (int t = 4; t < 7; t++) {
            truth[t] += EFFECT;
        }
        Random random = new Random(2);
        int covered = 0;
        for (int i = 0; i < DRAWS; i++) {
            SensitivityResult result =
                    analysis.withTarget(Target.average()).analyse(study.drawnAround(truth, random), sigma, 4);
            RobustInterval interval = result.sensitivity().get(0);
            covered += interval.low() <= EFFECT && interval.high() >= EFFECT ? 1 : 0;
        }
        return (double) covered / DRAWS;
    }
}
