package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Observed less counterfactual, with nested bands after the policy's start and the placebos behind it. Where periods have no
 * intervals of their own, that of the mean effect is drawn across them.
 */
public final class GapChart extends Figure {
    /** Of the placebos' gaps so many are within the plot; the few far ones leave it. */
    private static final double PLACEBOS_SHOWN = 0.9;

    private final ChartSubject subject;
    private final EffectDocument effect;
    private final Series series;
    private final Texts texts;
    private final Numerals numerals;
    private final EffectWords words;
    private final Mark mark;
    private final EffectDocument shown;
    private final List<List<Double>> placebos;
    private final List<Double> levels;

    /**
     * The chart of this effect.
     *
     * @throws IllegalArgumentException if the effect has no path
     */
    public GapChart(ChartSubject subject, EffectDocument effect) {
        super(subject.id(), Kind.GAP, subject.language());
        if (effect.path().isEmpty()) {
            throw new IllegalArgumentException("effect on " + effect.indicator() + " has no path to draw");
        }
        this.subject = subject;
        this.effect = effect;
        series = new Series(effect, subject.treatedFrom());
        texts = Texts.of(subject.language());
        numerals = new Numerals(subject.language());
        words = new EffectWords(subject.language(), subject.indicator(), effect, subject.evidenceLevel());
        mark = Mark.of(effect.verdict());
        shown = EffectScale.shown(effect);
        placebos = series.placebos(effect);
        levels = series.narrowerLevels();
    }

    @Override
    public Grid data() {
        return new PathTable(series, subject, effect, words).gap(title());
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        IntervalDocument mean = mean();
        var range = Stream.of(
                        DoubleStream.of(0),
                        series.numbers(PathPoint::effect),
                        series.numbers(PathPoint::low),
                        series.numbers(PathPoint::high),
                        ends(mean),
                        usualPlacebos())
                .flatMapToDouble(numbers -> numbers)
                .summaryStatistics();
        Ticks ticks = Ticks.covering(range.getMin(), range.getMax(), 5);
        Caption caption = caption();
        Frame frame = new Frame(subject, size, series, ticks, caption, names());
        Shapes shapes = new Shapes(series, frame);

        Markup svg = new Markup();
        frame.begin(svg, caption, alone);
        if (!placebos.isEmpty()) {
            String clip = frame.clip(svg);
            placebos.forEach(gaps -> shapes.line(svg, "hc-placebo", clip, gaps));
        }
        svg.open("g", "class", mark.style());
        bands(svg, shapes, frame);
        if (mean != null && mean.low() != null && mean.high() != null) {
            shapes.level(svg, "hc-band hc-band-outer", "hc-edge", mean.low(), shown.estimate(), mean.high());
        }
        frame.across(svg, "hc-zero", 0);
        shapes.line(svg, "hc-before", 0, Math.min(series.start() + 1, series.size()), PathPoint::effect);
        shapes.line(svg, "hc-effect", series.start(), series.size(), PathPoint::effect);
        shapes.points(
                svg,
                subject.provisional() ? "hc-point hc-hollow hc-provisional" : "hc-point",
                p -> Series.known(p, p.effect()));
        svg.close();
        frame.end(svg);
        return new Drawing(svg.toString(), frame.height());
    }

    @Override
    Caption caption() {
        return new Caption(
                words.headline(),
                Caption.subtitle("chart.subtitle.gap", subject, effect, series, words.unit()),
                whatIsSeen());
    }

    private void bands(Markup svg, Shapes shapes, Frame frame) {
        shapes.band(svg, "hc-band hc-band-outer", "none", PathPoint::low, PathPoint::high);
        Bands.inner(
                levels,
                (style, level) -> shapes.band(
                        svg, style, "none", p -> Series.end(p, level, true), p -> Series.end(p, level, false)));
        if (effect.verdict() == Verdict.CANNOT_TELL && series.hasIntervals()) {
            String id = frame.id("hatch");
            svg.open("clipPath", "id", id);
            shapes.band(svg, "hc-hatched", "none", PathPoint::low, PathPoint::high);
            svg.close();
            Hatching.draw(
                    svg,
                    shapes.left(),
                    frame.y().toPixel(),
                    shapes.right(),
                    frame.y().fromPixel(),
                    "url(#" + id + ")");
        }
        shapes.edge(svg, "hc-edge", PathPoint::low);
        shapes.edge(svg, "hc-edge", PathPoint::high);
    }

    /** The interval of the mean effect, where periods have none of their own; null where they have, or it has none. */
    private @Nullable IntervalDocument mean() {
        IntervalDocument interval = shown.interval();
        boolean alone = !series.hasIntervals() && series.hasEffects() && interval != null && interval.isComplete();
        return alone ? interval : null;
    }

    private static DoubleStream ends(@Nullable IntervalDocument interval) {
        return interval == null || interval.low() == null || interval.high() == null
                ? DoubleStream.empty()
                : DoubleStream.of(interval.low(), interval.high());
    }

    private DoubleStream usualPlacebos() {
        double[] all = placebos.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int cut = (int) (all.length * (1 - PLACEBOS_SHOWN) / 2);
        return Arrays.stream(all, cut, all.length - cut);
    }

    private List<Name> names() {
        List<Name> names = new ArrayList<>();
        PathPoint last = series.last();
        names.add(new Name(
                mark.symbol() + " " + texts.text("chart.effect"),
                mark.style() + " hc-name-effect",
                mark.style() + " hc-effect",
                false,
                PathChart.orZero(last.effect())));
        names.add(new Name(texts.text("chart.zero"), "", "hc-zero", false, 0));
        if (!placebos.isEmpty()) {
            double at = placebos.stream()
                    .mapToDouble(gaps -> gaps.get(gaps.size() - 1))
                    .sorted()
                    .skip(placebos.size() / 4)
                    .findFirst()
                    .orElse(0);
            names.add(new Name(texts.text("chart.placebos"), "hc-quiet", "hc-placebo", false, at));
        }
        IntervalDocument mean = mean();
        if (mean != null && mean.low() != null) {
            names.add(new Name(
                    texts.text("chart.mean", "level", numerals.level(mean.level())),
                    "hc-quiet",
                    mark.style() + " hc-band hc-band-outer",
                    true,
                    mean.low()));
        }
        IntervalDocument interval = effect.interval();
        if (interval != null && last.low() != null) {
            String level = numerals.level(interval.level());
            names.add(new Name(
                    Bands.name(subject.language(), levels, level),
                    "hc-quiet",
                    mark.style() + " hc-band hc-band-outer",
                    true,
                    last.low()));
        }
        return names;
    }

    private String whatIsSeen() {
        List<PathPoint> known =
                series.after().stream().filter(p -> p.effect() != null).toList();
        if (known.isEmpty()) {
            return Caption.subtitle("chart.subtitle.gap", subject, effect, series, words.unit());
        }
        Comparator<PathPoint> byEffect = Comparator.comparingDouble(p -> PathChart.orZero(p.effect()));
        PathPoint lowest = known.stream().min(byEffect).orElseThrow();
        PathPoint highest = known.stream().max(byEffect).orElseThrow();
        List<PathPoint> between =
                known.stream().filter(p -> p.low() != null && p.high() != null).toList();
        long holding = between.stream()
                .filter(p -> new IntervalDocument(0.5, p.low(), p.high()).contains(0))
                .count();
        return texts.text(
                "chart.desc.gap",
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
                        ? texts.text(
                                "chart.desc.gap.before",
                                "start",
                                subject.treatedFrom(),
                                "gap",
                                words.quantity(series.largestGapBefore()))
                        : texts.text("chart.desc.before.none", "start", subject.treatedFrom()),
                "first",
                words.quantity(PathChart.orZero(known.get(0).effect())),
                "last",
                words.quantity(PathChart.orZero(known.get(known.size() - 1).effect())),
                "lowest",
                words.quantity(PathChart.orZero(lowest.effect())),
                "lowestPeriod",
                lowest.period(),
                "highest",
                words.quantity(PathChart.orZero(highest.effect())),
                "highestPeriod",
                highest.period(),
                "intervals",
                between.isEmpty()
                        ? texts.text("chart.desc.gap.open") + meanDescribed()
                        : texts.text(
                                "chart.desc.gap.intervals",
                                "holding",
                                Long.toString(holding),
                                "after",
                                Integer.toString(between.size())));
    }

    private String meanDescribed() {
        IntervalDocument mean = mean();
        return mean == null
                ? ""
                : texts.text(
                        "chart.desc.gap.mean", "level", numerals.level(mean.level()), "mean", words.amountWithin());
    }
}
