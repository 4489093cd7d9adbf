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
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** Robust intervals by how large a violation of parallel trends is allowed, beside the interval without any. */
public final class SensitivityChart extends Figure {
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
        super(id, Kind.SENSITIVITY, language);
        if (intervals.isEmpty()) {
            throw new IllegalArgumentException("there are no robust intervals to draw");
        }
        this.estimate = estimate;
        this.original = original;
        this.intervals = List.copyOf(intervals);
        texts = Texts.of(language);
        numerals = new Numerals(language);
        precision = Precision.of(estimate, null, original, null, 12);
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

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        DoubleStream ends = intervals.stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()));
        DoubleStream own = original == null || original.low() == null || original.high() == null
                ? DoubleStream.empty()
                : DoubleStream.of(original.low(), original.high());
        var range = DoubleStream.concat(DoubleStream.of(0, estimate), DoubleStream.concat(ends, own))
                .summaryStatistics();
        Caption caption = caption();
        Plot plot = new Plot(
                id(),
                language(),
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
        return new Drawing(svg.toString(), plot.height());
    }

    @Override
    public Grid data() {
        GridBuilder grid = new GridBuilder(texts, title())
                .words("interval", texts.text("column.anyInterval"))
                .numbers("m", "m")
                .numbers("estimate")
                .ends("", precision)
                .flags();
        Cell none = Cell.absent("");
        if (original != null) {
            grid.row(
                    Cell.of("ORIGINAL", texts.text("chart.original")),
                    none,
                    Cell.of(estimate, precision, numerals),
                    Cell.of(original.low(), precision, numerals),
                    Cell.of(original.high(), precision, numerals),
                    Flags.of(texts, original.contains(0) ? "HOLDS_ZERO" : ""));
        }
        for (RobustInterval interval : intervals) {
            boolean holds = interval.low() <= 0 && interval.high() >= 0;
            grid.row(
                    Cell.of("ROBUST", texts.text("chart.robust")),
                    Cell.of(interval.m(), number(numerals, interval.m())),
                    none,
                    Cell.of(interval.low(), precision, numerals),
                    Cell.of(interval.high(), precision, numerals),
                    Flags.of(texts, holds ? "HOLDS_ZERO" : ""));
        }
        return grid.build();
    }

    @Override
    Caption caption() {
        return new Caption(title(language(), intervals), whatIsPlotted(), whatIsSeen());
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

    private String whatIsPlotted() {
        String level = original == null ? "" : numerals.level(original.level());
        return texts.text("chart.subtitle.sensitivity", "level", level);
    }

    private String whatIsSeen() {
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
