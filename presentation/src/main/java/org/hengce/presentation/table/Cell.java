package org.hengce.presentation.table;

import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text as readers see it, rounded and in their language
 * @param number as it is, not rounded; null in words and where there is none
 * @param code for machines, of words: a wire name where there is one, else the text; of a number that is not there, why; else
 *     empty
 */
public record Cell(String text, @Nullable Double number, String code) {
    /** What stands where there is no number. */
    public static final String ABSENT = "–";

    /** Checks that a number is one. */
    public Cell {
        if (number != null && !Double.isFinite(number)) {
            throw new IllegalArgumentException("%s is no number for a cell".formatted(number));
        }
    }

    /** Words of the reader's language, or a name. */
    public static Cell of(String text) {
        return new Cell(text, null, text);
    }

    /** A wire name, and the words for it. */
    public static Cell of(String code, String text) {
        return new Cell(text, null, code);
    }

    /** A number as it is, and as it is written. */
    public static Cell of(double number, String text) {
        return new Cell(text, number, "");
    }

    /** How many there are of something, or a rank. */
    public static Cell of(int count, Numerals numerals) {
        return of((double) count, new Precision(0), numerals);
    }

    /** A number written with this precision; {@link #absent} where there is none. */
    public static Cell of(@Nullable Double number, Precision precision, Numerals numerals) {
        return number == null || !Double.isFinite(number)
                ? absent("")
                : new Cell(numerals.number(number, precision), number, "");
    }

    /** A share of 1, shown as a percentage; {@link #absent} where there is none. */
    public static Cell ofShare(@Nullable Double share, Numerals numerals) {
        return share == null || !Double.isFinite(share) ? absent("") : new Cell(numerals.share(share), share, "");
    }

    /**
     * No number.
     *
     * @param reason why; empty where nothing says it
     */
    public static Cell absent(String reason) {
        return new Cell(ABSENT, null, reason);
    }
}
