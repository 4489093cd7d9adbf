package org.hengce.reports.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;

/** A table as paper has room for it: the unit that all numbers share is said once, and columns that say nothing are left out. */
final class PrintGrid {
    private PrintGrid() {}

    static Grid of(Grid grid) {
        List<Integer> kept = new ArrayList<>();
        Set<String> units = new HashSet<>();
        for (int i = 0; i < grid.columns().size(); i++) {
            if (i == 0 || says(grid, i)) {
                kept.add(i);
                units.add(grid.columns().get(i).unit());
            }
        }
        units.remove("");
        String unit = units.size() == 1 ? units.iterator().next() : "";
        List<Column> columns = kept.stream()
                .map(grid.columns()::get)
                .map(c -> unit.isEmpty() ? c : new Column(c.name(), c.heading(), "", c.kind(), c.decimals()))
                .toList();
        List<List<Cell>> rows = grid.rows().stream()
                .map(row -> kept.stream().map(row::get).toList())
                .toList();
        String title =
                unit.isEmpty() || grid.title().contains(unit) ? grid.title() : "%s (%s)".formatted(grid.title(), unit);
        return new Grid(title, columns, rows, grid.note());
    }

    private static boolean says(Grid grid, int column) {
        return grid.rows().stream()
                .map(row -> row.get(column).text())
                .anyMatch(text -> !text.isEmpty() && !text.equals(Cell.ABSENT));
    }
}
