package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.Texts;

/** Observed less counterfactual, with nested bands after the policy's start where the errors are known. */
public final class GapChart {
    /** Procedures whose interval is the estimate ± a normal quantile times the standard error. */
    private static final Set<String> NORMAL = Set.of("PLACEBO_NORMAL", "INFLUENCE_NORMAL", "JACKKNIFE", "BOOTSTRAP");

    private static final double NORMAL_50 = 0.6744897501960817;
    private static final double NORMAL_80 = 1.2815515655446004;

    private final ChartSubject subject;
    private final EffectDocument effect;
    private final Series series;
    private final Texts texts;
    private final Numerals numerals;
    private final EffectWords words;
    private final Mark mark;

    /**
     * The chart of this effect.
     *
     * @throws IllegalArgumentException if the effect has no path
     */
    public GapChart(ChartSubject subject, EffectDocument effect) {
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
    }

    /** The {@code svg} element for a page that has the stylesheet. */
    public String svg(ChartSize size) {
        return drawing(size, false).svg();
    }

    /** A file of its own, with ground and colours for light and dark in it. */
    public String standalone(ChartSize size) {
        return drawing(size, true).svg();
    }

    Drawing drawing(ChartSize size, boolean alone) {
        var range = DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(0), series.numbers(PathPoint::effect)),
                        DoubleStream.concat(series.numbers(PathPoint::low), series.numbers(PathPoint::high)))
                .summaryStatistics();
        Ticks ticks = Ticks.covering(range.getMin(), range.getMax(), 5);
        Caption caption = new Caption(
                words.headline(),
                Caption.subtitle("chart.subtitle.gap", subject, effect, series, words.unit()),
                description());
        Frame frame = new Frame(subject, size, series, ticks, caption, names());
        Shapes shapes = new Shapes(series, frame);

        Markup svg = new Markup();
        frame.begin(svg, caption, alone);
        svg.open("g", "class", mark.style());
        bands(svg, shapes, frame);
        Frame.line(
                svg,
                "hc-zero",
                frame.x().fromPixel() - 8,
                frame.y().at(0),
                frame.x().toPixel() + 8,
                frame.y().at(0));
        shapes.line(svg, "hc-before", 0, Math.min(series.start() + 1, series.size()), PathPoint::effect);
        shapes.line(svg, "hc-effect", series.start(), series.size(), PathPoint::effect);
        shapes.points(svg, subject.provisional() ? "hc-point hc-hollow hc-provisional" : "hc-point", PathPoint::effect);
        svg.close();
        frame.end(svg);
        return new Drawing(svg.toString(), frame.height());
    }

    private void bands(Markup svg, Shapes shapes, Frame frame) {
        shapes.band(svg, "hc-band hc-band-outer", "none", PathPoint::low, PathPoint::high);
        double quantile = normalQuantile();
        if (!Double.isNaN(quantile)) {
            band(svg, shapes, "hc-band hc-band-middle", NORMAL_80 / quantile);
            band(svg, shapes, "hc-band hc-band-inner", NORMAL_50 / quantile);
        }
        if (effect.verdict() == Verdict.CANNOT_TELL) {
            String id = frame.id("hatch");
            svg.open("defs").open("pattern", "id", id, "width", 8, "height", 8, "patternUnits", "userSpaceOnUse");
            svg.empty("path", "class", "hc-hatch", "d", "M-1 1l2 -2M0 8l8 -8M7 9l2 -2");
            svg.close().close();
            shapes.band(svg, "hc-hatched", "url(#" + id + ")", PathPoint::low, PathPoint::high);
        }
        shapes.edge(svg, "hc-edge", PathPoint::low);
        shapes.edge(svg, "hc-edge", PathPoint::high);
    }

    private void band(Markup svg, Shapes shapes, String style, double share) {
        shapes.band(svg, style, "none", p -> series.within(p, -share), p -> series.within(p, share));
    }

    /**
     * How many standard errors the half interval holds, so that narrower bands are by the same procedure; NaN where the
     * procedure is not a normal one with a standard error.
     */
    private double normalQuantile() {
        IntervalDocument interval = effect.interval();
        Double error = effect.standardError();
        boolean normal = effect.inference() != null && NORMAL.contains(effect.inference());
        return normal
                        && error != null
                        && error > 0
                        && interval != null
                        && interval.low() != null
                        && interval.high() != null
                ? (interval.high() - interval.low()) / 2 / error
                : Double.NaN;
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
        IntervalDocument interval = effect.interval();
        if (interval != null && last.low() != null) {
            String level = numerals.level(interval.level());
            names.add(new Name(
                    texts.text(Double.isNaN(normalQuantile()) ? "chart.band" : "chart.bands", "level", level),
                    "hc-quiet",
                    mark.style() + " hc-band hc-band-outer",
                    true,
                    last.low()));
        }
        return names;
    }

    private String description() {
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
                        ? texts.text("chart.desc.gap.open")
                        : texts.text(
                                "chart.desc.gap.intervals",
                                "holding",
                                Long.toString(holding),
                                "after",
                                Integer.toString(between.size())));
    }
}
