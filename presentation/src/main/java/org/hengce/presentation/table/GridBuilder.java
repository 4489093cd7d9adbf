package org.hengce.presentation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.words.Texts;

/** Makes a table column by column and row by row; where only so many rows are to be shown, it says how many more there are. */
public final class GridBuilder {
    private static final Pattern CAPITAL = Pattern.compile("[.]?(\\p{Lu})|[.]");

    private final Texts texts;
    private final String title;
    private final int atMost;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private int more;

    /** A table of any number of rows. */
    public GridBuilder(Texts texts, String title) {
        this(texts, title, Integer.MAX_VALUE);
    }

    /** A table of at most so many rows. */
    public GridBuilder(Texts texts, String title, int atMost) {
        this.texts = texts;
        this.title = title;
        this.atMost = atMost;
    }

    /** A column of words, headed by the text {@code column.key} and named after it. */
    public GridBuilder words(String key) {
        return words(key, texts.text("column." + key));
    }

    /** A column of words, named after the key. */
    public GridBuilder words(String key, String heading) {
        return column(new Column(name(key), heading, "", Column.Kind.TEXT, 0));
    }

    /** A column of numbers without a unit, headed by the text {@code column.key} and named after it. */
    public GridBuilder numbers(String key) {
        return numbers(key, texts.text("column." + key));
    }

    /** A column of numbers whose heading names their unit, if they have one. */
    public GridBuilder numbers(String key, String heading) {
        return column(new Column(name(key), heading, "", Column.Kind.NUMBER, 0));
    }

    /** A column of numbers in this unit, headed by the text {@code column.key} and named after it. */
    public GridBuilder numbers(String key, String unit, Precision precision) {
        return column(new Column(
                name(key), texts.text("column." + key), unit, Column.Kind.NUMBER, Math.max(0, precision.decimals())));
    }

    /** The two ends of intervals, {@code lower} and {@code upper}. */
    public GridBuilder ends(String unit, Precision precision) {
        String both = texts.text("column.anyInterval");
        return end(Column.Kind.LOWER, "lower", texts.text("column.lower"), unit, precision, both)
                .end(Column.Kind.UPPER, "upper", texts.text("column.upper"), unit, precision, both);
    }

    /**
     * The two ends of intervals of one level beside others.
     *
     * @param suffix of the names: {@code 80} for {@code lower_80}
     * @param level as it is written
     */
    public GridBuilder ends(String suffix, String level, String unit, Precision precision) {
        String both = texts.text("column.intervalOf", "level", level);
        String lower = texts.text("column.lowerOf", "level", level);
        String upper = texts.text("column.upperOf", "level", level);
        return end(Column.Kind.LOWER, "lower_" + suffix, lower, unit, precision, both)
                .end(Column.Kind.UPPER, "upper_" + suffix, upper, unit, precision, both);
    }

    private GridBuilder end(
            Column.Kind kind, String name, String heading, String unit, Precision precision, String both) {
        return column(new Column(name, heading, unit, kind, Math.max(0, precision.decimals()), both));
    }

    /** Marks, in the column {@code flag}. */
    public GridBuilder flags() {
        return column(new Column("flag", texts.text("column.flag"), "", Column.Kind.FLAG, 0));
    }

    /** A row, a cell for each column. */
    public GridBuilder row(Cell... cells) {
        return row(List.of(cells));
    }

    /** A row, a cell for each column. */
    public GridBuilder row(List<Cell> cells) {
        if (rows.size() < atMost) {
            rows.add(List.copyOf(cells));
        } else {
            more++;
        }
        return this;
    }

    /** Counts rows that are left out from the beginning. */
    public void skip(int count) {
        more += count;
    }

    /** Whether it has no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table. */
    public Grid build() {
        String note = more == 0 ? "" : texts.text("grid.more", "count", Integer.toString(more));
        return new Grid(title, columns, rows, note);
    }

    private GridBuilder column(Column column) {
        columns.add(column);
        return this;
    }

    /** {@code treatedUnits} is {@code treated_units}. */
    private static String name(String key) {
        return CAPITAL.matcher(key).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
