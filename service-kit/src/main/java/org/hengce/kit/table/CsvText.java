package org.hengce.kit.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import org.hengce.kit.workbook.Cells;
import org.jspecify.annotations.Nullable;

/** A small table as CSV (RFC 4180); lists are {@link CsvPages}. */
public final class CsvText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvText() {}

    /**
     * The text of a file.
     *
     * @param rows numbers as they are, anything else as words; null where there is nothing
     * @param mark whether it begins with a byte-order mark, as spreadsheet programs like it
     */
    public static String of(List<String> columns, List<List<@Nullable Object>> rows, boolean mark) {
        StringWriter out = new StringWriter();
        out.write(mark ? BYTE_ORDER_MARK : "");
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
        csv.writeRecord(columns);
        for (List<@Nullable Object> row : rows) {
            csv.writeRecord(row.stream().map(CsvText::written).toList());
        }
        return out.toString();
    }

    static String written(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Number number ? Cells.number(number) : Cells.text(cell.toString());
    }
}
