package org.hengce.methods.did;

import java.util.Collections;
import java.util.Map;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.WildBootstrap;
import org.jspecify.annotations.Nullable;

/** Errors, intervals and tests of combinations of a regression's coefficients, all by one procedure. */
final class Answers {
    static final Reason MENDED = new Reason(
            ReasonCode.NOT_DEFINED,
            "clustered in two dimensions the covariance had negative eigenvalues, which were set to 0",
            "双向聚类的协方差矩阵有负特征值，已置为 0");

    private final Regression regression;
    private final ClusteredCovariance covariance;
    private final boolean bootstrap;
    private final DifferenceInDifferences options;
    private final long seed;

    Answers(
            Regression regression,
            ClusteredCovariance covariance,
            boolean bootstrap,
            DifferenceInDifferences options,
            long seed) {
        this.regression = regression;
        this.covariance = covariance;
        this.bootstrap = bootstrap;
        this.options = options;
        this.seed = seed;
    }

    ClusteredCovariance covariance() {
        return covariance;
    }

    /** Of a combination of coefficients; NaN where there is none. */
    double standardError(double[] combination) {
        return root(covariance.variance(combination));
    }

    /** Of one coefficient; NaN where there is none. */
    double standardError(int column) {
        return root(Math.max(0, covariance.rows()[column][column]));
    }

    private double root(double variance) {
        double error = Math.sqrt(variance);
        return Answer.exact(error, regression.largest()) ? Double.NaN : error;
    }

    Answer of(double[] combination) {
        int fewest = Collections.min(regression.clusters());
        if (fewest < 2) {
            return Answer.none(new Reason(
                    ReasonCode.NOT_ENOUGH_DATA,
                    "clustered errors need at least 2 clusters, there is 1",
                    "聚类标准误至少需要 2 个聚类，现有 1 个"));
        }
        double variance = covariance.variance(combination);
        if (Double.isNaN(variance)) {
            long parameters = regression.parameters(options.correction() == Correction.HC1);
            return Answer.none(new Reason(
                    ReasonCode.NOT_ENOUGH_DATA,
                    "%d rows leave nothing beside %d parameters".formatted(regression.rows(), parameters),
                    "%d 行观测在 %d 个参数之外没有剩余自由度".formatted(regression.rows(), parameters)));
        }
        double error = standardError(combination);
        if (Double.isNaN(error)) {
            return Answer.none(covariance.mended() ? MENDED : Answer.EXACT);
        }
        if (bootstrap) {
            return bootstrapped(combination, error);
        }
        return Answer.t(
                Inference.CLUSTER_T,
                Matrices.dot(combination, regression.coefficients()),
                error,
                covariance.degreesOfFreedom(),
                options.level());
    }

    private Answer bootstrapped(double[] combination, double error) {
        WildCluster wild = wild(combination);
        WildBootstrap summary = wild.summary(options.level());
        Interval interval = new Interval(options.level(), summary.low(), summary.high());
        return new Answer(
                error,
                Inference.WILD_CLUSTER,
                interval,
                wild.interval(Effect.EQUIVALENCE_LEVEL),
                summary.pValue(),
                summary,
                interval.hasBothEnds() ? Map.of() : Map.of("interval", unbounded()));
    }

    private Reason unbounded() {
        int clusters = regression.clusters().get(0);
        return new Reason(
                ReasonCode.NOT_TESTABLE,
                "with %d clusters, %d of them treated, the bootstrap does not reject any value on at least one side"
                        .formatted(clusters, regression.treatedClusters()),
                "共 %d 个聚类，其中 %d 个受处理；自助法在至少一侧不拒绝任何取值".formatted(clusters, regression.treatedClusters()));
    }

    private WildCluster wild(double[] combination) {
        return WildCluster.of(regression.wildSums(combination), seed, options.threads());
    }

    /** The bootstrap's answer, whatever the procedure is; null where there is no error to begin with. */
    @Nullable
    WildBootstrap wildBeside(double[] combination) {
        return regression.clusters().get(0) < 2 || Double.isNaN(standardError(combination))
                ? null
                : wild(combination).summary(options.level());
    }
}
