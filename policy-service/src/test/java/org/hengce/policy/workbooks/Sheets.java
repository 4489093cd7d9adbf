package org.hengce.policy.workbooks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** A workbook as tests make it: rows of cells by the names of sheets. */
final class Sheets {
    private final Map<String, List<List<@Nullable Object>>> sheets = new LinkedHashMap<>();
    private final List<Consumer<Workbook>> changes = new ArrayList<>();

    /** One whose sheets Policies and Coverage have a policy in their second rows. */
    static Sheets with(String code) {
        return new Sheets()
                .row("Policies", "code", "title.zh", "category", "level")
                .row("Policies", code, "加州控烟计划", "ENTERPRISE_SUPPORT", "PROVINCIAL")
                .row("Coverage", "policy", "region", "from", "to")
                .row("Coverage", code, "US-CA", 1989, null);
    }

    Sheets row(String sheet, @Nullable Object... cells) {
        sheets.computeIfAbsent(sheet, name -> new ArrayList<>()).add(java.util.Arrays.asList(cells));
        return this;
    }

    /** Changes a cell; the first is 0, 0. */
    Sheets cell(String sheet, int row, int column, @Nullable Object value) {
        List<List<@Nullable Object>> rows = sheets.getOrDefault(sheet, List.of());
        List<@Nullable Object> cells = new ArrayList<>(rows.get(row));
        while (cells.size() <= column) {
            cells.add(null);
        }
        cells.set(column, value);
        rows.set(row, cells);
        return this;
    }

    Sheets with(Consumer<Workbook> change) {
        changes.add(change);
        return this;
    }

    byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "tests", "1.0")) {
            for (Map.Entry<String, List<List<@Nullable Object>>> sheet : sheets.entrySet()) {
                write(workbook.newWorksheet(sheet.getKey()), sheet.getValue());
            }
            changes.forEach(change -> change.accept(workbook));
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, List<List<@Nullable Object>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                @Nullable Object cell = rows.get(row).get(column);
                if (cell instanceof Number number) {
                    sheet.value(row, column, number);
                } else if (cell instanceof Cell special) {
                    special.write(sheet, row, column);
                } else if (cell != null) {
                    sheet.value(row, column, cell.toString());
                }
            }
        }
    }

    /** A cell that is more than a value. */
    interface Cell {
        void write(Worksheet sheet, int row, int column);
    }

    /** The texts of a sheet of a file. */
    static List<List<String>> read(byte[] file, String name) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : workbook.findSheet(name).orElseThrow().read()) {
                rows.add(IntStream.range(0, row.getCellCount())
                        .mapToObj(row::getCellText)
                        .toList());
            }
            return rows;
        }
    }

    static List<String> names(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }
}
