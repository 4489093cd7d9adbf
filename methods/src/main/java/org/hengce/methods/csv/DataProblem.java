package org.hengce.methods.csv;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a file.
 *
 * @param kind for programs
 * @param line on which the row begins, from 1; 0 where it concerns the file as a whole
 * @param column its name; null where it concerns the row or the file
 * @param english what was found and what to do
 * @param chinese the same in Chinese
 */
public record DataProblem(
        PanelDataException.Code kind, long line, @Nullable String column, String english, String chinese) {
    /** The sentence with its place in front, in English. */
    public String inEnglish() {
        return place("line %d, column %s: ", "line %d: ", "column %s: ") + english;
    }

    /** The sentence with its place in front, in Chinese. */
    public String inChinese() {
        return place("第 %d 行，列 %s：", "第 %d 行：", "列 %s：") + chinese;
    }

    private String place(String cell, String row, String ofColumn) {
        if (line > 0) {
            return column == null ? row.formatted(line) : cell.formatted(line, column);
        }
        return column == null ? "" : ofColumn.formatted(column);
    }
}
