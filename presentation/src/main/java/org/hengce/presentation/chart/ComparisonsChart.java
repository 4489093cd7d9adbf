package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.RegressionParts.Comparison;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;

/** What a two-way coefficient is made of: each comparison's estimate by its weight, kinds told apart by shape. */
public final class ComparisonsChart extends Figure {
    private static final Map<String, Look> LOOKS = looks();

    private final String outcome;
    private final double estimate;
    private final List<Comparison> comparisons;
    private final Texts texts;
    private final Numerals numerals;
    private final Precision precision;

    private record Look(Sample shape, String style) {}

    /**
     * The chart of a decomposition.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param outcome its name
     * @param estimate the coefficient that the comparisons sum to
     * @throws IllegalArgumentException if there is no comparison
     */
    public ComparisonsChart(
            String id, Language language, String outcome, double estimate, List<Comparison> comparisons) {
        super(id, Kind.COMPARISONS, language);
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException("there are no comparisons to draw");
        }
        this.outcome = outcome;
        this.estimate = estimate;
        this.comparisons = List.copyOf(comparisons);
        double largest = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.estimate()))
                .max()
                .orElse(1);
        precision = Precision.ofError(largest / 10, 12);
        texts = Texts.of(language);
        numerals = new Numerals(language);
    }

    /** Share of the weight on comparisons with units that are treated already. */
    public static double forbidden(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(c -> c.type().startsWith("LATER_"))
                .mapToDouble(Comparison::weight)
                .sum();
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        var values = DoubleStream.concat(
                        DoubleStream.of(0, estimate), comparisons.stream().mapToDouble(Comparison::estimate))
                .summaryStatistics();
        double heaviest =
                comparisons.stream().mapToDouble(Comparison::weight).max().orElse(1);
        Ticks ticks = Ticks.covering(values.getMin(), values.getMax(), 5);
        NumberAxis axis = new NumberAxis(Ticks.covering(0, heaviest, 5), numerals, texts.text("axis.comparisonWeight"));
        Caption caption = caption();
        Plot plot = new Plot(id(), language(), size, caption, ticks, axis, names(), false);

        Markup svg = new Markup();
        plot.begin(svg, caption, alone);
        plot.across(svg, "hc-zero", 0);
        plot.across(svg, "hc-counterfactual", estimate);
        for (Comparison comparison : comparisons) {
            Look look = look(comparison.type());
            look.shape()
                    .mark(
                            svg,
                            look.style(),
                            plot.x().at(comparison.weight()),
                            plot.y().at(comparison.estimate()));
        }
        plot.end(svg);
        return new Drawing(svg.toString(), plot.height());
    }

    @Override
    public Grid data() {
        GridBuilder grid = new GridBuilder(texts, title())
                .words("treated")
                .words("control")
                .words("comparison")
                .numbers("weight")
                .numbers("estimate")
                .flags();
        for (Comparison comparison : comparisons) {
            grid.row(
                    Cell.of(comparison.treated()),
                    Cell.of(comparison.control(), texts.label("control", comparison.control())),
                    Cell.of(comparison.type(), texts.label("comparison", comparison.type())),
                    Cell.of(comparison.weight(), new Precision(3), numerals),
                    Cell.of(comparison.estimate(), number(comparison.estimate())),
                    Flags.of(texts, comparison.type().startsWith("LATER_") ? "TREATED_ALREADY" : ""));
        }
        return grid.build();
    }

    @Override
    Caption caption() {
        String share = numerals.percent(forbidden(comparisons), 0);
        Comparison heaviest = comparisons.stream()
                .max(Comparator.comparingDouble(Comparison::weight))
                .orElseThrow();
        return new Caption(
                texts.text("chart.comparisons", "share", share),
                texts.text("chart.subtitle.comparisons", "outcome", outcome),
                texts.text(
                        "chart.desc.comparisons",
                        "count",
                        Integer.toString(comparisons.size()),
                        "share",
                        share,
                        "estimate",
                        number(estimate),
                        "treated",
                        heaviest.treated(),
                        "control",
                        heaviest.control(),
                        "weight",
                        numerals.percent(heaviest.weight(), 0),
                        "heaviest",
                        number(heaviest.estimate())));
    }

    private List<Name> names() {
        List<Name> names = new ArrayList<>();
        LOOKS.forEach((type, look) -> {
            if (comparisons.stream().anyMatch(c -> c.type().equals(type))) {
                names.add(new Name(texts.label("comparison", type), "", look.style(), look.shape(), 0));
            }
        });
        names.add(new Name(
                texts.text("chart.coefficient", "estimate", number(estimate)),
                "hc-name-counterfactual",
                "hc-counterfactual",
                Sample.LINE,
                0));
        return names;
    }

    private String number(double value) {
        return numerals.number(value, precision);
    }

    private static Look look(String type) {
        return LOOKS.getOrDefault(type, new Look(Sample.POINT, "hc-none hc-point"));
    }

    private static Map<String, Look> looks() {
        Map<String, Look> looks = new LinkedHashMap<>();
        looks.put("TREATED_VS_NEVER", new Look(Sample.POINT, "hc-modelled hc-point"));
        looks.put("EARLIER_VS_LATER", new Look(Sample.UP, "hc-modelled hc-point"));
        looks.put("LATER_VS_EARLIER", new Look(Sample.DOWN, "hc-unclear hc-point hc-hollow"));
        looks.put("LATER_VS_ALWAYS", new Look(Sample.SQUARE, "hc-unclear hc-point hc-hollow"));
        return looks;
    }
}
