package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows that a policy is, on each sheet. */
final class PolicyRows {
    private static final String BETWEEN = ";";

    private PolicyRows() {}

    /** The rows of a policy on a sheet, as the JSON of the policy has them: texts, numbers and nulls. */
    static List<List<@Nullable Object>> of(JsonNode policy, SheetShape sheet) {
        String code = policy.path("code").asText();
        if (sheet.isOfPolicies()) {
            return List.of(row(code, policy, sheet));
        }
        JsonNode list = policy.at("/" + sheet.path().replace('.', '/'));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode item : list) {
            rows.add(row(code, item, sheet));
        }
        // A list without items says another thing than none where none means all; the code alone says it.
        if (list.isArray() && list.isEmpty() && sheet.path().equals(PolicyShape.ALL_WHERE_ABSENT)) {
            rows.add(List.of(code));
        }
        return rows;
    }

    private static List<@Nullable Object> row(String code, JsonNode item, SheetShape sheet) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(code);
        for (ColumnShape column : sheet.columns()) {
            cells.add(cell(sheet.isList() ? item : item.at("/" + column.name().replace('.', '/'))));
        }
        return cells;
    }

    private static @Nullable Object cell(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? null
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(BETWEEN));
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty() ? null : value.asText();
    }
}
