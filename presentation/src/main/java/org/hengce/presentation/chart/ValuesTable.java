package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** The numbers behind a chart of values: a row for each period in which something is known. */
final class ValuesTable {
    private final ValuesChart.Subject subject;
    private final List<ValueSeries> chosen;
    private final boolean compares;
    private final Map<String, Spread> spreads;
    private final List<String> periods;
    private final Texts texts;
    private final Numerals numerals;
    private final List<Row> rows;

    /**
     * A row.
     *
     * @param at index of its period
     */
    private record Row(int at, List<Cell> cells) {}

    /**
     * The table.
     *
     * @param compares whether lowest, median and highest of all stand in it
     */
    ValuesTable(
            ValuesChart.Subject subject,
            List<ValueSeries> chosen,
            boolean compares,
            Map<String, Spread> spreads,
            List<String> periods) {
        this.subject = subject;
        this.chosen = chosen;
        this.compares = compares;
        this.spreads = spreads;
        this.periods = periods;
        texts = Texts.of(subject.language());
        numerals = new Numerals(subject.language());
        rows = rows();
    }

    Grid grid(String title) {
        return new Grid(title, columns(), rows.stream().map(Row::cells).toList(), "");
    }

    /** Where the rows stand on the axis: indices of their periods. */
    List<Integer> places() {
        return rows.stream().map(Row::at).toList();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("period", texts.text("column.period"), "", Column.Kind.TEXT, 0));
        for (ValueSeries each : chosen) {
            String name = "value_" + each.code().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
            boolean taken = columns.stream().anyMatch(column -> column.name().equals(name));
            columns.add(numbers(taken ? name + "_" + columns.size() : name, each.name()));
        }
        if (compares) {
            for (String part : List.of("lowest", "median", "highest")) {
                columns.add(numbers(part, texts.text("chart.values." + part)));
            }
            columns.add(new Column("regions", texts.text("chart.values.regions"), "", Column.Kind.NUMBER, 0));
        }
        columns.add(new Column("flag", texts.text("column.flag"), "", Column.Kind.FLAG, 0));
        return columns;
    }

    private Column numbers(String name, String heading) {
        return new Column(name, heading, subject.unit(), Column.Kind.NUMBER, subject.decimals());
    }

    private List<Row> rows() {
        List<Map<String, ValueSeries.Point>> known =
                chosen.stream().map(ValueSeries::byPeriod).toList();
        List<Row> all = new ArrayList<>();
        for (int at = 0; at < periods.size(); at++) {
            String period = periods.get(at);
            List<ValueSeries.@Nullable Point> points = new ArrayList<>();
            known.forEach(each -> points.add(each.get(period)));
            Spread spread = spreads.get(period);
            if (spread != null || points.stream().anyMatch(Objects::nonNull)) {
                all.add(new Row(at, cells(period, points, spread)));
            }
        }
        return all;
    }

    private List<Cell> cells(String period, List<ValueSeries.@Nullable Point> points, @Nullable Spread spread) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(period));
        points.forEach(point -> cells.add(cell(point == null ? null : point.value())));
        if (compares) {
            cells.add(cell(spread == null ? null : spread.lowest().value()));
            cells.add(cell(spread == null ? null : spread.median()));
            cells.add(cell(spread == null ? null : spread.highest().value()));
            cells.add(spread == null ? Cell.absent("") : Cell.of(spread.count(), numerals));
        }
        boolean provisional = points.stream().anyMatch(point -> point != null && point.provisional())
                || (chosen.isEmpty() && spread != null && spread.provisional());
        cells.add(Flags.of(
                texts, provisional ? "PROVISIONAL" : "", subject.breaks().contains(period) ? "BREAK" : ""));
        return cells;
    }

    private Cell cell(@Nullable Double value) {
        return Cell.of(value, new Precision(subject.decimals()), numerals);
    }
}
