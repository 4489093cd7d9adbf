package org.hengce.kit.table;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table made from records: a component, or one of a component that is itself a record, as {@code name.zh}, or {@code
 * code} where the JSON has these parts beside the others.
 *
 * @param way the accessors that lead from a row to the cell
 */
record Column(String name, List<Method> way) {
    private static final String BETWEEN = ";";

    /** The columns of a record, in the order of its components. */
    static List<Column> of(Class<?> record) {
        List<Column> columns = new ArrayList<>();
        collect(record, "", List.of(), columns);
        return List.copyOf(columns);
    }

    private static void collect(Class<?> record, String prefix, List<Method> way, List<Column> columns) {
        for (RecordComponent component : record.getRecordComponents()) {
            List<Method> next = new ArrayList<>(way);
            next.add(component.getAccessor());
            String name = prefix + component.getName();
            if (component.getType().isRecord()) {
                boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
                collect(component.getType(), unwrapped ? prefix : name + ".", next, columns);
            } else {
                columns.add(new Column(name, List.copyOf(next)));
            }
        }
    }

    /** What stands in a row: a number, a flag or a text; null where there is nothing. */
    @Nullable
    Object cell(Object row, ObjectMapper json) {
        Object value = row;
        for (Method step : way) {
            @Nullable Object found = invoke(step, value);
            if (found == null) {
                return null;
            }
            value = found;
        }
        return plain(value, json);
    }

    private static @Nullable Object invoke(Method accessor, Object of) {
        try {
            return accessor.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(accessor + " cannot be read", e);
        }
    }

    private static Object plain(Object value, ObjectMapper json) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Collection<?> many && many.stream().noneMatch(Column::composed)) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
        }
        return composed(value) || value instanceof Collection<?> ? written(value, json) : value.toString();
    }

    private static boolean composed(Object value) {
        return value instanceof Map<?, ?> || value.getClass().isRecord();
    }

    /** What has parts of its own stands in its cell as in the JSON of the list. */
    private static String written(Object value, ObjectMapper json) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
        }
    }
}
