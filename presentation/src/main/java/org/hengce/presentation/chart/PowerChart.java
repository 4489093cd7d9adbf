package org.hengce.presentation.chart;

import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.DesignParts.PowerPoint;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** How often a design would find effects of growing size. */
public final class PowerChart extends Figure {
    private final String outcome;
    private final @Nullable Double detectable;
    private final double power;
    private final List<PowerPoint> curve;
    private final Texts texts;
    private final Numerals numerals;

    /**
     * The chart of a design.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param outcome its name
     * @param detectable the smallest effect that is found often enough; null where there is none
     * @param power how often that is
     * @throws IllegalArgumentException if the curve has fewer than two points
     */
    public PowerChart(
            String id,
            Language language,
            String outcome,
            @Nullable Double detectable,
            double power,
            List<PowerPoint> curve) {
        super(id, Kind.POWER, language);
        if (curve.size() < 2) {
            throw new IllegalArgumentException("a curve needs two points, there are " + curve.size());
        }
        this.outcome = outcome;
        this.detectable = detectable;
        this.power = power;
        this.curve = List.copyOf(curve);
        texts = Texts.of(language);
        numerals = new Numerals(language);
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        double largest = curve.get(curve.size() - 1).effect();
        NumberAxis axis =
                new NumberAxis(Ticks.covering(0, largest, 5), numerals, texts.text("axis.effect", "outcome", outcome));
        Caption caption = caption();
        Plot plot = new Plot(id(), language(), size, caption, Ticks.covering(0, 100, 5), axis, List.of(), false);

        Markup svg = new Markup();
        plot.begin(svg, caption, alone);
        plot.across(svg, "hc-axis hc-wanted", 100 * power);
        svg.open("g", "class", "hc-modelled");
        if (detectable != null) {
            double x = plot.x().at(detectable);
            Plot.line(svg, "hc-policy", x, plot.y().at(100 * power), x, plot.bottom());
        }
        StringBuilder path = new StringBuilder();
        for (PowerPoint point : curve) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Markup.number(plot.x().at(point.effect())))
                    .append(' ')
                    .append(Markup.number(plot.y().at(100 * point.power())));
        }
        svg.empty("path", "class", "hc-effect", "d", path);
        for (PowerPoint point : curve) {
            Sample.POINT.mark(
                    svg, "hc-point", plot.x().at(point.effect()), plot.y().at(100 * point.power()));
        }
        svg.close();
        plot.end(svg);
        return new Drawing(svg.toString(), plot.height());
    }

    @Override
    public Grid data() {
        GridBuilder grid = new GridBuilder(texts, title())
                .numbers("effect")
                .numbers("found")
                .flags();
        for (PowerPoint point : curve) {
            boolean enough = detectable != null && point.effect() >= detectable;
            grid.row(
                    Cell.of(point.effect(), number(point.effect())),
                    Cell.of(point.power(), numerals.percent(point.power(), 0)),
                    Flags.of(texts, enough ? "FOUND_OFTEN_ENOUGH" : ""));
        }
        return grid.build();
    }

    @Override
    Caption caption() {
        String share = numerals.percent(power, 0);
        PowerPoint last = curve.get(curve.size() - 1);
        String title = detectable == null
                ? texts.text("chart.power.none", "power", share)
                : texts.text("chart.power", "effect", number(detectable), "power", share);
        return new Caption(
                title,
                texts.text("chart.subtitle.power", "outcome", outcome),
                texts.text(
                        "chart.desc.power",
                        "first",
                        numerals.percent(curve.get(0).power(), 0),
                        "effect",
                        number(last.effect()),
                        "last",
                        numerals.percent(last.power(), 0)));
    }

    private String number(double value) {
        return numerals.number(value, Precision.ofError(Math.abs(value), 12));
    }
}
