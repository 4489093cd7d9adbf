package org.hengce.kit.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.paging.Whole;

/** Lists as CSV (RFC 4180): UTF-8, a header row, no cell that a spreadsheet program would compute. */
@Provider
@Produces(TableTypes.CSV)
public class CsvPages extends PageWriter {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public void writeTo(
            Page<?> page,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, TableTypes.CSV + ";charset=UTF-8");
        write(page, columns(genericType, page), asked(TableTypes.BOM), Whole.isAsked(uri), out);
    }

    /** Writes a whole list, as to a file. */
    public <T extends Record> void write(Page<T> first, Class<T> item, OutputStream out) throws IOException {
        write(first, Column.of(item), false, true, out);
    }

    private void write(Page<?> first, List<Column> columns, boolean bom, boolean whole, OutputStream out)
            throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (bom) {
            text.write(BYTE_ORDER_MARK);
        }
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        eachRow(
                first,
                whole,
                row -> csv.writeRecord(
                        cells(columns, row).stream().map(CsvText::written).toList()),
                csv::flush);
        csv.flush();
        text.flush();
    }
}
