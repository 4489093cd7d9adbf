package org.hengce.policy.imports;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a file.
 *
 * @param part of the file, by its order: a sheet
 * @param line from 1
 * @param cell of a workbook, as {@code Coverage!C14}; null in files of lines
 */
record Place(int part, int line, @Nullable String cell) {
    static final Comparator<Place> IN_ORDER =
            Comparator.comparingInt(Place::part).thenComparingInt(Place::line);

    /** As a problem document names a field there. */
    String violation(String field) {
        if (cell != null) {
            return cell;
        }
        return "lines[%d]%s".formatted(line, field.isEmpty() ? "" : "." + field);
    }
}
