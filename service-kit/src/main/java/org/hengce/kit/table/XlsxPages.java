package org.hengce.kit.table;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.paging.Whole;
import org.hengce.kit.workbook.NewSheet;
import org.hengce.kit.workbook.NewWorkbook;

/** Lists as a workbook: numbers as numbers, all else as text that is not computed; in memory stands one page. */
@Provider
@Produces(TableTypes.XLSX)
public class XlsxPages extends PageWriter {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return super.isWriteable(type, genericType, annotations, mediaType) && !hasOwnWorkbook(genericType);
    }

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
        headers.putSingle(HttpHeaders.CONTENT_TYPE, TableTypes.XLSX); // bytes have no charset
        List<Column> columns = columns(genericType, page);
        try (NewWorkbook workbook = new NewWorkbook(out)) {
            NewSheet sheet = workbook.sheet(
                    "data", List.of(columns.stream().map(Column::name).toList()));
            eachRow(page, Whole.isAsked(uri), row -> sheet.add(cells(columns, row)), sheet::flush);
        }
    }
}
