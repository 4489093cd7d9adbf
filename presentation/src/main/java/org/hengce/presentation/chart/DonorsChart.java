package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.UnitWeight;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;

/** Weights of the donors as bars, heaviest first; of many the light ones together. */
public final class DonorsChart extends RowFigure {
    private static final int NAMED = 15;
    private static final double MOST_OF_IT = 0.8;

    private final List<UnitWeight> weights;
    private final int donors;
    private final UnaryOperator<String> names;

    /**
     * The chart of an effect's donors.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param names of units by code
     * @throws IllegalArgumentException if the effect has no donor weights
     */
    public DonorsChart(String id, Language language, EffectDocument effect, UnaryOperator<String> names) {
        super(id, Kind.DONORS, language);
        weights = effect.weights().stream()
                .filter(weight -> Double.isFinite(weight.weight()))
                .sorted(Comparator.comparingDouble(UnitWeight::weight).reversed())
                .toList();
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("effect on " + effect.indicator() + " has no donors to draw");
        }
        donors = Math.max(weights.size(), effect.unitsUsed().controls().size());
        this.names = names;
    }

    /** As many as are named alone; one more than those is named too, and not called "1 more". */
    private int named() {
        return weights.size() <= NAMED + 1 ? weights.size() : NAMED;
    }

    private double others() {
        return weights.subList(named(), weights.size()).stream()
                .mapToDouble(UnitWeight::weight)
                .sum();
    }

    @Override
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (UnitWeight weight : weights.subList(0, named())) {
            rows.add(Row.of(names.apply(weight.unit()), numerals.percent(weight.weight(), 1)));
        }
        if (named() < weights.size()) {
            rows.add(Row.of(
                    texts.text(
                            "chart.donors.others",
                            "count",
                            numerals.number(weights.size() - named(), new Precision(0))),
                    numerals.percent(others(), 1),
                    "hc-quiet"));
        }
        return rows;
    }

    @Override
    XAxis axis() {
        double largest = Math.max(weights.get(0).weight(), others());
        return new NumberAxis(Ticks.covering(0, 100 * largest, 4), numerals, texts.text("axis.weight"));
    }

    @Override
    List<Name> names() {
        return List.of();
    }

    @Override
    void draw(Markup svg, RowPlot plot) {
        svg.open("g", "class", "hc-modelled");
        for (int row = 0; row < named(); row++) {
            plot.bar(svg, "hc-fill", row, 0, 100 * weights.get(row).weight(), 12);
        }
        if (named() < weights.size()) {
            plot.bar(svg, "hc-fill-open", named(), 0, 100 * others(), 12);
        }
        svg.close();
    }

    @Override
    Caption caption() {
        double sum = 0;
        int enough = 0;
        double all = weights.stream().mapToDouble(UnitWeight::weight).sum();
        while (enough < weights.size() && sum < MOST_OF_IT * all - 1e-12) {
            sum += weights.get(enough++).weight();
        }
        return new Caption(
                texts.text(
                        "chart.donors",
                        "count",
                        Integer.toString(enough),
                        "all",
                        numerals.number(donors, new Precision(0)),
                        "share",
                        numerals.percent(sum, 0)),
                texts.text("chart.subtitle.donors"),
                texts.text("chart.desc.donors", "rows", Rows.said(texts, rows())));
    }

    @Override
    public Grid data() {
        GridBuilder grid =
                new GridBuilder(texts, title()).words("unit").words("name").numbers("weight", "", new Precision(3));
        for (UnitWeight weight : weights) {
            grid.row(
                    Cell.of(weight.unit()),
                    Cell.of(names.apply(weight.unit())),
                    Cell.of(weight.weight(), numerals.percent(weight.weight(), 1)));
        }
        return grid.build();
    }
}
