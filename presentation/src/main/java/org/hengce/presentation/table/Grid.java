package org.hengce.presentation.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table, however it is shown.
 *
 * @param title what it is a table of
 * @param columns with their names and headings; no name twice
 * @param rows cells, as many in each as there are columns; a cell of a column of numbers has one or is absent
 * @param note below it; empty for none
 */
public record Grid(String title, List<Column> columns, List<List<Cell>> rows, String note) {
    /** Copies the lists and checks that every row has all cells. */
    public Grid {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are called " + column.name());
            }
        }
        List<List<Cell>> copies = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("%d cells under %d headings".formatted(row.size(), columns.size()));
            }
            copies.add(List.copyOf(row));
        }
        rows = Collections.unmodifiableList(copies);
    }

    /** The same with another note below it. */
    public Grid withNote(String other) {
        return new Grid(title, columns, rows, other);
    }
}
