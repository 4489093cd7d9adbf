package org.hengce.policy.workbooks;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sheet.
 *
 * @param name by which it is known
 * @param path of the list of which each row is an item, as {@code budget.years}; empty for the policies themselves
 * @param key the column with the code of the policy that a row belongs to
 * @param columns beside that
 * @param isList whether an item is a bare code instead of having fields
 */
record SheetShape(String name, String path, ColumnShape key, List<ColumnShape> columns, boolean isList) {
    /** Whether a row is a policy instead of a part of one. */
    boolean isOfPolicies() {
        return path.isEmpty();
    }

    /** The column of this name; null if there is none. */
    @Nullable
    ColumnShape column(String header) {
        if (key.name().equals(header)) {
            return key;
        }
        return columns.stream()
                .filter(column -> column.name().equals(header))
                .findFirst()
                .orElse(null);
    }

    /** The names of all its columns, the key first. */
    List<String> header() {
        return Stream.concat(Stream.of(key.name()), columns.stream().map(ColumnShape::name))
                .toList();
    }
}
