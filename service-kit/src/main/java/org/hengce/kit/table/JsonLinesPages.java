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
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.paging.Whole;

/** Lists as JSON Lines: UTF-8, an item a line, as the JSON of the list has it; for programs, and to be read in again. */
@Provider
@Produces(TableTypes.JSON_LINES)
public class JsonLinesPages extends PageWriter {
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
        headers.putSingle(HttpHeaders.CONTENT_TYPE, TableTypes.JSON_LINES);
        eachRow(
                page,
                Whole.isAsked(uri),
                row -> {
                    out.write(json.writeValueAsBytes(row));
                    out.write('\n');
                },
                out::flush);
    }
}
