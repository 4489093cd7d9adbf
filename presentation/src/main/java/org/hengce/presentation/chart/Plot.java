package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.look.Look;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;

/** What every chart has around what it shows: headline, names, axes. */
final class Plot {
    static final double SMALL = 12;
    static final double LINE = 16;
    static final double EDGE = 12;
    private static final double TITLE = 16;
    private static final double BOLD = 1.1;
    // Fixed as long as they suffice, so that the periods of two charts stand above each other.
    private static final double LEFT = 48;
    private static final double NAMES = 188;
    private static final double AXIS = 30;

    private final String id;
    private final ChartSize size;
    private final Ticks ticks;
    private final XAxis axis;
    private final Numerals numerals;
    private final List<String> titles;
    private final List<String> subtitles;
    private final List<Name> names;
    private final boolean beside;
    private final double headerHeight;
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
        this.beside = beside && size == ChartSize.WIDE;
        numerals = new Numerals(language);
        double room = size.width - 2 * EDGE;
        // Bold is wider than what the estimate is made for.
        titles = Lines.broken(caption.title(), TITLE * BOLD, room, 3);
        subtitles = Lines.broken(caption.subtitle(), SMALL, room, 4);
        left = Math.max(LEFT, EDGE + 6 + widestTick());
        right = size.width - (this.beside ? Math.max(NAMES, widestName() + 8 + EDGE) : EDGE);
        headerHeight = TITLE
                + 4
                + titles.size() * 20
                + subtitles.size() * LINE
                + legendRows().size() * 18;
        top = headerHeight + 8;
    }

    /** Leaves so much room between names and plot instead of the usual. */
    void roomAbove(double height) {
        top = headerHeight + height;
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
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "hc-chart hc-" + size.word(),
                "viewBox",
                "0 0 " + size.width + " " + Markup.number(height()),
                "width",
                size.width,
                "height",
                height(),
                "role",
                "img",
                "aria-labelledby",
                id("title") + " " + id("desc"));
        svg.element("title", caption.title(), "id", id("title"))
                .element("desc", caption.description(), "id", id("desc"));
        if (alone) {
            svg.open("style")
                    .trusted(Look.properties() + Look.stylesheet("chart"))
                    .close();
            svg.empty("rect", "class", "hc-ground", "width", size.width, "height", height());
        }
        header(svg);
        axes(svg);
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
                label(svg, sorted.get(i), right + 6, baselines.get(i) - over);
            }
        }
        svg.close().line();
    }

    /** A line across the plot at this value. */
    void across(Markup svg, String style, double value) {
        line(svg, style, x().fromPixel() - 8, y().at(value), x().toPixel() + 8, y().at(value));
    }

    private void header(Markup svg) {
        double baseline = TITLE + 4;
        for (String line : titles) {
            svg.element("text", line, "class", "hc-title", "x", EDGE, "y", baseline, "font-size", TITLE);
            baseline += 20;
        }
        for (String line : subtitles) {
            svg.element("text", line, "class", "hc-quiet", "x", EDGE, "y", baseline, "font-size", SMALL);
            baseline += LINE;
        }
        for (List<Name> row : legendRows()) {
            baseline += 2;
            double at = EDGE;
            for (Name name : row) {
                name.sample().draw(svg, name.markStyle(), at, baseline);
                label(svg, name, at + 26, baseline);
                at += legendWidth(name);
            }
            baseline += LINE;
        }
    }

    private static void label(Markup svg, Name name, double at, double baseline) {
        svg.element("text", name.text(), "class", name.textStyle(), "x", at, "y", baseline, "font-size", SMALL);
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
        for (XAxis.Label label : axis.labels(to - from)) {
            double at = x().at(label.at());
            line(svg, "hc-axis", at, bottom(), at, bottom() + 4);
            below(svg, label.text(), "hc-tick", at, bottom() + 18, "middle");
        }
        line(svg, "hc-axis", from, bottom(), to, bottom());
        if (!axis.title().isEmpty()) {
            below(svg, axis.title(), "hc-quiet", to, bottom() + 18 + LINE, "end");
        }
    }

    private static void below(Markup svg, String text, String style, double x, double y, String anchor) {
        svg.element("text", text, "class", style, "x", x, "y", y, "font-size", SMALL, "text-anchor", anchor);
    }

    private List<List<Name>> legendRows() {
        List<List<Name>> rows = new ArrayList<>();
        double taken = Double.POSITIVE_INFINITY;
        for (Name name : beside ? List.<Name>of() : names) {
            if (taken + legendWidth(name) > size.width - EDGE) {
                rows.add(new ArrayList<>());
                taken = EDGE;
            }
            rows.get(rows.size() - 1).add(name);
            taken += legendWidth(name);
        }
        return rows;
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

    private static double legendWidth(Name name) {
        return 26 + Lines.width(name.text(), SMALL) + 14;
    }

    static void line(Markup svg, String style, double x1, double y1, double x2, double y2) {
        svg.empty("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }
}
