package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;

/** Puts an event study together from a regression's coefficients. */
final class EventStudies {
    private static final Reason NO_ERROR = new Reason(
            ReasonCode.NOT_DEFINED,
            "the reference has no error, its effect being 0 by construction, and none what is fitted exactly",
            "参照期的效应按定义为零，没有标准误；完全拟合的，同样没有标准误");

    /** Why numbers of some points do not exist. */
    static final Map<String, Reason> REASONS = Map.of(
            "eventStudy.standardError",
            NO_ERROR,
            "eventStudy.interval",
            NO_ERROR,
            "eventStudy.uniform",
            new Reason(
                    ReasonCode.NOT_DEFINED,
                    "a regression's intervals hold for one distance at a time",
                    "回归的区间逐一针对各个距离"));

    private EventStudies() {}

    static EventStudy of(Regression regression, Answers answers) {
        Terms terms = regression.terms();
        List<EventStudyPoint> points = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        List<double[]> combinations = new ArrayList<>();
        boolean referenceDone = false;
        for (int e : terms.eventTimes()) {
            if (e > Terms.REFERENCE && !referenceDone) {
                points.add(reference(terms));
                referenceDone = true;
            }
            double[] combination = Estimation.padded(regression, terms.at(e));
            Answer answer = answers.of(combination);
            points.add(new EventStudyPoint(
                    e,
                    Matrices.dot(combination, regression.coefficients()),
                    answer.standardError(),
                    answer.interval(),
                    null,
                    terms.treatedUnits(e),
                    false));
            if (!Double.isNaN(answer.standardError())) {
                times.add(e);
                combinations.add(combination);
            }
        }
        double[][] rows = Matrices.sandwich(
                combinations.toArray(double[][]::new), answers.covariance().rows());
        return new EventStudy(points, times, Covariance.of(rows), terms.binned());
    }

    private static EventStudyPoint reference(Terms terms) {
        return new EventStudyPoint(
                Terms.REFERENCE, 0, Double.NaN, null, null, terms.treatedUnits(Terms.REFERENCE), true);
    }
}
