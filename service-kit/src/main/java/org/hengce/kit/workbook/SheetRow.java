package org.hengce.kit.workbook;

import java.util.List;
import java.util.Map;
import org.hengce.kit.problem.Message;

/**
 * A row of a sheet.
 *
 * @param number from 1, as spreadsheet programs show it; each row's is above that of the row before
 * @param texts of its cells from the first column on, as the sheet shows them; empty where there is nothing
 * @param unread why there is no text, of cells that have none though something is in them, by their index
 */
public record SheetRow(int number, List<String> texts, Map<Integer, Message> unread) {
    /** What stands in a column, whether the row reaches so far or not. */
    public String text(int column) {
        return column < texts.size() ? texts.get(column) : "";
    }

    /** Whether there is nothing in it. */
    public boolean isBlank() {
        return unread.isEmpty() && texts.stream().allMatch(String::isBlank);
    }
}
