package org.hengce.presentation.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.DesignParts.RobustInterval;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** Robust intervals by how large a violation of parallel trends is allowed, beside the interval without any. */
public final class SensitivityChart {
    private final String id;
    private final Language language;
    private final double estimate;
    private final @Nullable IntervalDocument original;
    private final List<RobustInterval> intervals;
    private final Texts texts;
    private final Numerals numerals;
    private final Precision precision;

    /**
     * The chart of a sensitivity analysis.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param original the interval under parallel trends
     * @throws IllegalArgumentException if there is no interval
     */
    public SensitivityChart(
            String id,
            Language language,
            double estimate,
            @Nullable IntervalDocument original,
            List<RobustInterval> intervals) {
        if (intervals.isEmpty()) {
            throw new IllegalArgumentException("there are no robust intervals to draw");
        }
        this.id = id;
        this.language = language;
        this.estimate = estimate;
        this.original = original;
        this.intervals = List.copyOf(intervals);
        texts = Texts.of(language);
        numerals = new Numerals(language);
        precision = Precision.of(estimate, null, original, null, 12);
    }

    /** The {@code svg} element for a page that has the stylesheet. */
    public String svg(ChartSize size) {
        return svg(size, false);
    }

    /** A file of its own, with ground and colours for light and dark in it. */
    public String standalone(ChartSize size) {
        return svg(size, true);
    }

    /** Each interval has a place of its own, the original before them, since values of m need not be evenly spaced. */
    private record Places(List<RobustInterval> intervals, Texts texts, Numerals numerals) implements XAxis {
        @Override
        public double from() {
            return -1.5;
        }

        @Override
        public double to() {
            return intervals.size() - 0.5;
        }

        @Override
        public String title() {
            return texts.text("axis.m");
        }

        @Override
        public List<Label> labels(double room) {
            List<Label> labels = new ArrayList<>();
            labels.add(new Label(-1, texts.text("chart.original")));
            for (int i = 0; i < intervals.size(); i++) {
                labels.add(new Label(i, number(numerals, intervals.get(i).m())));
            }
            return labels;
        }
    }

    private String svg(ChartSize size, boolean alone) {
        DoubleStream ends = intervals.stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()));
        DoubleStream own = original == null || original.low() == null || original.high() == null
                ? DoubleStream.empty()
                : DoubleStream.of(original.low(), original.high());
        var range = DoubleStream.concat(DoubleStream.of(0, estimate), DoubleStream.concat(ends, own))
                .summaryStatistics();
        Caption caption = new Caption(title(language, intervals), subtitle(), description());
        Plot plot = new Plot(
                id,
                language,
                size,
                caption,
                Ticks.covering(range.getMin(), range.getMax(), 5),
                new Places(intervals, texts, numerals),
                List.of(),
                false);

        Markup svg = new Markup();
        plot.begin(svg, caption, alone);
        plot.across(svg, "hc-zero", 0);
        if (original != null && original.low() != null && original.high() != null) {
            svg.open("g", "class", "hc-none");
            bar(svg, plot, -1, original.low(), original.high());
            Sample.POINT.mark(svg, "hc-point", plot.x().at(-1), plot.y().at(estimate));
            svg.close();
        }
        svg.open("g", "class", "hc-modelled");
        for (int i = 0; i < intervals.size(); i++) {
            bar(svg, plot, i, intervals.get(i).low(), intervals.get(i).high());
        }
        svg.close();
        plot.end(svg);
        return svg.toString();
    }

    private static void bar(Markup svg, Plot plot, double at, double low, double high) {
        double x = plot.x().at(at);
        Plot.line(svg, "hc-bar", x, plot.y().at(low), x, plot.y().at(high));
        for (double end : new double[] {low, high}) {
            Plot.line(
                    svg,
                    "hc-bar-outer",
                    x - 6,
                    plot.y().at(end),
                    x + 6,
                    plot.y().at(end));
        }
    }

    /** What the intervals say together. */
    public static String title(Language language, List<RobustInterval> intervals) {
        Texts texts = Texts.of(language);
        List<RobustInterval> clear =
                intervals.stream().filter(i -> i.low() > 0 || i.high() < 0).toList();
        if (clear.isEmpty()) {
            return texts.text("chart.sensitivity.none");
        }
        double largest = clear.stream().mapToDouble(RobustInterval::m).max().orElse(0);
        return texts.text(
                clear.size() == intervals.size() ? "chart.sensitivity.all" : "chart.sensitivity.some",
                "m",
                number(new Numerals(language), largest));
    }

    private String subtitle() {
        String level = original == null ? "" : numerals.level(original.level());
        return texts.text("chart.subtitle.sensitivity", "level", level);
    }

    private String description() {
        RobustInterval first = intervals.get(0);
        RobustInterval last = intervals.get(intervals.size() - 1);
        return texts.text(
                "chart.desc.sensitivity",
                "count",
                Integer.toString(intervals.size()),
                "estimate",
                numerals.number(estimate, precision),
                "from",
                number(numerals, first.m()),
                "first",
                range(first),
                "to",
                number(numerals, last.m()),
                "last",
                range(last));
    }

    private String range(RobustInterval interval) {
        return numerals.range(new IntervalDocument(0.5, interval.low(), interval.high()), precision);
    }

    /** m with as many decimals as it has, at most three significant digits. */
    public static String number(Numerals numerals, double m) {
        int scale = BigDecimal.valueOf(m)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .scale();
        return numerals.number(m, new Precision(Math.max(0, scale)));
    }
}
