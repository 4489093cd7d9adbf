package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hengce.kit.problem.Message;
import org.hengce.kit.workbook.Cells;
import org.hengce.kit.workbook.SheetRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a sheet: each a policy, or an item of one of its lists. */
final class RowReader {
    private final SheetColumns columns;

    RowReader(SheetColumns columns) {
        this.columns = columns;
    }

    /**
     * A row.
     *
     * @param code of the policy that it belongs to; empty where it says none
     * @param item as the JSON of the policy has it; null of a list of codes where there is no code
     */
    record Read(String code, @Nullable JsonNode item, List<CellError> wrong) {}

    Read read(SheetRow row) {
        List<CellError> wrong = new ArrayList<>();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        String code = "";
        for (int i = 0; i < row.texts().size(); i++) {
            @Nullable ColumnShape column = columns.columns().get(i);
            @Nullable Message unread = row.unread().get(i);
            String text = row.text(i);
            if (columns.passedOver().contains(i)) {
                continue;
            }
            if (unread != null) {
                wrong.add(error(row, i, column, unread));
            } else if (column == null && !text.isBlank()) {
                wrong.add(error(row, i, null, nameless()));
            } else if (column != null && !text.isBlank()) {
                CellValue value = CellValue.of(column, text);
                if (value.wrong() != null) {
                    wrong.add(error(row, i, column, value.wrong()));
                } else if (value.value() != null) {
                    put(fields, column.way(), value.value());
                }
                code = i == columns.key() ? Cells.read(text).strip() : code;
            }
        }
        return new Read(code, item(fields), wrong);
    }

    private static Message nameless() {
        return Message.of(
                "something stands in a column without a name; name the field in the first row, or move this to the sheet Notes",
                "该列没有名称却有内容；请在第一行写明字段名，或移至 Notes 工作表");
    }

    private CellError error(SheetRow row, int index, @Nullable ColumnShape column, Message message) {
        CellPlace place = new CellPlace(columns.order(), columns.name(), row.number(), index);
        return new CellError(place, column == null ? "" : column.name(), message);
    }

    private @Nullable JsonNode item(ObjectNode fields) {
        SheetShape shape = columns.shape();
        if (shape.isOfPolicies()) {
            return fields;
        }
        fields.remove(shape.key().name());
        return shape.isList() ? fields.get(shape.columns().get(0).name()) : fields;
    }

    private static void put(ObjectNode fields, List<String> way, JsonNode value) {
        ObjectNode at = fields;
        for (String step : way.subList(0, way.size() - 1)) {
            at = at.withObjectProperty(step);
        }
        at.set(way.get(way.size() - 1), value);
    }
}
