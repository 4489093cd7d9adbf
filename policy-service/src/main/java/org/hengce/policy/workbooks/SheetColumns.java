package org.hengce.policy.workbooks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hengce.kit.problem.Message;
import org.hengce.kit.workbook.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a sheet of a file has, in any order.
 *
 * @param name of the sheet, as the file has it
 * @param key index of the column with the policy's code
 * @param columns those that are read, by their index
 * @param passedOver indexes of those that an export has beside the text
 */
record SheetColumns(
        SheetShape shape, int order, String name, int key, Map<Integer, ColumnShape> columns, Set<Integer> passedOver) {
    /**
     * Those of a header.
     *
     * @param wrong is told what is wrong with it, cell by cell
     */
    static SheetColumns of(
            SheetShape shape, int order, String name, SheetRow header, BiConsumer<CellPlace, Message> wrong) {
        Map<Integer, ColumnShape> columns = new HashMap<>();
        Set<Integer> passedOver = new HashSet<>();
        Set<String> seen = new HashSet<>();
        int key = -1;
        for (int i = 0; i < header.texts().size(); i++) {
            String text = header.text(i).strip();
            CellPlace place = new CellPlace(order, name, header.number(), i);
            @Nullable ColumnShape column = shape.column(text);
            if (shape.isOfPolicies() && PolicyShape.STATE.contains(text)) {
                passedOver.add(i);
            } else if (column != null && seen.add(text)) {
                columns.put(i, column);
                key = column.equals(shape.key()) ? i : key;
            } else if (column != null) {
                wrong.accept(place, Message.of("the column '%s' is there twice; leave one", "列“%s”重复；请只保留一列", text));
            } else if (!text.isEmpty()) { // what stands below no name is told of row by row
                wrong.accept(
                        place,
                        Message.of(
                                "there is no field '%s' here; the first row names fields, known are %s",
                                "此处没有字段“%s”；第一行应为字段名，可用的有 %s", text, shape.header()));
            }
        }
        if (key < 0) {
            wrong.accept(
                    new CellPlace(order, name, header.number(), 0),
                    Message.of(
                            "the sheet has no column '%s'; the first row names fields, one of them that",
                            "工作表没有列“%s”；第一行应为字段名，并包含该列", shape.key().name()));
        }
        return new SheetColumns(shape, order, name, key, columns, passedOver);
    }

    /** Where a field stands in a row; the policy's code where it has no column. */
    CellPlace place(int row, String field) {
        int column = columns.entrySet().stream()
                .filter(entry -> entry.getValue().has(field))
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(key);
        return new CellPlace(order, name, row, column);
    }

    /** Whether a field stands in one of them. */
    boolean have(String field) {
        return columns.values().stream().anyMatch(column -> column.has(field));
    }
}
