package org.hengce.presentation.table;

import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A column of a table.
 *
 * @param name for machines: {@code [a-z][a-z0-9_]*}, the same in every language
 * @param heading for readers, in their language, without the unit
 * @param unit of its numbers; empty where they have none, or each row has its own
 * @param kind what its cells are
 * @param decimals to which a program that rounds shows its numbers; the numbers themselves are not rounded
 * @param both of an end of an interval: the heading where both ends share a column; empty for all others
 */
public record Column(String name, String heading, String unit, Kind kind, int decimals, String both) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** What the cells of a column are. */
    @Schema(name = "ColumnKind")
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

    /** A column that is no end of an interval. */
    public Column(String name, String heading, String unit, Kind kind, int decimals) {
        this(name, heading, unit, kind, decimals, "");
    }

    /** Whether its cells are numbers. */
    public boolean numeric() {
        return kind.numeric();
    }

    /** The same without its unit, which is said elsewhere. */
    public Column withoutUnit() {
        return new Column(name, heading, "", kind, decimals, both);
    }

    /** The heading with the unit behind it, where there is one. */
    public String titled() {
        return unit.isEmpty() ? heading : "%s (%s)".formatted(heading, unit);
    }
}
