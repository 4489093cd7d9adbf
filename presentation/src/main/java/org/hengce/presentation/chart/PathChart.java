package org.hengce.presentation.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** What was observed against what there would have been without the policy, with the interval of the latter. */
public final class PathChart extends Figure {
    private final ChartSubject subject;
    private final EffectDocument effect;
    private final Series series;
    private final Texts texts;
    private final EffectWords words;

    /**
     * The chart of this effect.
     *
     * @throws IllegalArgumentException if the effect has no path
     */
    public PathChart(ChartSubject subject, EffectDocument effect) {
        super(subject.id(), Kind.PATH, subject.language());
        if (effect.path().isEmpty()) {
            throw new IllegalArgumentException("effect on " + effect.indicator() + " has no path to draw");
        }
        this.subject = subject;
        this.effect = effect;
        series = new Series(effect, subject.treatedFrom());
        texts = Texts.of(subject.language());
        words = new EffectWords(subject.language(), subject.indicator(), effect, subject.evidenceLevel());
    }

    @Override
    public Grid data() {
        return new PathTable(series, subject, effect, words).counterfactual(title());
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        DoubleStream all = DoubleStream.concat(
                DoubleStream.concat(series.numbers(PathPoint::observed), series.numbers(PathPoint::counterfactual)),
                DoubleStream.concat(series.numbers(this::low), series.numbers(this::high)));
        var range = all.summaryStatistics();
        Ticks ticks = Ticks.covering(range.getMin(), range.getMax(), 5);
        Caption caption = caption();
        Frame frame = new Frame(subject, size, series, ticks, caption, names());
        Shapes shapes = new Shapes(series, frame);
        String provisional = subject.provisional() ? " hc-hollow hc-provisional" : "";

        Markup svg = new Markup();
        frame.begin(svg, caption, alone);
        svg.open("g", "class", "hc-modelled");
        shapes.band(svg, "hc-band hc-band-outer", "none", this::low, this::high);
        Bands.inner(
                series.narrowerLevels(),
                (style, level) -> shapes.band(
                        svg,
                        style,
                        "none",
                        p -> series.counterfactualLow(p, level),
                        p -> series.counterfactualHigh(p, level)));
        shapes.line(svg, "hc-counterfactual", 0, series.size(), PathPoint::counterfactual);
        shapes.points(svg, "hc-point" + provisional, p -> Series.known(p, p.counterfactual()));
        svg.close();
        shapes.line(svg, "hc-observed", 0, series.size(), PathPoint::observed);
        frame.end(svg);
        return new Drawing(svg.toString(), frame.height());
    }

    private @Nullable Double low(PathPoint point) {
        return series.counterfactualLow(point, Series.OUTERMOST);
    }

    private @Nullable Double high(PathPoint point) {
        return series.counterfactualHigh(point, Series.OUTERMOST);
    }

    @Override
    Caption caption() {
        Precision precision = words.outcomePrecision();
        Numerals numerals = new Numerals(subject.language());
        String description = texts.text(
                "chart.desc.paths",
                "count",
                Integer.toString(series.size()),
                "from",
                series.point(0).period(),
                "to",
                series.last().period(),
                "start",
                subject.treatedFrom(),
                "before",
                series.hasEffectBefore()
                        ? texts.text("chart.desc.paths.before", "gap", words.quantity(series.largestGapBefore()))
                        : texts.text("chart.desc.before.none", "start", subject.treatedFrom()),
                "observed",
                numerals.number(orZero(series.last().observed()), precision),
                "counterfactual",
                numerals.number(orZero(series.last().counterfactual()), precision));
        String subtitle = Caption.subtitle("chart.subtitle.paths", subject, effect, series, words.outcomeUnit());
        return series.hasEffects()
                ? new Caption(words.lineHeadline(subject.treatedFrom()), subtitle, description)
                : new Caption(
                        words.headline(),
                        subtitle + texts.text("chart.mixed"),
                        description + texts.text("chart.mixed"));
    }

    private List<Name> names() {
        String modelled = texts.text("chart.counterfactual");
        Name observed = new Name(
                texts.text("chart.observed"),
                "",
                "hc-observed",
                false,
                orZero(series.last().observed()));
        Name counterfactual = new Name(
                modelled,
                "hc-name-counterfactual",
                "hc-counterfactual",
                false,
                orZero(series.last().counterfactual()));
        Double high = high(series.last());
        IntervalDocument interval = effect.interval();
        if (high == null || interval == null) {
            return List.of(observed, counterfactual);
        }
        String level = new Numerals(subject.language()).level(interval.level());
        return List.of(
                observed,
                counterfactual,
                new Name(
                        Bands.name(subject.language(), series.narrowerLevels(), level),
                        "hc-quiet",
                        "hc-modelled hc-band hc-band-outer",
                        true,
                        high));
    }

    static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
