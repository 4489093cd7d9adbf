package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hengce.kit.workbook.NewSheet;
import org.hengce.kit.workbook.NewWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook of policies that is written as they come; in memory stands a page of them. */
final class WrittenPolicies implements Closeable {
    private final NewWorkbook workbook;
    private final Locale locale;
    private final SheetShape first = PolicyShape.sheets().get(0);
    private final NewSheet policies;
    private final Map<SheetShape, SpooledRows> lists = new LinkedHashMap<>();

    WrittenPolicies(OutputStream out, Locale locale, ObjectMapper json) throws IOException {
        this.workbook = new NewWorkbook(out);
        this.locale = locale;
        this.policies = workbook.sheet(first.name(), PolicyHeader.withState(first, locale));
        for (SheetShape sheet : PolicyShape.sheets()) {
            if (!sheet.isOfPolicies()) {
                lists.put(sheet, new SpooledRows(json));
            }
        }
    }

    /** Adds a policy, as the JSON of the list has it. */
    void add(JsonNode policy) throws IOException {
        List<@Nullable Object> row =
                new ArrayList<>(PolicyRows.of(policy, first).get(0));
        for (String name : PolicyShape.STATE) {
            JsonNode value = policy.path(name);
            row.add(value.isNumber() ? value.numberValue() : value.isArray() ? codes(value) : value.asText());
        }
        policies.add(row);
        for (Map.Entry<SheetShape, SpooledRows> list : lists.entrySet()) {
            for (List<@Nullable Object> item : PolicyRows.of(policy, list.getKey())) {
                list.getValue().add(item);
            }
        }
    }

    /** Codes that are pending, or fields that are contradicted. */
    private static String codes(JsonNode unsettled) {
        return StreamSupport.stream(unsettled.spliterator(), false)
                .map(code -> code.isObject() ? code.path("code").asText() : code.asText())
                .distinct()
                .collect(Collectors.joining(";"));
    }

    void flush() throws IOException {
        policies.flush();
    }

    /** Writes the lists, each onto its sheet, and ends the workbook. */
    void finish() throws IOException {
        for (Map.Entry<SheetShape, SpooledRows> list : lists.entrySet()) {
            SheetShape shape = list.getKey();
            list.getValue().copyTo(workbook.sheet(shape.name(), PolicyHeader.of(shape, locale)));
        }
        workbook.close();
    }

    @Override
    public void close() throws IOException {
        for (SpooledRows rows : lists.values()) {
            rows.close();
        }
    }
}
