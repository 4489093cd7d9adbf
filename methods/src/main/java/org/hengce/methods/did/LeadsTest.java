package org.hengce.methods.did;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.linalg.NormalEquations;

/** Wald test that the effects before the treatment are all 0, from an event study's covariance. */
public final class LeadsTest {
    private LeadsTest() {}

    /**
     * W = bᵀV⁻¹b, χ² with as many degrees of freedom as leads.
     *
     * @param leads how many at most, nearest the reference first: 3 tests event times −2 to −4, with anticipation those
     *     before the earlier reference
     * @return empty where there is no lead with an error, or their covariance is singular
     */
    public static Optional<TestStatistic> chiSquared(EventStudy study, int leads) {
        return wald(study, leads)
                .map(w -> new TestStatistic(
                        w.statistic(),
                        w.degreesOfFreedom(),
                        ChiSquaredDistribution.of(w.degreesOfFreedom()).survivalProbability(w.statistic())));
    }

    /**
     * W ÷ leads, F with as many degrees of freedom as leads and those given, clusters less one: the smaller samples' test.
     */
    public static Optional<TestStatistic> f(EventStudy study, int leads, double denominatorDegreesOfFreedom) {
        return wald(study, leads).map(w -> {
            double f = w.statistic() / w.degreesOfFreedom();
            return new TestStatistic(
                    f,
                    w.degreesOfFreedom(),
                    FDistribution.of(w.degreesOfFreedom(), denominatorDegreesOfFreedom)
                            .survivalProbability(f));
        });
    }

    private static Optional<TestStatistic> wald(EventStudy study, int leads) {
        List<Integer> times = study.eventTimes();
        int reference = study.points().stream()
                .filter(EventStudyPoint::reference)
                .mapToInt(EventStudyPoint::eventTime)
                .findFirst()
                .orElse(Terms.REFERENCE);
        int[] tested = IntStream.range(0, times.size())
                .filter(i -> times.get(i) < reference)
                .toArray();
        tested = IntStream.of(tested).skip(Math.max(0, tested.length - leads)).toArray();
        double[] estimates = new double[tested.length];
        double[][] covariance = new double[tested.length][tested.length];
        for (int i = 0; i < tested.length; i++) {
            int time = times.get(tested[i]);
            estimates[i] = study.points().stream()
                    .filter(point -> point.eventTime() == time)
                    .findFirst()
                    .orElseThrow()
                    .estimate();
            for (int j = 0; j < tested.length; j++) {
                covariance[i][j] = study.covariance().at(tested[i], tested[j]);
            }
        }
        NormalEquations inverse = NormalEquations.of(covariance);
        if (tested.length == 0 || !inverse.collinear().isEmpty()) {
            return Optional.empty();
        }
        double statistic = Matrices.dot(estimates, inverse.solve(estimates));
        return Optional.of(new TestStatistic(statistic, tested.length, Double.NaN));
    }
}
