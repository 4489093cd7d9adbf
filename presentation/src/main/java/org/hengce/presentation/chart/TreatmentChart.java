package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.UnitHistory.Spell;
import org.hengce.presentation.chart.UnitHistory.State;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;

/** Who was treated when: units by periods, sorted by cohort; very many units are one row for each cohort. */
public final class TreatmentChart extends RowFigure {
    private static final double CELL = 14;
    private static final double NARROWEST_CELL = 6;

    private final List<String> periods;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<UnitHistory> units;
    private final List<Drawn> drawn = new ArrayList<>();

    /** A row: one unit, or a cohort of them. */
    private record Drawn(String label, String value, int start, List<Stretch> others) {}

    /** Periods next to each other in one state, by their places. */
    private record Stretch(State state, int from, int to) {}

    /**
     * The chart of a panel.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param periods of the panel, in order; spells beyond them are cut
     * @throws IllegalArgumentException if there are no units or no periods
     */
    public TreatmentChart(String id, Language language, List<String> periods, List<UnitHistory> units) {
        super(id, Kind.TREATMENT, language);
        if (periods.isEmpty() || units.isEmpty()) {
            throw new IllegalArgumentException(
                    "%d units over %d periods are no grid".formatted(units.size(), periods.size()));
        }
        this.periods = List.copyOf(periods);
        for (int i = 0; i < periods.size(); i++) {
            places.putIfAbsent(periods.get(i), i);
        }
        this.units = units.stream()
                .sorted(Comparator.comparingInt(this::start).thenComparing(UnitHistory::code))
                .toList();
        if (units.size() <= Rows.MOST) {
            this.units.forEach(unit -> drawn.add(new Drawn(unit.name(), "", start(unit), others(unit))));
        } else {
            cohorts();
        }
    }

    private void cohorts() {
        Map<Integer, Integer> sizes = new LinkedHashMap<>();
        units.forEach(unit -> sizes.merge(start(unit), 1, Integer::sum));
        sizes.forEach((start, size) -> drawn.add(new Drawn(
                start < periods.size() ? periods.get(start) : texts.text("chart.treatment.never"),
                texts.text("chart.treatment.units", "count", Integer.toString(size)),
                start,
                List.of())));
    }

    /** The place of the first treated period; that behind the last for never within the panel. */
    private int start(UnitHistory unit) {
        String from = unit.treatedFrom();
        if (from == null) {
            return periods.size();
        }
        Integer known = places.get(from);
        return known != null ? known : from.compareTo(periods.get(0)) < 0 ? 0 : periods.size();
    }

    private List<Stretch> others(UnitHistory unit) {
        List<Stretch> stretches = new ArrayList<>();
        for (Spell spell : unit.spells()) {
            int from = places.getOrDefault(spell.from(), 0);
            int to = places.getOrDefault(spell.to(), periods.size() - 1);
            if (from <= to) {
                stretches.add(new Stretch(spell.state(), from, to));
            }
        }
        return stretches;
    }

    private List<Drawn> shown() {
        return drawn.subList(0, Math.min(Rows.MOST, drawn.size()));
    }

    @Override
    List<Row> rows() {
        return shown().stream()
                .map(row -> Row.of(row.label(), row.value(), "hc-quiet"))
                .toList();
    }

    @Override
    XAxis axis() {
        return new Cells(periods);
    }

    /** Each period has a cell of its own. */
    private record Cells(List<String> periods) implements XAxis {
        @Override
        public double from() {
            return -0.5;
        }

        @Override
        public double to() {
            return periods.size() - 0.5;
        }

        @Override
        public List<Label> labels(double room) {
            double widest = periods.stream()
                    .mapToDouble(p -> Lines.width(p, Header.SMALL))
                    .max()
                    .orElse(1);
            return Ticks.periods(periods, (int) (room / (widest + 14))).stream()
                    .map(index -> new Label(index, Lines.shortened(periods.get(index), Header.SMALL, room)))
                    .toList();
        }
    }

    @Override
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        names.add(name(State.TREATED));
        names.add(name(State.WAITING));
        for (State state : List.of(State.OTHER_POLICY, State.MISSING)) {
            if (shown().stream().anyMatch(row -> row.others().stream().anyMatch(s -> s.state() == state))) {
                names.add(name(state));
            }
        }
        return names;
    }

    private Name name(State state) {
        return new Name(texts.label("state", state), "hc-quiet", style(state), Sample.AREA, 0);
    }

    private static String style(State state) {
        return switch (state) {
            case WAITING -> "hc-cell";
            case TREATED -> "hc-modelled hc-fill";
            case OTHER_POLICY -> "hc-unclear hc-fill-open";
            case MISSING -> "hc-missing";
        };
    }

    @Override
    void draw(Markup svg, RowPlot plot) {
        for (int row = 0; row < shown().size(); row++) {
            Drawn of = shown().get(row);
            stretch(svg, plot, row, new Stretch(State.WAITING, 0, of.start() - 1), CELL);
            stretch(svg, plot, row, new Stretch(State.TREATED, of.start(), periods.size() - 1), CELL);
        }
        columns(svg, plot);
        for (int row = 0; row < shown().size(); row++) {
            for (Stretch other : shown().get(row).others()) {
                stretch(svg, plot, row, other, other.state() == State.MISSING ? CELL : CELL / 2);
            }
        }
    }

    /** Lines between the periods, as long as they leave something between them. */
    private void columns(Markup svg, RowPlot plot) {
        if (plot.x().at(1) - plot.x().at(0) < NARROWEST_CELL) {
            return;
        }
        for (int period = 1; period < periods.size(); period++) {
            plot.down(svg, "hc-between", period - 0.5);
        }
    }

    private static void stretch(Markup svg, RowPlot plot, int row, Stretch stretch, double thickness) {
        if (stretch.from() <= stretch.to()) {
            plot.bar(svg, style(stretch.state()), row, stretch.from() - 0.5, stretch.to() + 0.5, thickness);
        }
    }

    @Override
    Caption caption() {
        List<Integer> starts = units.stream()
                .map(this::start)
                .filter(start -> start < periods.size())
                .toList();
        String title = starts.isEmpty()
                ? texts.text("chart.treatment.none", "units", Integer.toString(units.size()))
                : texts.text(
                        starts.get(0).equals(starts.get(starts.size() - 1))
                                ? "chart.treatment.once"
                                : "chart.treatment",
                        "treated",
                        Integer.toString(starts.size()),
                        "units",
                        Integer.toString(units.size()),
                        "first",
                        periods.get(starts.get(0)),
                        "last",
                        periods.get(starts.get(starts.size() - 1)));
        return new Caption(
                title,
                texts.text(
                                units.size() <= Rows.MOST
                                        ? "chart.subtitle.treatment"
                                        : "chart.subtitle.treatment.cohorts",
                                "from",
                                periods.get(0),
                                "to",
                                periods.get(periods.size() - 1))
                        + Rows.left(texts, shown().size(), drawn.size()),
                texts.text("chart.desc.treatment", "title", title));
    }

    @Override
    public Grid data() {
        GridBuilder grid = new GridBuilder(texts, title())
                .words("unit")
                .words("name")
                .words("state")
                .words("from")
                .words("to")
                .numbers("periods", "", new Precision(0));
        for (UnitHistory unit : units) {
            int start = start(unit);
            row(grid, unit, new Stretch(State.WAITING, 0, start - 1));
            row(grid, unit, new Stretch(State.TREATED, start, periods.size() - 1));
            others(unit).forEach(stretch -> row(grid, unit, stretch));
        }
        return grid.build();
    }

    private void row(GridBuilder grid, UnitHistory unit, Stretch stretch) {
        if (stretch.from() <= stretch.to()) {
            grid.row(
                    Cell.of(unit.code()),
                    Cell.of(unit.name()),
                    Cell.of(stretch.state().name(), texts.label("state", stretch.state())),
                    Cell.of(periods.get(stretch.from())),
                    Cell.of(periods.get(stretch.to())),
                    Cell.of(stretch.to() - stretch.from() + 1.0, new Precision(0), numerals));
        }
    }
}
