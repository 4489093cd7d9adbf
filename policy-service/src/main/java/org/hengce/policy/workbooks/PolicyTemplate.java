package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengce.kit.problem.Message;
import org.hengce.kit.workbook.NewSheet;
import org.hengce.kit.workbook.NewWorkbook;
import org.hengce.policy.policies.PolicyExamples;
import org.hengce.policy.workbooks.ColumnShape.Kind;
import org.jspecify.annotations.Nullable;

/** An empty workbook of policies to be filled in, with the values that may stand in it, and an example on a sheet of its own. */
public final class PolicyTemplate {
    static final String CODES = "Codes";
    static final String EXAMPLE = "Example";
    static final String NOTES = "Notes";

    /** So many rows keep what is typed as text, and offer values. */
    private static final int PREPARED = 1_000;

    private static final int COLUMNS_OF_AN_ENUMERATION = 2;
    private static final int NARROW = 24;
    private static final int NOTE_WIDTH = 100;

    private static final List<Message> HOW = List.of(
            new Message(
                    "Fill in the sheet Policies, a policy a row; what a policy has several of stands on the sheet of that list, with the policy's code in each row.",
                    "在 Policies 工作表中每行填写一项政策；一项政策的多条内容填写在相应的列表工作表中，每行注明政策代码。"),
            new Message(
                    "The first row of each sheet names the fields and must stay; columns may be moved or left out. The second row says what they are and may go.",
                    "每张工作表的第一行是字段名，须保留；各列可移动或省略。第二行为说明，可删除。"),
            new Message(
                    "A cell that is empty says nothing. Do not merge cells: write the code into each row.",
                    "空白单元格表示未填写。请勿合并单元格：每行都要填写代码。"),
            new Message(
                    "The sheets Codes, Example and Notes are not read; write notes of your own onto Notes.",
                    "Codes、Example、Notes 三张工作表不会被读取；可在 Notes 中自行记录。"),
            new Message(
                    "Send the file to POST /api/v1/policy-imports, with dryRun=true to try it.",
                    "将文件发送至 POST /api/v1/policy-imports；加上 dryRun=true 可先试运行。"));

    private PolicyTemplate() {}

    /** Writes it with its second rows and explanations in this language. */
    public static void write(OutputStream out, Locale locale, ObjectMapper json) throws IOException {
        try (NewWorkbook workbook = new NewWorkbook(out)) {
            for (SheetShape shape : PolicyShape.sheets()) {
                prepare(workbook.sheet(shape.name(), PolicyHeader.of(shape, locale)), shape, locale);
            }
            codes(workbook, locale);
            example(workbook, locale, json.readTree(PolicyExamples.POLICY));
            NewSheet notes = workbook.sheet(NOTES, List.of());
            notes.width(0, NOTE_WIDTH);
            for (Message how : HOW) {
                notes.add(List.of(how.in(locale)));
            }
        }
    }

    private static void prepare(NewSheet sheet, SheetShape shape, Locale locale) {
        prepare(sheet, 0, shape.key(), locale);
        for (int column = 0; column < shape.columns().size(); column++) {
            prepare(sheet, column + 1, shape.columns().get(column), locale);
        }
    }

    private static void prepare(NewSheet sheet, int at, ColumnShape column, Locale locale) {
        sheet.width(at, PolicyHeader.width(column.name()));
        if (column.kind() != Kind.NUMBER) {
            sheet.asText(at, PREPARED);
        }
        if (column.kind() == Kind.TOKEN && !column.values().isEmpty()) {
            String enumeration = column.enumeration().keySet().iterator().next();
            sheet.oneOf(
                    at,
                    PREPARED,
                    valuesOf(enumeration),
                    Message.of("Choose one of the sheet Codes.", "请从 Codes 工作表中选择。")
                            .in(locale));
        }
    }

    /** Where the values of an enumeration stand on the sheet of codes. */
    private static String valuesOf(String enumeration) {
        Map<String, List<String>> all = PolicyShape.enumerations();
        int column = List.copyOf(all.keySet()).indexOf(enumeration) * COLUMNS_OF_AN_ENUMERATION;
        String letters = CellPlace.letters(column);
        int last = codesHeader(Locale.ENGLISH).size()
                + all.getOrDefault(enumeration, List.of()).size();
        return "%s!$%s$3:$%s$%d".formatted(CODES, letters, letters, last);
    }

    private static List<List<String>> codesHeader(Locale locale) {
        List<String> names = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String enumeration : PolicyShape.enumerations().keySet()) {
            names.addAll(List.of(enumeration, ""));
            words.addAll(List.of("", ColumnWords.of(enumeration).in(locale)));
        }
        return List.of(names, words);
    }

    private static void codes(NewWorkbook workbook, Locale locale) throws IOException {
        Map<String, List<String>> all = PolicyShape.enumerations();
        NewSheet sheet = workbook.sheet(CODES, codesHeader(locale));
        for (int column = 0; column < all.size() * COLUMNS_OF_AN_ENUMERATION; column++) {
            sheet.width(column, NARROW);
        }
        int longest = all.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Map.Entry<String, List<String>> enumeration : all.entrySet()) {
                @Nullable
                String value = i < enumeration.getValue().size()
                        ? enumeration.getValue().get(i)
                        : null;
                row.add(value);
                row.add(
                        value == null
                                ? null
                                : ColumnWords.ofValue(enumeration.getKey(), value)
                                        .in(locale));
            }
            sheet.add(row);
        }
    }

    private static void example(NewWorkbook workbook, Locale locale, JsonNode policy) throws IOException {
        NewSheet sheet = workbook.sheet(EXAMPLE, List.of());
        for (SheetShape shape : PolicyShape.sheets()) {
            sheet.add(List.of(shape.name()));
            for (List<String> row : PolicyHeader.of(shape, locale)) {
                sheet.add(row);
            }
            for (List<@Nullable Object> row : PolicyRows.of(policy, shape)) {
                sheet.add(row);
            }
            sheet.add(List.of());
        }
    }
}
