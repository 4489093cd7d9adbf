package org.hengce.presentation.chart;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.jspecify.annotations.Nullable;

/** The path of an effect, cut where the policy starts. */
final class Series {
    private final List<PathPoint> points;
    private final int start;

    Series(EffectDocument effect, String treatedFrom) {
        points = effect.path();
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
    static @Nullable Double counterfactualLow(PathPoint point) {
        return point.observed() == null || point.high() == null ? null : point.observed() - point.high();
    }

    /** What the counterfactual may have been at the most. */
    static @Nullable Double counterfactualHigh(PathPoint point) {
        return point.observed() == null || point.low() == null ? null : point.observed() - point.low();
    }
}
