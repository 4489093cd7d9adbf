package org.hengce.policy.workbooks;

import java.util.List;
import java.util.Map;

/**
 * A column of a sheet.
 *
 * @param name as its first row says it: the way to the field in the JSON, as {@code title.zh}
 * @param enumeration by its name, of a column in which one of its values stands
 */
record ColumnShape(String name, Kind kind, Map<String, List<String>> enumeration) {
    /** What stands in a cell. */
    enum Kind {
        /** A text as it is, with the spaces around it. */
        TEXT,
        /** A code, a day or a period: spaces around it mean nothing. */
        TOKEN,
        NUMBER,
        /** Several codes with {@code ;} between. */
        LIST
    }

    /** The values that may stand here; empty where that is not so. */
    List<String> values() {
        return enumeration.values().stream().findFirst().orElse(List.of());
    }

    /** The way to the field, part by part. */
    List<String> way() {
        return List.of(name.split("\\.", -1));
    }

    /** Whether a field, as violations name it, stands in this column: {@code sectors[3]} stands in {@code sectors}. */
    boolean has(String field) {
        return field.equals(name)
                || field.startsWith(name + "[")
                || field.startsWith(name + ".")
                || name.startsWith(field + ".");
    }
}
