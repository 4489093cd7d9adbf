package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hengce.kit.problem.Message;
import org.hengce.kit.workbook.Cells;
import org.jspecify.annotations.Nullable;

/**
 * What a cell says, as JSON.
 *
 * @param value null where something is wrong
 * @param wrong null where nothing is
 */
record CellValue(@Nullable JsonNode value, @Nullable Message wrong) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Digits and zeros behind or before them; what is read as JSON has bounds of its own within these. */
    private static final int LONGEST_NUMBER = 400;

    private static final String BETWEEN = "[;；]";

    /** @param text that is not blank */
    static CellValue of(ColumnShape column, String text) {
        String plain = Cells.read(text);
        return switch (column.kind()) {
            case TEXT -> right(NODES.textNode(plain));
            case TOKEN -> token(column, plain.strip());
            case NUMBER -> number(plain.strip());
            case LIST -> list(column, plain);
        };
    }

    private static CellValue right(JsonNode value) {
        return new CellValue(value, null);
    }

    private static CellValue wrong(String en, String zh, Object... args) {
        return new CellValue(null, Message.of(en, zh, args));
    }

    private static CellValue token(ColumnShape column, String token) {
        if (!column.values().isEmpty() && !column.values().contains(token)) {
            return wrong(
                    "'%s' is none of %s; see the sheet Codes", "“%s”不在 %s 之中；参见 Codes 工作表", token, column.values());
        }
        return right(NODES.textNode(token));
    }

    private static CellValue list(ColumnShape column, String text) {
        ArrayNode list = NODES.arrayNode();
        List<String> strange = new ArrayList<>();
        for (String part : text.split(BETWEEN, -1)) {
            String token = part.strip();
            if (!token.isEmpty()) {
                list.add(token);
                if (!column.values().isEmpty() && !column.values().contains(token)) {
                    strange.add(token);
                }
            }
        }
        if (strange.isEmpty()) {
            return right(list);
        }
        return wrong("%s: none of %s; write several with ; between", "%s 不在 %s 之中；多项请以 ; 分隔", strange, column.values());
    }

    private static CellValue number(String text) {
        try {
            BigDecimal number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
            if (number != null && Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                boolean isWhole = number.stripTrailingZeros().scale() <= 0;
                return right(isWhole ? NODES.numberNode(number.toBigInteger()) : NODES.numberNode(number));
            }
        } catch (NumberFormatException e) {
            // said below, as of numbers beyond all bounds
        }
        return wrong(
                "'%s' is no number; write it in digits, as 1200 or 0.25, without unit or separators of thousands",
                "“%s”不是数字；请写成 1200 或 0.25 这样的数字，不带单位和千位分隔符", text);
    }
}
