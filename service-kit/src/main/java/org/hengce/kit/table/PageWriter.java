package org.hengce.kit.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.hengce.kit.paging.Page;
import org.jspecify.annotations.Nullable;

/** What the writers of tables share: which rows, and what stands in their cells. */
public abstract class PageWriter implements MessageBodyWriter<Page<?>> {
    @Inject
    protected ObjectMapper json;

    @Inject
    protected UriInfo uri;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Page.class.isAssignableFrom(type);
    }

    /** Whether it is a list of what has a workbook of its own. */
    protected static boolean hasOwnWorkbook(Type pageType) {
        return pageType instanceof ParameterizedType of
                && of.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isAnnotationPresent(OwnWorkbook.class);
    }

    /** The columns of the list; none if nothing says what it is a list of. */
    static List<Column> columns(Type pageType, Page<?> page) {
        if (pageType instanceof ParameterizedType of && of.getActualTypeArguments()[0] instanceof Class<?> item) {
            return Column.of(item);
        }
        return page.items().isEmpty()
                ? List.of()
                : Column.of(page.items().get(0).getClass());
    }

    List<@Nullable Object> cells(List<Column> columns, Object row) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (Column column : columns) {
            cells.add(column.cell(row, json));
        }
        return cells;
    }

    boolean asked(String parameter) {
        return "true".equals(uri.getQueryParameters().getFirst(parameter));
    }

    /** What is done with a row. */
    @FunctionalInterface
    public interface RowSink {
        void add(Object row) throws IOException;
    }

    /** All rows: those of the page, and if the whole list is asked for, those behind it. */
    protected final void eachRow(Page<?> first, boolean whole, RowSink sink, PageEnd pageEnd) throws IOException {
        @Nullable Page<?> page = first;
        while (page != null) {
            for (Object row : page.items()) {
                sink.add(row);
            }
            pageEnd.reached();
            page = whole ? page.next() : null;
        }
    }

    /** Called between pages, so that what was written need not be kept. */
    @FunctionalInterface
    public interface PageEnd {
        void reached() throws IOException;
    }
}
