package org.hengce.presentation.chart;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.SeriesParts;
import org.hengce.presentation.number.EffectScale;
import org.jspecify.annotations.Nullable;

/** The path of an effect, cut where the policy starts. */
final class Series {
    /** Stands for the level of the first interval. */
    static final double OUTERMOST = 1;

    private final EffectScale scale;
    private final List<PathPoint> points;
    private final int start;
    private final int[] units; // behind each point, as far as they change
    private final List<Integer> interruptions;

    /** Of an effect as it was estimated; the points are as they are shown. */
    Series(EffectDocument effect, String treatedFrom) {
        scale = EffectScale.of(effect.transform());
        points = EffectScale.shown(effect).path();
        int found = periods().indexOf(treatedFrom);
        start = found < 0 ? points.size() : found;
        units = TreatedUnits.of(effect).in(periods());
        List<SeriesParts.Interruption> all = effect.found().own().series().interruptions();
        interruptions = all == null
                ? List.of()
                : all.stream()
                        .skip(1)
                        .map(later -> periods().indexOf(later.period()))
                        .filter(index -> index >= 0)
                        .toList();
    }

    /** Whether the point is of other units than the one before: a step between them is no change of the effect. */
    boolean breaksBefore(int index) {
        return index > 0 && units[index] != units[index - 1];
    }

    boolean isBroken() {
        return IntStream.range(0, size()).anyMatch(this::breaksBefore);
    }

    /** Treated units in the mean of the point; 0 where they are the same throughout. */
    int units(int index) {
        return units[index];
    }

    /** Indices of the periods in which further interruptions begin. */
    List<Integer> interruptions() {
        return interruptions;
    }

    /** Whether points of the gap are effects; not so of a regression in which units start at different times. */
    boolean hasEffects() {
        return points.stream().anyMatch(point -> point.effect() != null);
    }

    /** Whether any point has an interval of its own. */
    boolean hasIntervals() {
        return points.stream().anyMatch(point -> point.low() != null || point.high() != null);
    }

    /** The effect where its own interval says how sure it is: a point without one does not appear. */
    static @Nullable Double known(PathPoint point, @Nullable Double value) {
        return point.low() == null || point.high() == null ? null : value;
    }

    /** Gaps of the placebos as they are shown, each as long as the path. */
    List<List<Double>> placebos(EffectDocument effect) {
        return effect.placebos().stream()
                .filter(placebo -> placebo.gaps().size() == points.size())
                .map(placebo -> placebo.gaps().stream().map(scale::effect).toList())
                .toList();
    }

    /** An end of the interval at a lower level; null where there is none. */
    static @Nullable Double narrower(PathPoint point, double level, boolean low) {
        return point.narrower().stream()
                .filter(interval -> interval.level() == level)
                .findFirst()
                .map(interval -> low ? interval.low() : interval.high())
                .orElse(null);
    }

    /** The levels of the intervals inside the first, narrowest first. */
    List<Double> narrowerLevels() {
        return points.stream()
                .flatMap(point -> point.narrower().stream())
                .map(IntervalDocument::level)
                .distinct()
                .sorted()
                .toList();
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

    /** An end of the effect's interval at this level, or of the first one; null where there is none. */
    static @Nullable Double end(PathPoint point, double level, boolean low) {
        return level == OUTERMOST ? (low ? point.low() : point.high()) : narrower(point, level, low);
    }

    /** What the counterfactual may have been at the least: the other end of the effect's interval. */
    @Nullable
    Double counterfactualLow(PathPoint point, double level) {
        return counterfactual(point, end(point, level, false));
    }

    /** What the counterfactual may have been at the most. */
    @Nullable
    Double counterfactualHigh(PathPoint point, double level) {
        return counterfactual(point, end(point, level, true));
    }

    private @Nullable Double counterfactual(PathPoint point, @Nullable Double effect) {
        return point.observed() == null || effect == null
                ? null
                : Double.valueOf(scale.without(point.observed(), effect));
    }
}
