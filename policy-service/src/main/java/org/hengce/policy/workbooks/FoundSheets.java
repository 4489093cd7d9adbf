package org.hengce.policy.workbooks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.kit.json.Storable;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.workbook.OpenWorkbook;
import org.hengce.kit.workbook.SheetRow;
import org.hengce.kit.workbook.SheetRows;
import org.jspecify.annotations.Nullable;

/** Finds the sheets of a workbook, and what their first rows name. What nobody would read is refused, not passed over. */
final class FoundSheets {
    private static final Set<String> NOT_READ =
            Set.of(PolicyTemplate.CODES, PolicyTemplate.EXAMPLE, PolicyTemplate.NOTES);

    /** Of what is wrong, and of names. */
    private static final int SHOWN = 50;

    private final Map<String, SheetColumns> found = new HashMap<>();
    private final Problem problem = Problem.of(
            ProblemType.INVALID,
            Message.of(
                    "the workbook is not as the template, so nothing was registered; 'violations' names each cell (the template: GET /api/v1/policy-imports/template.xlsx)",
                    "工作簿与模板不符，因此未登记任何内容；“violations”列出了每个单元格（模板：GET /api/v1/policy-imports/template.xlsx）"));

    private FoundSheets() {}

    /**
     * By the path of their list.
     *
     * @throws Problem 422 that names each sheet and column that is missing, unknown or there twice
     */
    static Map<String, SheetColumns> of(OpenWorkbook workbook) throws IOException {
        FoundSheets sheets = new FoundSheets();
        List<String> names = workbook.sheets();
        for (String name : names) {
            sheets.add(workbook, name);
        }
        if (!sheets.found.containsKey("")) {
            sheets.wrong(
                    "Policies",
                    Message.of(
                            "there is no sheet 'Policies' with something in it; the workbook has %s",
                            "没有含内容的“Policies”工作表；现有 %s",
                            names.stream().limit(SHOWN).map(Storable::shown).toList()));
        }
        if (!sheets.problem.violations().isEmpty()) {
            throw sheets.problem;
        }
        return sheets.found;
    }

    private void add(OpenWorkbook workbook, String name) throws IOException {
        if (NOT_READ.stream().anyMatch(name::equalsIgnoreCase)) {
            return;
        }
        @Nullable SheetRow header = firstRow(workbook, name);
        if (header == null) {
            return;
        }
        List<SheetShape> shapes = PolicyShape.sheets();
        for (int order = 0; order < shapes.size(); order++) {
            SheetShape shape = shapes.get(order);
            if (shape.name().equalsIgnoreCase(name.strip())) {
                SheetColumns columns =
                        SheetColumns.of(shape, order, name, header, (place, message) -> wrong(place.name(), message));
                if (found.put(shape.path(), columns) != null) {
                    wrong(name, Message.of("the sheet is there twice; leave one", "工作表重复；请只保留一张"));
                }
                return;
            }
        }
        wrong(
                Storable.shown(name),
                Message.of(
                        "nobody reads this sheet; known are %s, and %s for notes of your own",
                        "该工作表不会被读取；可用的有 %s，备注请写入 %s",
                        shapes.stream().map(SheetShape::name).toList(),
                        PolicyTemplate.NOTES));
    }

    private void wrong(String where, Message message) {
        if (problem.violations().size() < SHOWN) {
            problem.violation(where, message);
        }
    }

    private static @Nullable SheetRow firstRow(OpenWorkbook workbook, String name) throws IOException {
        try (SheetRows rows = workbook.rows(name)) {
            return rows.next();
        }
    }
}
