package org.hengce.presentation.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.presentation.chart.SensitivityChart;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.CoefficientDocument;
import org.hengce.presentation.json.DesignParts;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.MethodParts;
import org.hengce.presentation.json.NamedCoefficient;
import org.hengce.presentation.json.RegressionParts.Comparison;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;
import org.hengce.presentation.json.SeriesParts;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** A result's parts as tables, each only as long as it can be read; the JSON has all. */
public final class AnalysisGrids {
    private static final int MOST_ROWS = 24;
    private static final int FEW_ROWS = 10;
    /** Distances further before the start are left out: there the test of trends says more. */
    static final int EARLIEST = -6;

    private final AnalysisView view;
    private final AnalysisDocument found;
    private final MethodParts own;
    private final Texts texts;
    private final Numerals numerals;
    private final List<Grid> grids = new ArrayList<>();

    private AnalysisGrids(AnalysisView view) {
        this.view = view;
        found = view.document();
        own = found.own();
        texts = view.texts();
        numerals = view.numerals();
    }

    /** The tables of the result that the view shows, the most important first. */
    public static List<Grid> of(AnalysisView view) {
        AnalysisGrids grids = new AnalysisGrids(view);
        grids.means();
        grids.series();
        grids.coefficients();
        grids.eventStudy();
        new GroupTimeGrids(view).addTo(grids.grids);
        grids.comparisons();
        grids.sensitivity();
        grids.power();
        grids.path();
        new SyntheticGrids(view).addTo(grids.grids);
        return List.copyOf(grids.grids);
    }

    private void add(GridBuilder grid) {
        if (!grid.isEmpty()) {
            grids.add(grid.build());
        }
    }

    private void means() {
        SeriesParts.Means means = own.series().means();
        if (means == null) {
            return;
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.means"), MOST_ROWS)
                .numbers("before")
                .numbers("after")
                .numbers("autocorrelation")
                .numbers("degrees");
        Double degrees = own.series().degreesOfFreedom();
        grid.row(
                number(means.before(), view.precision()),
                number(means.after(), view.precision()),
                number(means.autocorrelation(), new Precision(2)),
                number(degrees, new Precision(1)));
        add(grid);
    }

    private void series() {
        SeriesParts parts = own.series();
        CoefficientDocument level = parts.level();
        SeriesParts.Fit fit = parts.fit();
        if (level == null || fit == null) {
            return;
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.interruptions"), MOST_ROWS)
                .words("from")
                .words("what.changes")
                .numbers("estimate", view.estimateHeading())
                .numbers("error");
        List<SeriesParts.Interruption> all = parts.interruptions();
        for (SeriesParts.Interruption i : all != null
                ? all
                : List.of(new SeriesParts.Interruption(view.subject().start(), level, parts.slope()))) {
            row(grid, i.period(), texts.text("grid.level"), i.level());
            CoefficientDocument slope = i.slope();
            if (slope != null && !slope.isAbsent()) {
                row(grid, i.period(), texts.text("grid.slope"), slope);
            }
        }
        add(grid);
    }

    private void row(GridBuilder grid, String period, String what, CoefficientDocument coefficient) {
        Double error = coefficient.standardError();
        Precision precision = precision(coefficient.estimate(), error);
        grid.row(Cell.of(period), Cell.of(what), number(coefficient.estimate(), precision), number(error, precision));
    }

    private void coefficients() {
        List<NamedCoefficient> coefficients = own.regressions().coefficients();
        if (coefficients == null || own.regressions().eventStudy() != null) {
            return;
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.coefficients"), MOST_ROWS)
                .words("regressor")
                .numbers("estimate", view.estimateHeading())
                .numbers("error");
        for (NamedCoefficient c : coefficients) {
            Double error = c.standardError();
            Precision precision = precision(c.estimate(), error);
            grid.row(Cell.of(c.name()), number(c.estimate(), precision), number(error, precision));
        }
        add(grid);
    }

    private void eventStudy() {
        List<EventStudyPoint> points = own.regressions().eventStudy();
        if (points == null || own.groupTime().attgt() != null) {
            return;
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.eventStudy"), MOST_ROWS)
                .numbers("eventTime")
                .numbers("estimate", view.estimateHeading())
                .numbers("error")
                .words(
                        "interval",
                        interval(points.stream().map(EventStudyPoint::interval).toList()))
                .numbers("treatedUnits");
        List<EventStudyPoint> near =
                points.stream().filter(p -> p.eventTime() >= EARLIEST).toList();
        grid.skip(points.size() - near.size());
        for (EventStudyPoint p : near) {
            grid.row(
                    whole(p.eventTime()),
                    p.reference()
                            ? Cell.of(p.estimate(), texts.text("chart.reference"))
                            : number(p.estimate(), view.precision()),
                    number(p.standardError(), view.precision()),
                    range(p.interval(), view.precision()),
                    Cell.of(p.treatedUnits(), Integer.toString(p.treatedUnits())));
        }
        add(grid);
    }

    private void comparisons() {
        List<Comparison> comparisons = own.regressions().comparisons();
        if (comparisons == null) {
            return;
        }
        Map<String, double[]> types = new LinkedHashMap<>();
        for (String type : List.of("TREATED_VS_NEVER", "EARLIER_VS_LATER", "LATER_VS_EARLIER", "LATER_VS_ALWAYS")) {
            types.put(type, new double[3]);
        }
        for (Comparison c : comparisons) {
            double[] sums = types.computeIfAbsent(c.type(), t -> new double[3]);
            sums[0] += c.weight();
            sums[1] += c.weight() * c.estimate();
            sums[2]++;
        }
        GridBuilder kinds = new GridBuilder(texts, texts.text("grid.kinds"), MOST_ROWS)
                .words("comparison")
                .numbers("count")
                .numbers("weight")
                .numbers("estimate", view.estimateHeading());
        types.forEach((type, sums) -> {
            if (sums[2] > 0) {
                kinds.row(
                        Cell.of(type, texts.label("comparison", type)),
                        whole((int) sums[2]),
                        weight(sums[0]),
                        view.cell(sums[1] / sums[0], found.estimate() == null ? 1 : found.estimate()));
            }
        });
        add(kinds);
        heaviest(comparisons);
    }

    private void heaviest(List<Comparison> comparisons) {
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.comparisons"), FEW_ROWS)
                .words("treated")
                .words("control")
                .words("comparison")
                .numbers("weight")
                .numbers("estimate", view.estimateHeading());
        comparisons.stream()
                .sorted((one, other) -> Double.compare(other.weight(), one.weight()))
                .forEach(c -> grid.row(
                        Cell.of(c.treated()),
                        Cell.of(c.control(), texts.label("control", c.control())),
                        Cell.of(c.type(), texts.label("comparison", c.type())),
                        weight(c.weight()),
                        view.cell(c.estimate(), found.estimate() == null ? 1 : found.estimate())));
        add(grid);
    }

    private void sensitivity() {
        List<DesignParts.RobustInterval> intervals = own.design().sensitivity();
        if (intervals == null) {
            return;
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.sensitivity"), MOST_ROWS)
                .numbers("m", "m")
                .words(
                        "interval",
                        interval(List.of(
                                found.interval() == null ? new IntervalDocument(0.95, null, null) : found.interval())))
                .words("excludesZero");
        for (DesignParts.RobustInterval i : intervals) {
            IntervalDocument robust = new IntervalDocument(0.5, i.low(), i.high());
            grid.row(
                    Cell.of(i.m(), SensitivityChart.number(numerals, i.m())),
                    Cell.of(numerals.range(robust, view.precision())),
                    Cell.of(texts.text(robust.contains(0) ? "no" : "yes")));
        }
        add(grid);
    }

    private void power() {
        List<DesignParts.PowerPoint> curve = own.design().curve();
        if (curve == null) {
            return;
        }
        double largest = curve.get(curve.size() - 1).effect();
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.power"), MOST_ROWS)
                .numbers("effect")
                .numbers("found");
        curve.forEach(
                p -> grid.row(view.cell(p.effect(), largest), Cell.of(p.power(), numerals.percent(p.power(), 0))));
        add(grid);
    }

    /** From the start on: before it there is no effect to see, and the chart shows the fit. */
    private void path() {
        EffectScale scale = EffectScale.of(view.subject().transform());
        List<PathPoint> after = found.path().stream()
                .dropWhile(p -> !p.period().equals(view.subject().start()))
                .toList();
        if (after.isEmpty() || found.estimate() == null || own.groupTime().attgt() != null) {
            return; // of group-time effects the averages say more than a path over changing units
        }
        EffectWords words = view.words();
        List<PathPoint> shown = scale == EffectScale.PLAIN
                ? after
                : EffectScale.shown(view.effect()).path().stream()
                        .dropWhile(p -> !p.period().equals(view.subject().start()))
                        .toList();
        if (shown.stream().noneMatch(p -> p.low() != null || p.high() != null)) {
            return; // a point without an interval is not shown
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.path"), MOST_ROWS)
                .words("period")
                .numbers("observed")
                .numbers("counterfactual")
                .numbers(
                        "effect",
                        scale == EffectScale.PERCENT
                                ? texts.text("column.inUnit", "column", texts.text("column.effect"), "unit", "%")
                                : texts.text("column.effect"))
                .words("interval", interval(found.interval() == null ? List.of() : List.of(found.interval())));
        for (PathPoint p : shown) {
            grid.row(
                    Cell.of(p.period()),
                    number(p.observed(), words.outcomePrecision()),
                    number(p.counterfactual(), words.outcomePrecision()),
                    number(p.effect(), words.precision()),
                    range(new IntervalDocument(0.5, p.low(), p.high()), words.precision()));
        }
        add(grid);
    }

    private String interval(List<@Nullable IntervalDocument> intervals) {
        for (IntervalDocument interval : intervals) {
            if (interval != null) {
                return texts.text("column.interval", "level", numerals.level(interval.level()));
            }
        }
        return texts.text("column.anyInterval");
    }

    private Cell range(@Nullable IntervalDocument interval, Precision precision) {
        return interval == null || (interval.low() == null && interval.high() == null)
                ? Cell.absent("")
                : Cell.of(numerals.range(interval, precision));
    }

    private Cell number(@Nullable Double value, Precision precision) {
        return Cell.of(value, precision, numerals);
    }

    private Cell weight(double weight) {
        return number(weight, new Precision(3));
    }

    private Cell whole(int value) {
        return Cell.of(value, numerals);
    }

    private static Precision precision(double estimate, @Nullable Double error) {
        return Precision.ofError(error == null ? Math.abs(estimate) / 100 : error, 12);
    }
}
