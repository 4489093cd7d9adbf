package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;

/** What every chart has around what it shows: headline, names, axes. */
final class Plot {
    static final double SMALL = Header.SMALL;
    static final double LINE = Header.LINE;
    static final double EDGE = Header.EDGE;
    // Fixed as long as they suffice, so that the periods of two charts stand above each other.
    private static final double LEFT = 48;
    private static final double NAMES = 188;
    private static final double AXIS = 30;

    private final String id;
    private final ChartSize size;
    private final Ticks ticks;
    private final XAxis axis;
    private final Numerals numerals;
    private final List<Name> names;
    private final boolean beside;
    private final Header header;
    private final double left;
    private final double right;
    private double top;

    /**
     * A plot.
     *
     * @param id prefix of the ids in it, unique on a page
     * @param beside whether there is a place for each name beside the plot where the chart is wide; else they stand above
     */
    Plot(
            String id,
            Language language,
            ChartSize size,
            Caption caption,
            Ticks ticks,
            XAxis axis,
            List<Name> names,
            boolean beside) {
        this.id = id;
        this.size = size;
        this.ticks = ticks;
        this.axis = axis;
        this.names = names;
        this.beside = beside && size.wide();
        numerals = new Numerals(language);
        header = new Header(size, caption, this.beside ? List.of() : names);
        left = Math.max(LEFT, EDGE + 6 + widestTick());
        right = size.width - (this.beside ? Math.max(NAMES, widestName() + 8 + EDGE) : EDGE);
        top = header.height() + 8;
    }

    /** Leaves so much room between names and plot instead of the usual. */
    void roomAbove(double height) {
        top = header.height() + height;
    }

    double top() {
        return top;
    }

    double bottom() {
        return top + size.plotHeight;
    }

    double width() {
        return size.width;
    }

    double height() {
        return bottom() + AXIS + (axis.title().isEmpty() ? 0 : LINE);
    }

    Scale x() {
        return new Scale(axis.from(), axis.to(), left + 8, right - 8);
    }

    Scale y() {
        return new Scale(ticks.lowest(), ticks.highest(), bottom(), top);
    }

    /** An id that no other chart on the page has. */
    String id(String part) {
        return Figure.id(id, size, part);
    }

    /** Everything up to the lines of the chart itself. */
    void begin(Markup svg, Caption caption, boolean alone) {
        Header.open(svg, id, size, height(), caption, alone);
        header.draw(svg);
        axes(svg);
    }

    /** Nothing to be seen: where the rows of the table stand, for who reads the chart point by point. */
    void corners(Markup svg, List<Integer> at) {
        StringBuilder path = new StringBuilder();
        for (int each : at) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Markup.number(x().at(each)))
                    .append(' ')
                    .append(Markup.number(bottom()));
        }
        svg.empty("path", "class", "hc-corners", "d", path);
    }

    /** The names beside the ends of the lines, apart from each other. */
    void end(Markup svg) {
        if (beside) {
            List<Name> sorted = new ArrayList<>(names);
            sorted.sort(Comparator.comparingDouble(name -> y().at(name.at())));
            double from = Double.NEGATIVE_INFINITY;
            List<Double> baselines = new ArrayList<>();
            for (Name name : sorted) {
                from = Math.max(y().at(name.at()) + 4, from + 15);
                baselines.add(from);
            }
            double over = Math.max(0, from - (bottom() + 4));
            for (int i = 0; i < sorted.size(); i++) {
                Header.label(svg, sorted.get(i), right + 6, baselines.get(i) - over);
            }
        }
        svg.close().line();
    }

    /** A line across the plot at this value. */
    void across(Markup svg, String style, double value) {
        line(svg, style, x().fromPixel() - 8, y().at(value), x().toPixel() + 8, y().at(value));
    }

    private void axes(Markup svg) {
        double from = x().fromPixel() - 8;
        double to = x().toPixel() + 8;
        for (double value : ticks.values()) {
            double at = y().at(value);
            line(svg, "hc-grid", from, at, to, at);
            svg.element(
                    "text",
                    numerals.number(value, ticks.precision()),
                    "class",
                    "hc-tick",
                    "x",
                    from - 6,
                    "y",
                    at + 4,
                    "font-size",
                    SMALL,
                    "text-anchor",
                    "end");
        }
        AxisLabels labels = new AxisLabels(size.width);
        for (XAxis.Label label : axis.labels(to - from)) {
            double at = x().at(label.at());
            line(svg, "hc-axis", at, bottom(), at, bottom() + 4);
            if (labels.fits(label.text(), at)) {
                below(svg, label.text(), "hc-tick", labels.middle(), bottom() + 18, "middle");
            }
        }
        line(svg, "hc-axis", from, bottom(), to, bottom());
        if (!axis.title().isEmpty()) {
            String title = Lines.shortened(axis.title(), SMALL, to - EDGE);
            below(svg, title, "hc-quiet", to, bottom() + 18 + LINE, "end");
        }
    }

    private static void below(Markup svg, String text, String style, double x, double y, String anchor) {
        svg.element("text", text, "class", style, "x", x, "y", y, "font-size", SMALL, "text-anchor", anchor);
    }

    private double widestTick() {
        return ticks.values().stream()
                .mapToDouble(value -> Lines.width(numerals.number(value, ticks.precision()), SMALL))
                .max()
                .orElse(0);
    }

    private double widestName() {
        return names.stream()
                .mapToDouble(name -> Lines.width(name.text(), SMALL))
                .max()
                .orElse(0);
    }

    static void line(Markup svg, String style, double x1, double y1, double x2, double y2) {
        svg.empty("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }
}
