package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hengce.methods.score.Direction;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;

/**
 * Effects with their intervals, sorted by dimension, the smallest effect of interest shaded. Effects in different units are drawn
 * as shares of their yardsticks, to the right what is better; effects in one unit are drawn in it.
 */
public final class ForestChart extends RowFigure {
    private final List<Estimate> estimates;
    private final boolean provisional;
    private final boolean benefits;
    private final List<Integer> drawn = new ArrayList<>(); // of each row, -1 for a heading
    private final List<Row> rows = new ArrayList<>();

    /**
     * The chart of these effects.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param provisional whether they are no reading of a plan, so that points are hollow
     * @throws IllegalArgumentException if there is no effect
     */
    public ForestChart(String id, Language language, List<Estimate> estimates, boolean provisional) {
        super(id, Kind.FOREST, language);
        if (estimates.isEmpty()) {
            throw new IllegalArgumentException("there are no effects to draw");
        }
        this.provisional = provisional;
        this.estimates =
                estimates.stream().sorted(Comparator.comparing(Estimate::group)).toList();
        boolean oneUnit =
                estimates.stream().map(e -> e.unit() + e.scale()).distinct().count() == 1;
        benefits = !oneUnit || (estimates.size() > 1 && estimates.stream().allMatch(Estimate::isComparable));
        String group = "";
        for (int i = 0; i < this.estimates.size() && i < Rows.MOST; i++) {
            Estimate estimate = this.estimates.get(i);
            if (!estimate.group().equals(group)) {
                group = estimate.group();
                rows.add(Row.heading(group));
                drawn.add(-1);
            }
            rows.add(Row.of(
                    label(estimate),
                    value(estimate),
                    isDrawn(estimate) ? mark(estimate).style() + " hc-hued" : "hc-quiet"));
            drawn.add(i);
        }
    }

    @Override
    List<Row> rows() {
        return rows;
    }

    @Override
    XAxis axis() {
        DoubleStream ends = estimates.stream()
                .filter(this::isDrawn)
                .flatMapToDouble(e -> DoubleStream.of(low(e), high(e), point(e)));
        DoubleStream strips = estimates.stream().flatMapToDouble(e -> {
            double strip = strip(e);
            return strip > 0 ? DoubleStream.of(-strip, strip) : DoubleStream.empty();
        });
        var range = DoubleStream.concat(DoubleStream.of(0), DoubleStream.concat(ends, strips))
                .summaryStatistics();
        return new NumberAxis(
                Ticks.covering(range.getMin(), range.getMax(), 5),
                numerals,
                benefits ? texts.text("axis.benefit") : "");
    }

    @Override
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        estimates.stream()
                .filter(this::isDrawn)
                .map(Estimate::interval)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(interval -> names.add(new Name(
                        texts.text("chart.band", "level", numerals.level(interval.level())),
                        "hc-quiet",
                        "hc-none hc-bar",
                        Sample.RANGE,
                        0)));
        if (estimates.stream().anyMatch(e -> strip(e) > 0)) {
            names.add(new Name(texts.text("chart.smallest"), "hc-quiet", "hc-strip", Sample.AREA, 0));
        }
        if (provisional) {
            names.add(new Name(
                    texts.text("flag.PROVISIONAL"), "hc-quiet", "hc-none hc-point hc-hollow", Sample.POINT, 0));
        }
        return names;
    }

    @Override
    void draw(Markup svg, RowPlot plot) {
        for (int row = 0; row < rows.size(); row++) {
            double strip = drawn.get(row) < 0 ? 0 : strip(estimates.get(drawn.get(row)));
            if (strip > 0) {
                plot.bar(
                        svg, "hc-strip", row, -strip, strip, plot.wide() ? plot.rowBottom(row) - plot.rowTop(row) : 20);
            }
        }
        plot.down(svg, "hc-zero", 0);
        for (int row = 0; row < rows.size(); row++) {
            if (drawn.get(row) >= 0 && isDrawn(estimates.get(drawn.get(row)))) {
                Estimate estimate = estimates.get(drawn.get(row));
                svg.open("g", "class", mark(estimate).style());
                plot.interval(svg, row, low(estimate), high(estimate));
                Sample.POINT.mark(
                        svg,
                        provisional ? "hc-point hc-hollow" : "hc-point",
                        plot.x().at(point(estimate)),
                        plot.y(row));
                svg.close();
            }
        }
    }

    @Override
    Caption caption() {
        String counts = Verdicts.counted(
                texts, estimates.stream().map(Estimate::verdict).toList());
        String count = Integer.toString(estimates.size());
        String title = counts.isEmpty()
                ? texts.text("chart.forest.parts", "count", count)
                : texts.text("chart.forest", "count", count, "verdicts", counts);
        String unit = estimates.get(0).unit();
        String subtitle = benefits
                ? texts.text("chart.subtitle.forest.benefit")
                : texts.text("chart.subtitle.forest") + (unit.isEmpty() ? "" : texts.text("chart.unit", "unit", unit));
        return new Caption(
                title,
                subtitle + Rows.left(texts, Math.min(Rows.MOST, estimates.size()), estimates.size()),
                texts.text("chart.desc.forest", "rows", Rows.said(texts, rows)));
    }

    @Override
    public Grid data() {
        Precision two = new Precision(2);
        GridBuilder grid = new GridBuilder(texts, title())
                .words("effectOn")
                .words("indicator")
                .words("dimension")
                .numbers("estimate")
                .ends("", two)
                .numbers("level", "", two)
                .words("unitMeasure")
                .words("verdict")
                .numbers("smallestEffect")
                .numbers("benefit", "", two)
                .numbers("benefitLower", "", two)
                .numbers("benefitUpper", "", two)
                .flags();
        for (Estimate e : estimates) {
            Precision precision = e.precision();
            IntervalDocument shown = e.scale().interval(e.interval());
            Double estimate = e.estimate();
            boolean comparable = e.isComparable() && estimate != null && Double.isFinite(estimate);
            boolean ends = comparable && e.isComplete();
            grid.row(
                    Cell.of(e.code()),
                    Cell.of(e.label()),
                    Cell.of(e.group()),
                    estimate == null || !Double.isFinite(estimate)
                            ? Cell.absent(e.reason())
                            : Cell.of(e.scale().effect(estimate), precision, numerals),
                    shown == null ? Cell.absent(e.reason()) : Cell.of(shown.low(), precision, numerals),
                    shown == null ? Cell.absent(e.reason()) : Cell.of(shown.high(), precision, numerals),
                    shown == null ? Cell.absent(e.reason()) : Cell.of(shown.level(), numerals.level(shown.level())),
                    Cell.of(e.unit()),
                    Cell.of(
                            e.verdict() == null ? "" : e.verdict().name(),
                            e.verdict() == null ? "" : texts.label("verdict", e.verdict())),
                    Cell.of(e.smallest(), precision, numerals),
                    Cell.of(comparable ? Double.valueOf(benefit(e, PathChart.orZero(estimate))) : null, two, numerals),
                    Cell.of(ends ? Double.valueOf(Math.min(benefitLow(e), benefitHigh(e))) : null, two, numerals),
                    Cell.of(ends ? Double.valueOf(Math.max(benefitLow(e), benefitHigh(e))) : null, two, numerals),
                    Flags.of(
                            texts,
                            provisional ? "PROVISIONAL" : "",
                            e.isComplete() ? "" : "NO_INTERVAL",
                            benefits && !e.isComparable() ? "NO_YARDSTICK" : ""));
        }
        return grid.build();
    }

    private boolean isDrawn(Estimate estimate) {
        return estimate.isComplete()
                && (!benefits || estimate.isComparable())
                && Double.isFinite(low(estimate))
                && Double.isFinite(high(estimate));
    }

    private static Mark mark(Estimate estimate) {
        return estimate.verdict() == null ? Mark.NONE : Mark.of(estimate.verdict());
    }

    /** With its unit, where each has its own: numbers are never cut, names may be. */
    private String label(Estimate estimate) {
        return benefits && !estimate.unit().isEmpty()
                ? texts.text("chart.forest.row", "effect", estimate.label(), "unit", estimate.unit())
                : estimate.label();
    }

    private String value(Estimate estimate) {
        Double value = estimate.estimate();
        if (value == null || !Double.isFinite(value)) {
            return Cell.ABSENT + " " + estimate.reason();
        }
        String number = numerals.withInterval(
                estimate.scale().effect(value), estimate.scale().interval(estimate.interval()), estimate.precision());
        String symbol = estimate.verdict() == null ? "" : mark(estimate).symbol() + " ";
        return symbol + number;
    }

    /** Half the width of the shaded strip, as it is drawn; 0 for none. */
    private double strip(Estimate estimate) {
        Double smallest = estimate.smallest();
        if (smallest == null || !(smallest > 0) || !isDrawn(estimate)) {
            return 0;
        }
        double half = benefits
                ? smallest / PathChart.orZero(estimate.yardstick())
                : estimate.scale().effect(smallest);
        return Double.isFinite(half) ? half : 0;
    }

    private double point(Estimate estimate) {
        return place(estimate, PathChart.orZero(estimate.estimate()));
    }

    private double low(Estimate estimate) {
        return place(
                estimate,
                PathChart.orZero(
                        estimate.interval() == null ? null : estimate.interval().low()));
    }

    private double high(Estimate estimate) {
        return place(
                estimate,
                PathChart.orZero(
                        estimate.interval() == null ? null : estimate.interval().high()));
    }

    private double place(Estimate estimate, double value) {
        return benefits ? benefit(estimate, value) : estimate.scale().effect(value);
    }

    private static double benefitLow(Estimate e) {
        return benefit(
                e, PathChart.orZero(e.interval() == null ? null : e.interval().low()));
    }

    private static double benefitHigh(Estimate e) {
        return benefit(
                e, PathChart.orZero(e.interval() == null ? null : e.interval().high()));
    }

    private static double benefit(Estimate estimate, double value) {
        Direction direction = estimate.direction();
        return (direction == null ? 1 : direction.sign()) * value / PathChart.orZero(estimate.yardstick());
    }
}
