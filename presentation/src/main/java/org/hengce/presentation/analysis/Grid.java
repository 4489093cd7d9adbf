package org.hengce.presentation.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table, however it is shown.
 *
 * @param columns with their headings
 * @param rows cells, as many in each as there are columns
 * @param note below it; empty for none
 */
public record Grid(String title, List<Column> columns, List<List<String>> rows, String note) {
    /** Copies the lists and checks that every row has all cells. */
    public Grid {
        columns = List.copyOf(columns);
        List<List<String>> copies = new ArrayList<>();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("%d cells under %d headings".formatted(row.size(), columns.size()));
            }
            copies.add(List.copyOf(row));
        }
        rows = Collections.unmodifiableList(copies);
    }

    /** A column; numbers stand at its right. */
    public record Column(String heading, boolean numeric) {}
}
