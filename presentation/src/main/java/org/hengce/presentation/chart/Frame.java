package org.hengce.presentation.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.words.Texts;

/** What charts over time have around their lines: a plot with periods below, and the policy's start. */
final class Frame {
    private final Plot plot;
    private final Texts texts;
    private final List<String> policy;
    private final double ruleAt;
    private final Series series;

    Frame(ChartSubject subject, ChartSize size, Series series, Ticks ticks, Caption caption, List<Name> names) {
        texts = Texts.of(subject.language());
        this.series = series;
        plot = new Plot(
                subject.id(), subject.language(), size, caption, ticks, new PeriodAxis(series.periods()), names, true);
        ruleAt = series.start() > 0 && series.hasAfter() ? plot.x().at(series.start() - 0.5) : Double.NaN;
        policy = Double.isNaN(ruleAt)
                ? List.of()
                : Lines.broken(
                        texts.spaced(subject.policy()),
                        Plot.SMALL,
                        Math.max(ruleAt - Plot.EDGE, plot.width() - ruleAt - Plot.EDGE),
                        2);
        if (!policy.isEmpty()) {
            plot.roomAbove(policy.size() * Plot.LINE + 26);
        }
    }

    /** A clip path of the plot's area, for lines that may leave it; what refers to it. */
    String clip(Markup svg) {
        String id = id("plot");
        svg.open("clipPath", "id", id)
                .empty(
                        "rect",
                        "x",
                        plot.x().fromPixel() - 8,
                        "y",
                        plot.top(),
                        "width",
                        plot.x().toPixel() - plot.x().fromPixel() + 16,
                        "height",
                        plot.bottom() - plot.top())
                .close();
        return "url(#" + id + ")";
    }

    Scale x() {
        return plot.x();
    }

    Scale y() {
        return plot.y();
    }

    double height() {
        return plot.height();
    }

    /** An id that no other chart on the page has. */
    String id(String part) {
        return plot.id(part);
    }

    /** Everything up to the lines of the chart itself. */
    void begin(Markup svg, Caption caption, boolean alone) {
        plot.begin(svg, caption, alone);
        start(svg);
        for (int index : series.interruptions()) {
            double at = plot.x().at(index - 0.5);
            Plot.line(svg, "hc-policy", at, plot.top(), at, plot.bottom());
            String name = series.point(index).period();
            boolean leftwards =
                    at + Lines.width(name, Plot.SMALL) + 4 > plot.x().toPixel();
            svg.element(
                    "text",
                    name,
                    "class",
                    "hc-quiet",
                    "x",
                    leftwards ? at - 4 : at + 4,
                    "y",
                    plot.top() + 12,
                    "font-size",
                    Plot.SMALL,
                    "text-anchor",
                    leftwards ? "end" : "start");
        }
    }

    /** What stands over the lines: the places of the periods, and the names beside the ends. */
    void end(Markup svg) {
        plot.corners(svg, IntStream.range(0, series.size()).boxed().toList());
        plot.end(svg);
    }

    private void start(Markup svg) {
        if (Double.isNaN(ruleAt)) {
            return;
        }
        double top = plot.top();
        boolean leftwards = ruleAt - Plot.EDGE > plot.width() - ruleAt - Plot.EDGE;
        double baseline = top - 24 - (policy.size() - 1) * Plot.LINE;
        for (String line : policy) {
            svg.element(
                    "text",
                    line,
                    "x",
                    leftwards ? ruleAt + 3 : ruleAt - 3,
                    "y",
                    baseline,
                    "font-size",
                    Plot.SMALL,
                    "text-anchor",
                    leftwards ? "end" : "start");
            baseline += Plot.LINE;
        }
        Plot.line(svg, "hc-policy", ruleAt, top - 18, ruleAt, plot.bottom());
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
                Plot.SMALL,
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
                Plot.SMALL);
    }

    /** A line across the plot at this value. */
    void across(Markup svg, String style, double value) {
        plot.across(svg, style, value);
    }
}
