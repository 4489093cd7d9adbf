package org.hengce.policy.workbooks;

/**
 * Where a cell is.
 *
 * @param order of its sheet among the others
 * @param row from 1
 * @param column from 0
 */
public record CellPlace(int order, String sheet, int row, int column) {
    private static final int LETTERS = 'Z' - 'A' + 1;

    /** As spreadsheet programs name it: {@code Coverage!C14}. */
    public String name() {
        return sheet + "!" + letters(column) + row;
    }

    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }
}
