package org.hengce.presentation.table;

import java.util.regex.Pattern;

/**
 * A column of a table.
 *
 * @param name for machines: {@code [a-z][a-z0-9_]*}, the same in every language
 * @param heading for readers, in their language, without the unit
 * @param unit of its numbers; empty where they have none, or each row has its own
 * @param kind what its cells are
 * @param decimals to which a program that rounds shows its numbers; the numbers themselves are not rounded
 */
public record Column(String name, String heading, String unit, Kind kind, int decimals) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** What the cells of a column are. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** A number. */
        NUMBER,
        /** The lower end of an interval. */
        LOWER,
        /** The upper end of an interval. */
        UPPER,
        /** A mark: a wire name for machines, a word for readers, empty where there is nothing to say. */
        FLAG;

        /** Whether cells are numbers: they stand at the right. */
        public boolean numeric() {
            return this == NUMBER || this == LOWER || this == UPPER;
        }
    }

    /** Checks the name. */
    public Column {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("%s is no name for a column".formatted(name));
        }
    }

    /** Whether its cells are numbers. */
    public boolean numeric() {
        return kind.numeric();
    }

    /** The heading with the unit behind it, where there is one. */
    public String titled() {
        return unit.isEmpty() ? heading : "%s (%s)".formatted(heading, unit);
    }
}
