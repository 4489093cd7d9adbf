package org.hengce.kit.workbook;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet that is written row by row; where it is full the next one begins, with the same header. */
public final class NewSheet {
    /** As many as Excel shows. */
    private static final int ROWS = 1_048_576;

    /** Characters; Excel takes a file with a longer text for damaged. */
    private static final int LONGEST = 32_767;

    private static final String CUT = "…";

    /** Texts from this length on are hardly ever the same twice: they need not be kept to the end to be written once. */
    private static final int LONG = 256;

    private static final String AS_TEXT = "@";

    private final Workbook workbook;
    private final String name;
    private final List<List<String>> header;
    private int sheets;
    private int row;
    private Worksheet sheet;

    NewSheet(Workbook workbook, String name, List<List<String>> header) {
        this.workbook = workbook;
        this.name = name;
        this.header = header;
        this.sheet = next();
    }

    private Worksheet next() {
        sheets++;
        Worksheet made = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (int line = 0; line < header.size(); line++) {
            for (int column = 0; column < header.get(line).size(); column++) {
                made.value(line, column, header.get(line).get(column));
            }
        }
        if (!header.isEmpty()) {
            made.freezePane(0, header.size());
        }
        row = header.size();
        return made;
    }

    /** Adds a row: numbers as numbers, all else as text that is not computed. */
    public void add(List<? extends @Nullable Object> cells) throws IOException {
        if (row == ROWS) {
            sheet.finish();
            sheet = next();
        }
        for (int column = 0; column < cells.size(); column++) {
            @Nullable Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cell != null) {
                // As text it is not computed here, but it would be once the sheet is saved as CSV.
                add(column, fitting(EscapedText.written(Cells.text(cell.toString()))));
            }
        }
        row++;
    }

    private void add(int column, String text) {
        if (text.length() < LONG) {
            sheet.value(row, column, text);
        } else {
            sheet.inlineString(row, column, text);
        }
    }

    private static String fitting(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** How wide a column is, in characters. */
    public void width(int column, int characters) {
        sheet.width(column, characters);
    }

    /** Has what is typed into the next rows of a column stay the text that it is: {@code 00123}, {@code 2020-01}. */
    public void asText(int column, int rows) {
        sheet.range(row, column, row + rows - 1, column).style().format(AS_TEXT).set();
    }

    /**
     * Offers values for the next rows of a column, and refuses others.
     *
     * @param values where they stand, as {@code Codes!$A$3:$A$7}
     */
    public void oneOf(int column, int rows, String values, String otherwise) {
        sheet.range(row, column, row + rows - 1, column)
                .validateWithListByFormula(values)
                .allowBlank(true)
                .showErrorMessage(true)
                .errorTitle(name)
                .error(otherwise);
    }

    /** Writes the rows so far, so that they need not be kept. */
    public void flush() throws IOException {
        sheet.flush();
    }

    void finish() throws IOException {
        sheet.finish();
    }
}
