package org.hengce.policy.workbooks;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.policy.workbooks.ColumnShape.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook of policies, made from the record of their text: what gets a field there gets a column here. A part
 * that is one has its fields in columns, of a list each item is a row of a sheet of its own.
 */
final class PolicyShape {
    /** So many codes fit into a cell, which holds 32,767 characters; longer lists have a sheet. */
    private static final int MOST_IN_A_CELL = 500;

    /** The list that means all regions where it is not there, and none where it is empty. */
    static final String ALL_WHERE_ABSENT = "comparison.regions";

    /** What an export says of a policy beside its text; passed over when it is read again. */
    static final List<String> STATE =
            List.of("status", "version", "plans", "selfAssessments", "pending", "contradicted");

    private static final ColumnShape CODE = new ColumnShape("code", Kind.TOKEN, Map.of());
    private static final ColumnShape POLICY = new ColumnShape("policy", Kind.TOKEN, Map.of());
    private static final ColumnShape REGION = new ColumnShape("region", Kind.TOKEN, Map.of());

    private static final List<SheetShape> SHEETS = made();

    private PolicyShape() {}

    /** All sheets, that of the policies first. */
    static List<SheetShape> sheets() {
        return SHEETS;
    }

    /** Every enumeration whose values stand in cells, by its name. */
    static Map<String, List<String>> enumerations() {
        Map<String, List<String>> all = new TreeMap<>();
        SHEETS.forEach(sheet -> sheet.columns().forEach(column -> all.putAll(column.enumeration())));
        return all;
    }

    private static List<SheetShape> made() {
        List<SheetShape> lists = new ArrayList<>();
        List<ColumnShape> columns = new ArrayList<>();
        collect(PolicyText.class, "", columns, lists);
        columns.removeIf(column -> column.name().equals(CODE.name()));
        lists.add(0, new SheetShape("Policies", "", CODE, List.copyOf(columns), false));
        return List.copyOf(lists);
    }

    private static void collect(Class<?> record, String prefix, List<ColumnShape> columns, List<SheetShape> lists) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + component.getName();
            Class<?> type = component.getType();
            if (type == List.class) {
                list(component, name, columns, lists);
            } else if (type.isRecord()) {
                collect(type, name + ".", columns, lists);
            } else {
                columns.add(new ColumnShape(name, kind(type, component.getAccessor()), values(type)));
            }
        }
    }

    private static void list(
            RecordComponent component, String name, List<ColumnShape> columns, List<SheetShape> lists) {
        Class<?> item = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        if (item.isRecord()) {
            List<ColumnShape> parts = new ArrayList<>();
            collect(item, "", parts, lists);
            lists.add(new SheetShape(sheetName(name), name, POLICY, List.copyOf(parts), false));
            return;
        }
        @Nullable Size size = component.getAccessor().getAnnotation(Size.class);
        if (size != null && size.max() > MOST_IN_A_CELL) {
            lists.add(new SheetShape(sheetName(name), name, POLICY, List.of(REGION), true));
        } else {
            columns.add(new ColumnShape(name, Kind.LIST, values(item)));
        }
    }

    private static Kind kind(Class<?> type, AnnotatedElement field) {
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return Kind.NUMBER;
        }
        boolean isDay = field.isAnnotationPresent(Schema.class)
                && field.getAnnotation(Schema.class).format().equals("date");
        return type.isEnum() || isDay || field.isAnnotationPresent(Pattern.class) ? Kind.TOKEN : Kind.TEXT;
    }

    private static Map<String, List<String>> values(Class<?> type) {
        if (!type.isEnum()) {
            return Map.of();
        }
        return Map.of(
                type.getSimpleName(),
                Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                        .map(String::valueOf)
                        .toList());
    }

    /** {@code budget.years} → {@code BudgetYears}: without a space, which a reference to a cell would need quotes for. */
    private static String sheetName(String path) {
        return Stream.of(path.split("\\.", -1))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }
}
