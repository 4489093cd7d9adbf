package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** Effects by distance from the treatment: points with their own and with joint intervals, the reference hollow. */
public final class EventStudyChart extends Figure {
    /** Points that rest on fewer treated units are hollow. */
    private static final int FEW_UNITS = 3;

    private final ChartSubject subject;
    private final EffectDocument effect;
    private final List<EventStudyPoint> all; // as they are shown
    private final List<EventStudyPoint> points; // those that are drawn
    private final int notDrawn;
    private final Texts texts;
    private final Numerals numerals;
    private final EffectWords words;
    private final String hue;

    /**
     * The chart of these points, under the headline of the effect they belong to.
     *
     * @throws IllegalArgumentException if no point has an interval
     */
    public EventStudyChart(ChartSubject subject, EffectDocument effect, List<EventStudyPoint> points) {
        super(subject.id(), Kind.EVENT_STUDY, subject.language());
        if (!canDraw(points)) {
            throw new IllegalArgumentException("effect on " + effect.indicator() + " has no event study to draw");
        }
        this.subject = subject;
        this.effect = effect;
        EffectScale scale = EffectScale.of(effect.transform());
        all = points.stream().map(point -> shown(point, scale)).toList();
        this.points = all.stream().filter(EventStudyChart::isDrawn).toList();
        notDrawn = points.size() - this.points.size();
        texts = Texts.of(subject.language());
        numerals = new Numerals(subject.language());
        words = new EffectWords(subject.language(), subject.indicator(), effect, subject.evidenceLevel());
        hue = Mark.of(effect.verdict()).style();
    }

    /** A point without an interval does not appear, the reference aside, which is 0 by construction. */
    private static boolean isDrawn(EventStudyPoint point) {
        return point.reference()
                || (point.interval() != null && point.interval().isComplete());
    }

    /** Whether any of these points can be drawn. */
    public static boolean canDraw(List<EventStudyPoint> points) {
        return points.stream().anyMatch(point -> isDrawn(point) && !point.reference());
    }

    /** With numbers as effects are shown, a logarithm in percent. */
    private static EventStudyPoint shown(EventStudyPoint point, EffectScale scale) {
        return new EventStudyPoint(
                point.eventTime(),
                scale.effect(point.estimate()),
                point.standardError(),
                scale.interval(point.interval()),
                scale.interval(point.uniform()),
                point.treatedUnits(),
                point.reference());
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        var range = DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(0), points.stream().mapToDouble(EventStudyPoint::estimate)),
                        points.stream()
                                .flatMap(p -> Stream.of(p.interval(), p.uniform()))
                                .filter(Objects::nonNull)
                                .flatMap(i -> Stream.of(i.low(), i.high()))
                                .filter(Objects::nonNull)
                                .mapToDouble(Double::doubleValue))
                .summaryStatistics();
        Ticks ticks = Ticks.covering(range.getMin(), range.getMax(), 5);
        Caption caption = caption();
        EventTimeAxis axis = new EventTimeAxis(
                points.get(0).eventTime(),
                points.get(points.size() - 1).eventTime(),
                numerals,
                texts.text("axis.eventTime"));
        Plot plot = new Plot(subject.id(), subject.language(), size, caption, ticks, axis, names(), false);

        Markup svg = new Markup();
        plot.begin(svg, caption, alone);
        double start = plot.x().at(-0.5);
        if (points.get(0).eventTime() < 0) {
            Plot.line(svg, "hc-policy", start, plot.top(), start, plot.bottom());
        }
        plot.across(svg, "hc-zero", 0);
        points.forEach(point -> draw(svg, plot, point));
        plot.end(svg);
        return new Drawing(svg.toString(), plot.height());
    }

    @Override
    public Grid data() {
        String unit = words.unit();
        Precision precision = words.precision();
        GridBuilder grid = new GridBuilder(texts, title())
                .numbers("eventTime", "", new Precision(0))
                .numbers("effect", unit, precision)
                .ends(unit, precision)
                .numbers("level", "", new Precision(2))
                .ends("uniform", texts.text("chart.uniform"), unit, precision)
                .numbers("treatedUnits", "", new Precision(0))
                .flags();
        for (EventStudyPoint point : all) {
            IntervalDocument interval = point.interval();
            IntervalDocument uniform = point.uniform();
            grid.row(
                    Cell.of(point.eventTime(), numerals),
                    Cell.of(point.estimate(), precision, numerals),
                    Cell.of(interval == null ? null : interval.low(), precision, numerals),
                    Cell.of(interval == null ? null : interval.high(), precision, numerals),
                    interval == null ? Cell.absent("") : Cell.of(interval.level(), numerals.level(interval.level())),
                    Cell.of(uniform == null ? null : uniform.low(), precision, numerals),
                    Cell.of(uniform == null ? null : uniform.high(), precision, numerals),
                    Cell.of(point.treatedUnits(), numerals),
                    Flags.of(
                            texts,
                            point.reference() ? "REFERENCE" : isDrawn(point) ? "" : "NO_INTERVAL",
                            point.treatedUnits() < FEW_UNITS ? "FEW_UNITS" : ""));
        }
        return grid.build();
    }

    @Override
    Caption caption() {
        return new Caption(words.averageHeadline(), whatIsPlotted(), whatIsSeen());
    }

    private void draw(Markup svg, Plot plot, EventStudyPoint point) {
        String of = point.eventTime() < 0 ? "hc-none" : hue;
        double x = plot.x().at(point.eventTime());
        svg.open("g", "class", of);
        bar(svg, plot, "hc-bar-outer", x, point.uniform());
        bar(svg, plot, "hc-bar", x, point.interval());
        boolean hollow = point.reference() || point.treatedUnits() < FEW_UNITS;
        Sample.POINT.mark(
                svg, hollow ? "hc-point hc-hollow" : "hc-point", x, plot.y().at(point.estimate()));
        svg.close();
    }

    private static void bar(Markup svg, Plot plot, String style, double x, @Nullable IntervalDocument of) {
        if (of != null && of.low() != null && of.high() != null) {
            Plot.line(svg, style, x, plot.y().at(of.low()), x, plot.y().at(of.high()));
        }
    }

    private List<Name> names() {
        List<Name> names = new ArrayList<>();
        IntervalDocument interval = points.stream()
                .map(EventStudyPoint::interval)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (interval != null) {
            names.add(new Name(
                    texts.text("chart.band", "level", numerals.level(interval.level())),
                    "",
                    hue + " hc-bar",
                    Sample.BAR,
                    0));
        }
        if (points.stream().anyMatch(p -> p.uniform() != null)) {
            names.add(new Name(texts.text("chart.uniform"), "", hue + " hc-bar-outer", Sample.BAR, 0));
        }
        if (points.stream().anyMatch(EventStudyPoint::reference)) {
            names.add(new Name(texts.text("chart.reference"), "", "hc-none hc-point hc-hollow", Sample.POINT, 0));
        }
        if (points.stream().anyMatch(p -> !p.reference() && p.treatedUnits() < FEW_UNITS)) {
            names.add(new Name(texts.text("chart.fewUnits"), "", hue + " hc-point hc-hollow", Sample.POINT, 0));
        }
        return names;
    }

    private String whatIsPlotted() {
        String subtitle =
                texts.text("chart.subtitle.eventStudy", "subject", Caption.indicator(subject, effect, words.unit()));
        return notDrawn == 0 ? subtitle : subtitle + texts.text("chart.notDrawn", "count", Integer.toString(notDrawn));
    }

    private String whatIsSeen() {
        List<EventStudyPoint> before =
                points.stream().filter(p -> p.eventTime() < 0 && !p.reference()).toList();
        List<EventStudyPoint> after =
                points.stream().filter(p -> p.eventTime() >= 0).toList();
        return texts.text(
                "chart.desc.eventStudy",
                "from",
                Integer.toString(points.get(0).eventTime()),
                "to",
                Integer.toString(points.get(points.size() - 1).eventTime()),
                "before",
                Integer.toString(before.size()),
                "beforeHolding",
                Long.toString(holding(before)),
                "after",
                Integer.toString(after.size()),
                "afterHolding",
                Long.toString(holding(after)),
                "first",
                after.isEmpty() ? "" : words.quantity(after.get(0).estimate()),
                "last",
                after.isEmpty()
                        ? ""
                        : words.quantity(after.get(after.size() - 1).estimate()));
    }

    private static long holding(List<EventStudyPoint> some) {
        Predicate<EventStudyPoint> holds =
                p -> p.interval() != null && p.interval().contains(0);
        return some.stream().filter(holds).count();
    }
}
