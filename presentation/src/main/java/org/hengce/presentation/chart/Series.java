package org.hengce.presentation.chart;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.number.EffectScale;
import org.jspecify.annotations.Nullable;

/** The path of an effect, cut where the policy starts. */
final class Series {
    private final EffectScale scale;
    private final List<PathPoint> points;
    private final int start;

    /** Of an effect as it was estimated; the points are as they are shown. */
    Series(EffectDocument effect, String treatedFrom) {
        scale = EffectScale.of(effect.transform());
        points = EffectScale.shown(effect).path();
        int found = periods().indexOf(treatedFrom);
        start = found < 0 ? points.size() : found;
    }

    List<String> periods() {
        return points.stream().map(PathPoint::period).toList();
    }

    int size() {
        return points.size();
    }

    PathPoint point(int index) {
        return points.get(index);
    }

    PathPoint last() {
        return points.get(points.size() - 1);
    }

    /** Index of the first treated period; the size where none is in the path. */
    int start() {
        return start;
    }

    boolean hasAfter() {
        return start < points.size();
    }

    List<PathPoint> after() {
        return points.subList(start, points.size());
    }

    /** Whether there is a counterfactual before the policy, too. */
    boolean hasEffectBefore() {
        return points.subList(0, start).stream().anyMatch(point -> point.effect() != null);
    }

    /** The largest |effect| before the policy. */
    double largestGapBefore() {
        return numbers(points.subList(0, start), PathPoint::effect)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    DoubleStream numbers(Function<PathPoint, @Nullable Double> of) {
        return numbers(points, of);
    }

    static DoubleStream numbers(List<PathPoint> points, Function<PathPoint, @Nullable Double> of) {
        return points.stream()
                .flatMap(point -> Stream.ofNullable(of.apply(point)))
                .mapToDouble(Double::doubleValue);
    }

    /** What the counterfactual may have been at the least: the other end of the effect's interval. */
    @Nullable
    Double counterfactualLow(PathPoint point) {
        return point.observed() == null || point.high() == null
                ? null
                : Double.valueOf(scale.without(point.observed(), point.high()));
    }

    /** What the counterfactual may have been at the most. */
    @Nullable
    Double counterfactualHigh(PathPoint point) {
        return point.observed() == null || point.low() == null
                ? null
                : Double.valueOf(scale.without(point.observed(), point.low()));
    }

    /** So far from the middle of the point's interval, as it was estimated, towards its end. */
    @Nullable
    Double within(PathPoint point, double share) {
        if (point.low() == null || point.high() == null) {
            return null;
        }
        double low = scale.estimated(point.low());
        double high = scale.estimated(point.high());
        return scale.effect((low + high) / 2 + share * (high - low) / 2);
    }
}
