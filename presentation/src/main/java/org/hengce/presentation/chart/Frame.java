package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hengce.presentation.look.Look;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.words.Texts;

/** What both charts have around their lines: headline, axes, the policy's start, names. */
final class Frame {
    private static final double TITLE = 16;
    private static final double BOLD = 1.1;
    private static final double SMALL = 12;
    private static final double LINE = 16;
    private static final double EDGE = 12;
    // Fixed as long as they suffice, so that the periods of two charts stand above each other.
    private static final double LEFT = 48;
    private static final double NAMES = 188;

    private final ChartSubject subject;
    private final ChartSize size;
    private final Series series;
    private final Ticks ticks;
    private final Texts texts;
    private final Numerals numerals;
    private final List<String> titles;
    private final List<String> subtitles;
    private final List<Name> names;
    private final List<String> policy;
    private final double right;
    private final double ruleAt;
    private final double top;
    private final Scale x;
    private final Scale y;

    Frame(ChartSubject subject, ChartSize size, Series series, Ticks ticks, Caption caption, List<Name> names) {
        this.subject = subject;
        this.size = size;
        this.series = series;
        this.ticks = ticks;
        this.names = names;
        texts = Texts.of(subject.language());
        numerals = new Numerals(subject.language());
        double room = size.width - 2 * EDGE;
        // Bold is wider than what the estimate is made for.
        titles = Lines.broken(caption.title(), TITLE * BOLD, room, 3);
        subtitles = Lines.broken(caption.subtitle(), SMALL, room, 4);
        double left = Math.max(LEFT, EDGE + 6 + widestTick());
        right = size.width - (size == ChartSize.WIDE ? Math.max(NAMES, widestName() + 8 + EDGE) : EDGE);
        x = new Scale(0, Math.max(1, series.size() - 1.0), left + 8, right - 8);
        ruleAt = series.start() > 0 && series.hasAfter() ? x.at(series.start() - 0.5) : Double.NaN;
        policy = Double.isNaN(ruleAt)
                ? List.of()
                : Lines.broken(
                        texts.spaced(subject.policy()), SMALL, Math.max(ruleAt - EDGE, size.width - ruleAt - EDGE), 2);
        top = TITLE
                + 4
                + titles.size() * 20
                + subtitles.size() * LINE
                + legendRows().size() * 18
                + (policy.isEmpty() ? 8 : policy.size() * LINE + 26);
        y = new Scale(ticks.lowest(), ticks.highest(), top + size.plotHeight, top);
    }

    Scale x() {
        return x;
    }

    Scale y() {
        return y;
    }

    /** An id that no other chart on the page has. */
    String id(String part) {
        return subject.id() + "-" + size.name().toLowerCase(Locale.ROOT) + "-" + part;
    }

    /** Everything up to the lines of the chart itself. */
    void begin(Markup svg, Caption caption, boolean alone) {
        double height = top + size.plotHeight + 30;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "hc-chart hc-" + size.name().toLowerCase(Locale.ROOT),
                "viewBox",
                "0 0 " + size.width + " " + Markup.number(height),
                "width",
                size.width,
                "height",
                height,
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
            svg.empty("rect", "class", "hc-ground", "width", size.width, "height", height);
        }
        header(svg);
        axes(svg);
        start(svg);
    }

    /** The names beside the ends of the lines, apart from each other. */
    void end(Markup svg) {
        if (size == ChartSize.WIDE) {
            List<Name> sorted = new ArrayList<>(names);
            sorted.sort(Comparator.comparingDouble(name -> y.at(name.at())));
            double from = Double.NEGATIVE_INFINITY;
            List<Double> baselines = new ArrayList<>();
            for (Name name : sorted) {
                from = Math.max(y.at(name.at()) + 4, from + 15);
                baselines.add(from);
            }
            double over = Math.max(0, from - (top + size.plotHeight + 4));
            for (int i = 0; i < sorted.size(); i++) {
                label(svg, sorted.get(i), right + 6, baselines.get(i) - over);
            }
        }
        svg.close().line();
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
                if (name.area()) {
                    svg.empty(
                            "rect", "class", name.markStyle(), "x", at, "y", baseline - 10, "width", 20, "height", 11);
                } else {
                    svg.empty(
                            "path",
                            "class",
                            name.markStyle(),
                            "d",
                            "M" + Markup.number(at) + " " + Markup.number(baseline - 4) + "h20");
                }
                label(svg, name, at + 26, baseline);
                at += legendWidth(name);
            }
            baseline += LINE;
        }
    }

    private void label(Markup svg, Name name, double at, double baseline) {
        svg.element("text", name.text(), "class", name.textStyle(), "x", at, "y", baseline, "font-size", SMALL);
    }

    private void axes(Markup svg) {
        double left = x.fromPixel() - 8;
        double right = x.toPixel() + 8;
        for (double value : ticks.values()) {
            double at = y.at(value);
            line(svg, "hc-grid", left, at, right, at);
            svg.element(
                    "text",
                    numerals.number(value, ticks.precision()),
                    "class",
                    "hc-tick",
                    "x",
                    left - 6,
                    "y",
                    at + 4,
                    "font-size",
                    SMALL,
                    "text-anchor",
                    "end");
        }
        double bottom = top + size.plotHeight;
        List<String> periods = series.periods();
        double widest =
                periods.stream().mapToDouble(p -> Lines.width(p, SMALL)).max().orElse(1);
        for (int index : Ticks.periods(periods, (int) ((right - left) / (widest + 14)))) {
            line(svg, "hc-axis", x.at(index), bottom, x.at(index), bottom + 4);
            svg.element(
                    "text",
                    periods.get(index),
                    "class",
                    "hc-tick",
                    "x",
                    x.at(index),
                    "y",
                    bottom + 18,
                    "font-size",
                    SMALL,
                    "text-anchor",
                    "middle");
        }
        line(svg, "hc-axis", left, bottom, right, bottom);
    }

    private void start(Markup svg) {
        if (Double.isNaN(ruleAt)) {
            return;
        }
        boolean leftwards = ruleAt - EDGE > size.width - ruleAt - EDGE;
        double baseline = top - 24 - (policy.size() - 1) * LINE;
        for (String line : policy) {
            svg.element(
                    "text",
                    line,
                    "x",
                    leftwards ? ruleAt + 3 : ruleAt - 3,
                    "y",
                    baseline,
                    "font-size",
                    SMALL,
                    "text-anchor",
                    leftwards ? "end" : "start");
            baseline += LINE;
        }
        line(svg, "hc-policy", ruleAt, top - 18, ruleAt, top + size.plotHeight);
        svg.element(
                "text",
                "← " + texts.text("chart.before"),
                "class",
                "hc-quiet",
                "x",
                ruleAt - 6,
                "y",
                top - 7,
                "font-size",
                SMALL,
                "text-anchor",
                "end");
        svg.element(
                "text",
                texts.text("chart.after") + " →",
                "class",
                "hc-quiet",
                "x",
                ruleAt + 6,
                "y",
                top - 7,
                "font-size",
                SMALL);
    }

    private List<List<Name>> legendRows() {
        List<List<Name>> rows = new ArrayList<>();
        double taken = Double.POSITIVE_INFINITY;
        for (Name name : size == ChartSize.NARROW ? names : List.<Name>of()) {
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
