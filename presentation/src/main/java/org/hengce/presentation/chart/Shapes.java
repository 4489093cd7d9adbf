package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.look.Markup;
import org.jspecify.annotations.Nullable;

/** Lines, bands and points of a series in a frame; a value that is missing leaves a gap. */
final class Shapes {
    private static final double OVERHANG = 4;
    private static final double RADIUS = 3.5;

    private final Series series;
    private final Scale x;
    private final Scale y;

    Shapes(Series series, Frame frame) {
        this.series = series;
        x = frame.x();
        y = frame.y();
    }

    /** A line over the periods from one index to before another, broken where other units are in the mean. */
    void line(Markup svg, String style, int from, int to, Function<PathPoint, @Nullable Double> value) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = from; i < to; i++) {
            Double at = value.apply(series.point(i));
            drawing &= !series.breaksBefore(i);
            if (at != null) {
                boolean alone = !drawing && series.isBroken() && (i + 1 >= to || series.breaksBefore(i + 1));
                path.append(drawing ? 'L' : 'M').append(pixel(x.at(i) - (alone ? OVERHANG : 0), y.at(at)));
                path.append(alone ? "h" + Markup.number(2 * OVERHANG) : "");
            }
            drawing = at != null;
        }
        if (!path.isEmpty()) {
            svg.empty("path", "class", style, "d", path);
        }
    }

    /** Areas between two values over the periods since the policy's start, interrupted where one is missing. */
    void band(
            Markup svg,
            String style,
            String fill,
            Function<PathPoint, @Nullable Double> low,
            Function<PathPoint, @Nullable Double> high) {
        for (Stretch stretch : stretches(p -> low.apply(p) != null && high.apply(p) != null)) {
            String path = "M" + edge(high, stretch, 1) + "L" + edge(low, stretch, -1) + "Z";
            svg.empty("path", "class", style, "d", path, "fill", fill);
        }
    }

    /** One end of a band as a line. */
    void edge(Markup svg, String style, Function<PathPoint, @Nullable Double> value) {
        for (Stretch stretch : stretches(p -> value.apply(p) != null)) {
            svg.empty("path", "class", style, "d", "M" + edge(value, stretch, 1));
        }
    }

    /** Indices of neighbouring periods, both inclusive. */
    private record Stretch(int first, int last) {}

    /** The longest stretches since the policy's start in which all points are like this. */
    private List<Stretch> stretches(Predicate<PathPoint> wanted) {
        List<Stretch> found = new ArrayList<>();
        int first = -1;
        for (int i = series.start(); i <= series.size(); i++) {
            boolean within = i < series.size() && wanted.test(series.point(i));
            if (first >= 0 && (!within || series.breaksBefore(i))) {
                found.add(new Stretch(first, i - 1));
                first = -1;
            }
            if (within && first < 0) {
                first = i;
            }
        }
        return found;
    }

    /** Another line over all periods, of one value each. */
    void line(Markup svg, String style, String clip, List<Double> values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            path.append(i == 0 ? 'M' : 'L').append(pixel(x.at(i), y.at(values.get(i))));
        }
        svg.empty("path", "class", style, "d", path, "clip-path", clip);
    }

    /** A stretch from the policy's start to the end between two values that hold for all of it. */
    void level(Markup svg, String band, String line, double low, double middle, double high) {
        if (!series.hasAfter()) {
            return;
        }
        double from = left();
        double to = right();
        svg.empty(
                "rect",
                "class",
                band,
                "x",
                from,
                "y",
                y.at(high),
                "width",
                to - from,
                "height",
                y.at(low) - y.at(high));
        Plot.line(svg, line, from, y.at(middle), to, y.at(middle));
    }

    /** Where bands begin. */
    double left() {
        return x.at(series.start()) - OVERHANG;
    }

    /** Where bands end. */
    double right() {
        return x.at(series.size() - 1.0) + OVERHANG;
    }

    /** Points small enough not to run into each other. */
    private double radius() {
        return Math.min(RADIUS, Math.max(1, 0.3 * (x.at(1) - x.at(0))));
    }

    /** A point at every period since the policy's start. */
    void points(Markup svg, String style, Function<PathPoint, @Nullable Double> value) {
        for (int i = series.start(); i < series.size(); i++) {
            Double at = value.apply(series.point(i));
            if (at != null) {
                svg.empty("circle", "class", style, "cx", x.at(i), "cy", y.at(at), "r", radius());
            }
        }
    }

    /** One side of a band, forwards or backwards, reaching a little beyond its first and last period, so that that of a single one
     * has a width. */
    private String edge(Function<PathPoint, @Nullable Double> value, Stretch stretch, int direction) {
        int first = stretch.first();
        int last = stretch.last();
        StringBuilder path = new StringBuilder();
        for (int k = 0; k <= last - first; k++) {
            int i = direction > 0 ? first + k : last - k;
            Double there = value.apply(series.point(i));
            double at = y.at(there == null ? 0 : there);
            if (i == (direction > 0 ? first : last)) {
                path.append(pixel(x.at(i) - direction * OVERHANG, at)).append('L');
            }
            path.append(pixel(x.at(i), at));
            if (i == (direction > 0 ? last : first)) {
                path.append('L').append(pixel(x.at(i) + direction * OVERHANG, at));
            } else {
                path.append('L');
            }
        }
        return path.toString();
    }

    private static String pixel(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
