package org.hengce.presentation.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** What moved a number between two evaluations: parts one after the other, which sum to the change. */
public final class WaterfallChart extends RowFigure {
    /** What is left of the change is rounding up to this share of the larger end. */
    private static final double ROUNDING = 1e-9;

    private final String what;
    private final String unit;
    private final double from;
    private final double to;
    private final List<Step> steps;
    private final Precision precision;

    /** A part of the change. */
    private record Step(String code, String label, double amount) {}

    private WaterfallChart(
            String id, Language language, String what, String unit, double from, double to, List<Step> steps) {
        super(id, Kind.WATERFALL, language);
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException("a change needs two ends, these are %s and %s".formatted(from, to));
        }
        this.what = what;
        this.unit = unit;
        this.from = from;
        this.to = to;
        double rest = to - from - steps.stream().mapToDouble(Step::amount).sum();
        List<Step> all = new ArrayList<>(steps);
        if (Math.abs(rest) > ROUNDING * Math.max(Math.abs(from), Math.abs(to))) {
            all.add(new Step("NOT_SPLIT", texts.text("cause.NOT_SPLIT"), rest));
        }
        this.steps = List.copyOf(all);
        precision = summing(
                Precision.ofChange(to - from, Precision.ofChange(largest(), 0).decimals()));
    }

    /**
     * What moved the score.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param from {@code score.mean} of the older evaluation
     * @param to of the newer one
     */
    public static WaterfallChart ofScore(
            String id, Language language, ComparisonDocument comparison, double from, double to) {
        return new WaterfallChart(id, language, "", "", from, to, steps(language, comparison.parts(), Part::score));
    }

    /**
     * What moved the estimate of one goal, in its own unit, as it was estimated.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param indicator its code
     * @param sector as the comparison has it
     * @param name of the indicator
     * @param unit of the estimate; empty where nothing says it
     */
    public static WaterfallChart ofEffect(
            String id,
            Language language,
            ComparisonDocument comparison,
            String indicator,
            String sector,
            String name,
            String unit,
            double from,
            double to) {
        return new WaterfallChart(
                id, language, name, unit, from, to, steps(language, comparison.parts(), part -> part.effects().stream()
                        .filter(e ->
                                e.indicator().equals(indicator) && e.sector().equals(sector))
                        .map(EffectPart::estimate)
                        .findFirst()
                        .orElse(null)));
    }

    /** What a part says of the number in question. */
    private interface Amount {
        @Nullable
        Double of(Part part);
    }

    private static List<Step> steps(Language language, List<Part> parts, Amount amount) {
        Texts texts = Texts.of(language);
        List<Step> steps = new ArrayList<>();
        for (Part part : parts) {
            Double moved = amount.of(part);
            if (moved != null && Double.isFinite(moved)) {
                String label = texts.label("cause", part.cause());
                List<Cause> merged = part.mergedWith();
                if (merged != null && !merged.isEmpty()) {
                    String separator = language == Language.ZH ? "、" : ", ";
                    label = texts.text(
                            "cause.merged",
                            "cause",
                            label,
                            "others",
                            String.join(
                                    separator,
                                    merged.stream()
                                            .map(cause -> texts.label("cause", cause))
                                            .toList()));
                }
                steps.add(new Step(part.cause().name(), label, moved));
            }
        }
        return steps;
    }

    @Override
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(texts.text("chart.waterfall.from"), numerals.number(from, precision), "hc-title"));
        for (Step step : steps) {
            rows.add(Row.of(step.label(), signed(step.amount())));
        }
        rows.add(Row.of(texts.text("chart.waterfall.to"), numerals.number(to, precision), "hc-title"));
        return rows;
    }

    @Override
    XAxis axis() {
        double at = from;
        DoubleStream.Builder ends = DoubleStream.builder().add(from).add(to);
        for (Step step : steps) {
            at += step.amount();
            ends.add(at);
        }
        var range = ends.build().summaryStatistics();
        return new NumberAxis(Ticks.covering(range.getMin(), range.getMax(), 4), numerals, unit);
    }

    @Override
    List<Name> names() {
        return List.of(
                new Name(texts.text("chart.waterfall.up"), "hc-quiet", "hc-modelled hc-fill", Sample.AREA, 0),
                new Name(texts.text("chart.waterfall.down"), "hc-quiet", "hc-modelled hc-fill-open", Sample.AREA, 0));
    }

    @Override
    void draw(Markup svg, RowPlot plot) {
        double at = from;
        svg.open("g", "class", "hc-modelled");
        for (int i = 0; i < steps.size(); i++) {
            double next = at + steps.get(i).amount();
            double x = plot.x().at(at);
            plot.between(svg, "hc-axis", i, at);
            plot.bar(svg, next >= at ? "hc-fill" : "hc-fill-open", i + 1, at, next, 12);
            if (next == at) {
                Plot.line(svg, "hc-bar-outer", x, plot.y(i + 1) - 6, x, plot.y(i + 1) + 6);
            }
            at = next;
        }
        int last = steps.size() + 1;
        plot.between(svg, "hc-axis", last - 1, to);
        Sample.SQUARE.mark(svg, "hc-total", plot.x().at(from), plot.y(0));
        Sample.SQUARE.mark(svg, "hc-total", plot.x().at(to), plot.y(last));
        svg.close();
    }

    @Override
    Caption caption() {
        String subject = what.isEmpty() ? texts.text("chart.waterfall.score") : what;
        Step most = steps.stream()
                .max(Comparator.comparingDouble(step -> Math.abs(step.amount())))
                .orElse(null);
        String change = texts.text(
                to == from ? "chart.waterfall.same" : "chart.waterfall.moved",
                "what",
                subject,
                "from",
                numerals.number(from, precision),
                "to",
                numerals.number(to, precision));
        String title = most == null || most.amount() == 0
                ? change
                : change
                        + texts.text(
                                "chart.waterfall.most",
                                "cause",
                                Texts.clause(most.label()),
                                "amount",
                                signed(most.amount()));
        return new Caption(
                title,
                texts.text("chart.subtitle.waterfall") + (unit.isEmpty() ? "" : texts.text("chart.unit", "unit", unit)),
                texts.text("chart.desc.waterfall", "rows", Rows.said(texts, rows())));
    }

    @Override
    public Grid data() {
        GridBuilder grid = new GridBuilder(texts, title())
                .words("cause")
                .numbers("before", unit, precision)
                .numbers("amount", unit, precision)
                .numbers("after", unit, precision)
                .flags();
        double at = from;
        for (Step step : steps) {
            double next = at + step.amount();
            grid.row(
                    Cell.of(step.code(), step.label()),
                    Cell.of(at, precision, numerals),
                    Cell.of(step.amount(), signed(step.amount())),
                    Cell.of(next, precision, numerals),
                    Flags.of(texts, step.code().equals("NOT_SPLIT") ? "NOT_SPLIT" : ""));
            at = next;
        }
        grid.row(
                Cell.of("TOTAL", texts.text("chart.waterfall.total")),
                Cell.of(from, precision, numerals),
                Cell.of(to - from, signed(to - from)),
                Cell.of(to, precision, numerals),
                Flags.of(texts));
        return grid.build();
    }

    /** At most three decimals more, if with those the numbers as they are written sum up. */
    private Precision summing(Precision enough) {
        for (int more = 0; more <= 3; more++) {
            Precision tried = new Precision(enough.decimals() + more);
            BigDecimal sum = tried.round(from);
            for (Step step : steps) {
                sum = sum.add(tried.round(step.amount()));
            }
            if (sum.compareTo(tried.round(to)) == 0) {
                return tried;
            }
        }
        return enough;
    }

    private double largest() {
        return steps.stream().mapToDouble(step -> Math.abs(step.amount())).max().orElse(0);
    }

    private String signed(double amount) {
        String number = numerals.number(amount, precision);
        return amount > 0 && precision.round(amount).signum() > 0 ? "+" + number : number;
    }
}
