package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hengce.presentation.Language;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Values of an indicator over time: the chosen regions by name, all others as thin lines behind them; where none is chosen, the
 * median of all.
 */
public final class ValuesChart extends Figure {
    /** More lines cannot be told from each other. */
    public static final int MOST_CHOSEN = 5;

    /** More are told by their lowest and highest. */
    private static final int MOST_THIN = 60;

    private static final double RADIUS = 3;
    private static final double PIECE = 4;
    private static final double NAME = 170;

    private final Subject subject;
    private final List<ValueSeries> chosen;
    private final List<ValueSeries> others;
    private final List<ValueSeries> now;
    private final List<String> periods;
    private final SortedMap<String, Spread> spreads;
    private final Texts texts;
    private final Numerals numerals;

    /**
     * What the values are of.
     *
     * @param id prefix of the ids in the chart, unique on a page
     * @param what name of the indicator, in the language
     * @param unit of the values; empty where nothing says it
     * @param source in the language; empty where it is not known
     * @param decimals with how many values are published
     * @param breaks periods from which on values are counted differently
     * @param periods all from the first to the last, so that one of which nothing is known has its place; empty: those of the series
     */
    public record Subject(
            String id,
            Language language,
            String what,
            String unit,
            String source,
            int decimals,
            List<String> breaks,
            List<String> periods) {
        /** Copies the lists. */
        public Subject {
            breaks = List.copyOf(breaks);
            periods = List.copyOf(periods);
        }
    }

    /**
     * The chart.
     *
     * @param chosen regions to be named, {@value #MOST_CHOSEN} at most
     * @param others regions to be compared with
     * @param now the chosen as they are known now, where the chart shows what was known then; else none
     * @throws IllegalArgumentException if there is no value to draw, or more are chosen
     */
    public ValuesChart(Subject subject, List<ValueSeries> chosen, List<ValueSeries> others, List<ValueSeries> now) {
        super(subject.id(), Kind.VALUES, subject.language());
        if (chosen.size() > MOST_CHOSEN) {
            throw new IllegalArgumentException("%d lines cannot be told from each other".formatted(chosen.size()));
        }
        this.subject = subject;
        this.chosen = known(chosen);
        this.others = known(others);
        this.now = known(now);
        texts = Texts.of(subject.language());
        numerals = new Numerals(subject.language());
        spreads = Spread.of(Stream.concat(chosen.stream(), others.stream()).toList());
        SortedSet<String> all = new TreeSet<>(subject.periods());
        Stream.of(this.chosen, this.others, this.now)
                .flatMap(List::stream)
                .flatMap(each -> each.points().stream())
                .forEach(point -> all.add(point.period()));
        periods = List.copyOf(all);
        if (this.chosen.isEmpty() && spreads.isEmpty()) {
            throw new IllegalArgumentException("there is no value of " + subject.what() + " to draw");
        }
    }

    private static List<ValueSeries> known(List<ValueSeries> all) {
        return all.stream().filter(each -> !each.known().isEmpty()).toList();
    }

    /** Whether there are more others than can be drawn line by line. */
    private boolean areMany() {
        return others.size() > MOST_THIN;
    }

    @Override
    public String guide() {
        if (!chosen.isEmpty()) {
            return super.guide();
        }
        return texts.text(areMany() ? "guide.VALUES.many" : "guide.VALUES.all");
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        var range = Stream.of(chosen, others, now)
                .flatMap(List::stream)
                .flatMap(each -> each.known().stream())
                .mapToDouble(point -> PathChart.orZero(point.value()))
                .summaryStatistics();
        Ticks ticks = Ticks.covering(range.getMin(), range.getMax(), 5);
        Caption caption = caption();
        Plot plot = new Plot(id(), language(), size, caption, ticks, new PeriodAxis(periods), names(), true);
        Markup svg = new Markup();
        plot.begin(svg, caption, alone);
        for (String period : subject.breaks()) {
            int index = periods.indexOf(period);
            if (index > 0) {
                double at = plot.x().at(index - 0.5);
                Plot.line(svg, "hc-policy", at, plot.top(), at, plot.bottom());
            }
        }
        thin().forEach(each -> line(svg, "hc-placebo", each, plot));
        now.forEach(each -> line(svg, "hc-before hc-wanted", each, plot));
        if (chosen.isEmpty()) {
            line(svg, "hc-observed", medians(), plot);
            provisional(svg, medians(), plot);
        }
        for (int i = 0; i < chosen.size(); i++) {
            line(svg, style(i), chosen.get(i), plot);
            provisional(svg, chosen.get(i), plot);
        }
        plot.corners(svg, table().places());
        plot.end(svg);
        return new Drawing(svg.toString(), plot.height());
    }

    /** Told apart by their dashes and their names: a colour would mean something. */
    private static String style(int index) {
        return "hc-observed hc-dashed-" + index;
    }

    /** A line over the periods with values; a value without neighbours is a piece of one. */
    private void line(Markup svg, String style, ValueSeries series, Plot plot) {
        Map<String, ValueSeries.Point> points = series.byPeriod();
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < periods.size(); i++) {
            ValueSeries.Point point = points.get(periods.get(i));
            if (point != null) {
                boolean alone = !drawing && (i + 1 == periods.size() || !points.containsKey(periods.get(i + 1)));
                path.append(drawing ? 'L' : 'M')
                        .append(Markup.number(plot.x().at(i) - (alone ? PIECE : 0)))
                        .append(' ')
                        .append(Markup.number(plot.y().at(PathChart.orZero(point.value()))))
                        .append(alone ? "h" + Markup.number(2 * PIECE) : "");
            }
            drawing = point != null;
        }
        if (!path.isEmpty()) {
            svg.empty("path", "class", style, "d", path);
        }
    }

    private void provisional(Markup svg, ValueSeries series, Plot plot) {
        Map<String, ValueSeries.Point> points = series.byPeriod();
        svg.open("g", "class", "hc-none");
        for (int i = 0; i < periods.size(); i++) {
            ValueSeries.Point point = points.get(periods.get(i));
            if (point != null && point.provisional()) {
                double y = plot.y().at(PathChart.orZero(point.value()));
                svg.empty(
                        "circle", "class", "hc-point hc-hollow", "cx", plot.x().at(i), "cy", y, "r", RADIUS);
            }
        }
        svg.close();
    }

    private List<ValueSeries> thin() {
        return !areMany()
                ? others
                : List.of(
                        over("chart.values.lowest", spread -> spread.lowest().value()),
                        over("chart.values.highest", spread -> spread.highest().value()));
    }

    private ValueSeries medians() {
        return over("chart.values.median", Spread::median);
    }

    /** A line that is of no region. */
    private ValueSeries over(String key, ToDoubleFunction<Spread> value) {
        return new ValueSeries(
                "",
                texts.text(key),
                spreads.entrySet().stream()
                        .map(each -> new ValueSeries.Point(
                                each.getKey(),
                                value.applyAsDouble(each.getValue()),
                                each.getValue().provisional()))
                        .toList());
    }

    private List<Name> names() {
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            ValueSeries each = chosen.get(i);
            names.add(new Name(Lines.shortened(each.name(), Plot.SMALL, NAME), "", style(i), false, last(each)));
        }
        if (chosen.isEmpty()) {
            ValueSeries medians = medians();
            names.add(new Name(medians.name(), "", "hc-observed", false, last(medians)));
        }
        if (!spreads.isEmpty() && !others.isEmpty()) {
            String all = chosen.isEmpty() ? "chart.values.each" : "chart.values.others";
            names.add(new Name(
                    texts.text(areMany() ? "chart.values.ends" : all),
                    "hc-quiet",
                    "hc-placebo",
                    false,
                    latest().highest().value()));
        }
        if (!now.isEmpty()) {
            names.add(new Name(
                    texts.text("chart.values.now"), "hc-quiet", "hc-before hc-wanted", false, last(now.get(0))));
        }
        return names;
    }

    private static double last(ValueSeries series) {
        List<ValueSeries.Point> known = series.known();
        return PathChart.orZero(known.get(known.size() - 1).value());
    }

    @Override
    Caption caption() {
        List<String> said = chosen.stream().map(this::said).toList();
        String subtitle = texts.text(
                "chart.subtitle.values",
                "subject",
                subject.unit().isEmpty() || subject.unit().equals(subject.what())
                        ? subject.what()
                        : texts.text("chart.subject", "indicator", subject.what(), "unit", subject.unit()),
                "from",
                periods.get(0),
                "to",
                periods.get(periods.size() - 1),
                "source",
                subject.source().isEmpty() ? "" : texts.text("chart.source", "source", subject.source()));
        String broken = subject.breaks().stream().anyMatch(period -> periods.indexOf(period) > 0)
                ? texts.text("chart.values.broken")
                : "";
        return new Caption(
                said.isEmpty() ? spread() : String.join(texts.text("chart.rows.separator"), said),
                subtitle + broken,
                texts.text(
                        "chart.desc.values",
                        "count",
                        Integer.toString(Math.max(1, chosen.size()) + thin().size()),
                        "periods",
                        Integer.toString(periods.size()),
                        "rows",
                        said.isEmpty()
                                ? spread()
                                : String.join(
                                        texts.text("chart.rows.separator"),
                                        chosen.stream().map(this::described).toList())));
    }

    private String said(ValueSeries series) {
        List<ValueSeries.Point> known = series.known();
        ValueSeries.Point last = known.get(known.size() - 1);
        return texts.text(
                "chart.values.last", "name", series.name(), "value", written(last.value()), "period", last.period());
    }

    private String described(ValueSeries series) {
        List<ValueSeries.Point> known = series.known();
        ValueSeries.Point first = known.get(0);
        ValueSeries.Point last = known.get(known.size() - 1);
        return texts.text(
                "chart.values.from",
                "name",
                series.name(),
                "first",
                written(first.value()),
                "from",
                first.period(),
                "last",
                written(last.value()),
                "to",
                last.period());
    }

    /** Of the last period for which there is one. */
    private Spread latest() {
        return Objects.requireNonNull(spreads.get(spreads.lastKey()));
    }

    private String spread() {
        Spread last = latest();
        return texts.text(
                "chart.values.spread",
                "period",
                spreads.lastKey(),
                "lowest",
                written(last.lowest().value()),
                "lowestName",
                last.lowest().name(),
                "highest",
                written(last.highest().value()),
                "highestName",
                last.highest().name());
    }

    private String written(@Nullable Double value) {
        return numerals.number(PathChart.orZero(value), precision());
    }

    private Precision precision() {
        return new Precision(subject.decimals());
    }

    @Override
    public Grid data() {
        return table().grid(title());
    }

    private ValuesTable table() {
        return new ValuesTable(subject, chosen, !others.isEmpty() || chosen.isEmpty(), spreads, periods);
    }
}
