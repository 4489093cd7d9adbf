package org.hengce.kit.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Rows in a workbook, written as they come: where a sheet is full the next one begins, with the same header. */
final class Sheets implements Closeable {
    /** As many as Excel shows. */
    private static final int ROWS = 1_048_576;

    /** Characters; Excel takes a file with a longer text for damaged. */
    private static final int LONGEST = 32_767;

    private static final String CUT = "…";

    /** Texts from this length on are hardly ever the same twice: they need not be kept to the end to be written once. */
    private static final int LONG = 256;

    private final Workbook workbook;
    private final List<String> header;
    private int sheets;
    private int row;
    private Worksheet sheet;

    Sheets(OutputStream out, List<String> header) {
        this.workbook = new Workbook(out, "Hengce", null);
        this.header = header;
        this.sheet = next();
    }

    private Worksheet next() {
        sheets++;
        Worksheet made = workbook.newWorksheet(sheets == 1 ? "data" : "data " + sheets);
        for (int column = 0; column < header.size(); column++) {
            made.value(0, column, header.get(column));
        }
        made.freezePane(0, 1);
        row = 1;
        return made;
    }

    void add(List<@Nullable Object> cells) throws IOException {
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
                add(column, fitting(Cells.text(cell.toString())));
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

    void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
