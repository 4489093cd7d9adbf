package org.hengce.presentation.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** The numbers of a path and of its gap, a row for each period; in the units that they are drawn in. */
final class PathTable {
    private final Series series;
    private final ChartSubject subject;
    private final EffectDocument effect;
    private final EffectWords words;
    private final Texts texts;
    private final Numerals numerals;

    PathTable(Series series, ChartSubject subject, EffectDocument effect, EffectWords words) {
        this.series = series;
        this.subject = subject;
        this.effect = effect;
        this.words = words;
        texts = Texts.of(subject.language());
        numerals = new Numerals(subject.language());
    }

    /** An end of a point's interval at this level; null where there is none. */
    private interface End extends BiFunction<PathPoint, Double, @Nullable Double> {}

    Grid counterfactual(String title) {
        String unit = words.outcomeUnit();
        Precision precision = words.outcomePrecision();
        GridBuilder grid = new GridBuilder(texts, title)
                .words("period")
                .words("phase")
                .numbers("observed", unit, precision)
                .numbers("counterfactual", unit, precision);
        return table(
                grid,
                unit,
                precision,
                point -> List.of(
                        Cell.of(point.observed(), precision, numerals),
                        Cell.of(point.counterfactual(), precision, numerals)),
                (point, level) -> series.counterfactualLow(point, level),
                (point, level) -> series.counterfactualHigh(point, level));
    }

    Grid gap(String title) {
        String unit = words.unit();
        Precision precision = words.precision();
        GridBuilder grid =
                new GridBuilder(texts, title).words("period").words("phase").numbers("effect", unit, precision);
        return table(
                grid,
                unit,
                precision,
                point -> List.of(Cell.of(point.effect(), precision, numerals)),
                (point, level) -> Series.end(point, level, true),
                (point, level) -> Series.end(point, level, false));
    }

    private Grid table(
            GridBuilder grid,
            String unit,
            Precision precision,
            Function<PathPoint, List<Cell>> values,
            End low,
            End high) {
        IntervalDocument interval = effect.interval();
        List<Double> inner = series.narrowerLevels();
        grid.ends(unit, precision).numbers("level", "", new Precision(2));
        for (double level : inner) {
            grid.ends(suffix(level), numerals.level(level), unit, precision);
        }
        grid.flags();
        for (int i = 0; i < series.size(); i++) {
            PathPoint point = series.point(i);
            List<Cell> row = new ArrayList<>();
            boolean after = i >= series.start();
            row.add(Cell.of(point.period()));
            row.add(Cell.of(after ? "AFTER" : "BEFORE", texts.text(after ? "chart.after" : "chart.before")));
            row.addAll(values.apply(point));
            row.add(Cell.of(low.apply(point, Series.OUTERMOST), precision, numerals));
            row.add(Cell.of(high.apply(point, Series.OUTERMOST), precision, numerals));
            boolean known = point.low() != null || point.high() != null;
            row.add(
                    interval == null || !known
                            ? Cell.absent("")
                            : Cell.of(interval.level(), numerals.level(interval.level())));
            for (double level : inner) {
                row.add(Cell.of(low.apply(point, level), precision, numerals));
                row.add(Cell.of(high.apply(point, level), precision, numerals));
            }
            row.add(Flags.of(
                    texts,
                    after && !known ? "NO_INTERVAL" : "",
                    after && subject.provisional() ? "PROVISIONAL" : "",
                    series.breaksBefore(i) ? "OTHER_UNITS" : ""));
            grid.row(row);
        }
        return grid.build();
    }

    /** {@code 80} for 0.8, {@code 99_5} for 0.995. */
    static String suffix(double level) {
        return BigDecimal.valueOf(level)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', '_');
    }
}
