package org.hengce.presentation.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.WildBootstrap;
import org.jspecify.annotations.Nullable;

/** The parts of regressions and event studies. */
final class RegressionMapping {
    private RegressionMapping() {}

    static RegressionParts parts(RegressionDetail detail) {
        RegressionParts study = eventStudy(detail.eventStudy());
        Map<String, Long> dropped = new TreeMap<>();
        detail.rowsDropped().forEach((reason, rows) -> dropped.put(reason.name(), rows));
        return new RegressionParts(
                study.eventStudy(),
                study.eventStudyCovariance(),
                wild(detail.wild()),
                null,
                NamedCoefficient.of(detail.coefficients()),
                new RegressionParts.Regression(
                        detail.observations(),
                        dropped,
                        detail.clusters(),
                        Parts.number(detail.degreesOfFreedom()),
                        detail.collinear()));
    }

    static RegressionParts eventStudy(@Nullable EventStudy study) {
        if (study == null) {
            return RegressionParts.NONE;
        }
        List<RegressionParts.EventStudyPoint> points = study.points().stream()
                .map(p -> new RegressionParts.EventStudyPoint(
                        p.eventTime(),
                        p.estimate(),
                        Parts.number(p.standardError()),
                        IntervalDocument.of(p.pointwise()),
                        IntervalDocument.of(p.uniform()),
                        p.treatedUnits(),
                        p.reference()))
                .toList();
        List<List<Double>> rows = Arrays.stream(study.covariance().rows())
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new RegressionParts(
                points, new RegressionParts.CovarianceDocument(study.eventTimes(), rows), null, null, null, null);
    }

    private static RegressionParts.@Nullable Wild wild(@Nullable WildBootstrap wild) {
        return wild == null
                ? null
                : new RegressionParts.Wild(
                        Parts.number(wild.pValue()),
                        Parts.number(wild.low()),
                        Parts.number(wild.high()),
                        wild.draws(),
                        wild.enumerated());
    }
}
