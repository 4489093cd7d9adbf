package org.hengce.reports.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;

/**
 * A table as readers see it, narrower than the one for programs: both ends of an interval share a column, whose heading has the
 * level where it is the same everywhere; a unit that several columns share, and no other has, is said once; columns that say nothing
 * are left out.
 */
public final class ReadersGrid {
    private static final String LEVEL = "level";

    private final Grid grid;
    private final Texts texts;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    private ReadersGrid(Grid grid, Texts texts) {
        this.grid = grid;
        this.texts = texts;
        grid.rows().forEach(row -> rows.add(new ArrayList<>()));
    }

    /** The table as it is shown. */
    public static Grid of(Grid grid, Texts texts) {
        return new ReadersGrid(grid, texts).narrowed();
    }

    private Grid narrowed() {
        String level = commonLevel();
        List<String> units = new ArrayList<>();
        for (int i = 0; i < grid.columns().size(); i++) {
            Column column = grid.columns().get(i);
            if (i > 0 && (!says(i) || (column.name().equals(LEVEL) && !level.isEmpty()))) {
                continue;
            }
            if (!column.unit().isEmpty()) {
                units.add(column.unit());
            }
            if (isLower(i) && says(i + 1)) {
                interval(i, level);
                i++;
            } else {
                columns.add(column);
                for (int row = 0; row < rows.size(); row++) {
                    rows.get(row).add(grid.rows().get(row).get(i));
                }
            }
        }
        // Of one column alone it says nothing of the others, which may have units of their own in each row.
        if (units.size() < 2 || new HashSet<>(units).size() > 1) {
            return new Grid(grid.title(), columns, rows, grid.note());
        }
        String unit = units.get(0);
        String title = names(grid.title(), unit) ? grid.title() : "%s (%s)".formatted(grid.title(), unit);
        return new Grid(title, columns.stream().map(Column::withoutUnit).toList(), rows, grid.note());
    }

    /** As a word of its own: the unit t is not named by a title that says "treated". */
    private static boolean names(String title, String unit) {
        return Pattern.compile("(?<!\\p{IsLatin})%s(?!\\p{IsLatin})".formatted(Pattern.quote(unit)))
                .matcher(title)
                .find();
    }

    private boolean isLower(int column) {
        return grid.columns().get(column).kind() == Column.Kind.LOWER
                && column + 1 < grid.columns().size()
                && grid.columns().get(column + 1).kind() == Column.Kind.UPPER
                && !grid.columns().get(column).both().isEmpty();
    }

    private void interval(int lower, String level) {
        Column column = grid.columns().get(lower);
        boolean plain = column.name().equals("lower") && !level.isEmpty();
        columns.add(new Column(
                column.name(),
                plain ? texts.text("column.intervalOf", "level", level) : column.both(),
                column.unit(),
                Column.Kind.LOWER,
                column.decimals()));
        for (int row = 0; row < rows.size(); row++) {
            List<Cell> cells = grid.rows().get(row);
            rows.get(row).add(interval(cells.get(lower), cells.get(lower + 1)));
        }
    }

    private Cell interval(Cell low, Cell high) {
        boolean absent = low.text().equals(Cell.ABSENT) && high.text().equals(Cell.ABSENT);
        return absent ? low : Cell.of("", texts.text("periods.fromTo", "from", low.text(), "to", high.text()));
    }

    /** The level of all intervals, as it is written; empty where there are several, or none. */
    private String commonLevel() {
        for (int i = 0; i < grid.columns().size(); i++) {
            if (grid.columns().get(i).name().equals(LEVEL)
                    && grid.columns().stream().anyMatch(this::isPlainLower)) {
                int column = i;
                Set<String> levels = new HashSet<>();
                grid.rows().forEach(row -> levels.add(row.get(column).text()));
                levels.remove(Cell.ABSENT);
                levels.remove("");
                return levels.size() == 1 ? levels.iterator().next() : "";
            }
        }
        return "";
    }

    private boolean isPlainLower(Column column) {
        return column.kind() == Column.Kind.LOWER && column.name().equals("lower");
    }

    private boolean says(int column) {
        return grid.rows().stream()
                .map(row -> row.get(column).text())
                .anyMatch(text -> !text.isEmpty() && !text.equals(Cell.ABSENT));
    }
}
