package org.hengce.methods.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hengce.methods.csv.PanelDataException.Code;

/** Coefficients of an event study, a row each. */
final class CoefficientTable {
    private static final List<String> COEFFICIENT_COLUMNS = List.of("betahat", "estimate", "coefficient");
    private static final List<String> LABEL_COLUMNS =
            List.of("event_time", "eventtime", "event time", "term", "name", "label", "");
    private static final int NONE = -1;

    private final List<CsvRecord> rows;
    private final List<String> header;
    private final Problems problems = new Problems();

    CoefficientTable(List<CsvRecord> rows) {
        this.rows = rows;
        header = NumberTables.cells(rows.get(0));
    }

    LabelledCoefficients read() {
        boolean headless = Labels.isNumber(header.get(0)) && header.stream().allMatch(Labels::isNumber);
        if (headless && header.size() > 1) {
            throw problems.fatal(
                    Code.UNKNOWN_COLUMN,
                    1,
                    null,
                    "this line is all numbers, so nothing says which column is which; write a header: event_time,betahat",
                    "本行全是数字，无法得知各列含义；请写表头：event_time,betahat");
        }
        int column = header.size() == 1 ? 0 : named(COEFFICIENT_COLUMNS);
        if (column == NONE) {
            throw problems.fatal(
                    Code.UNKNOWN_COLUMN,
                    1,
                    null,
                    "no column is called betahat; there are " + String.join(", ", header),
                    "没有名为 betahat 的列；现有：" + String.join("、", header));
        }
        List<CsvRecord> body = headless ? rows : rows.subList(1, rows.size());
        if (body.isEmpty()) {
            throw problems.fatal(
                    Code.HEADER_ONLY, 0, null, "there is a header and no coefficient below it", "只有表头，没有系数");
        }
        List<Double> values = new ArrayList<>();
        for (CsvRecord row : body) {
            String name = headless ? "1" : header.get(column);
            values.add(NumberTables.number(cell(row, column), row.getStartingLineNumber(), name, problems));
        }
        List<String> labels = labels(body, column);
        problems.check();
        if (Labels.count(labels)) {
            return new LabelledCoefficients(List.of(), values);
        }
        List<Integer> order =
                labels.isEmpty() ? IntStream.range(0, values.size()).boxed().toList() : Labels.inOrder(labels);
        List<String> ordered =
                labels.isEmpty() ? labels : order.stream().map(labels::get).toList();
        Timeline.check(ordered, problems);
        return new LabelledCoefficients(ordered, order.stream().map(values::get).toList());
    }

    private static String cell(CsvRecord row, int column) {
        return row.getFieldCount() > column ? row.getField(column).strip() : "";
    }

    private int named(List<String> names) {
        List<String> lower =
                header.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
        return names.stream()
                .mapToInt(lower::indexOf)
                .filter(found -> found >= 0)
                .findFirst()
                .orElse(NONE);
    }

    /** By the column that is called so, else by a first column of whole numbers. */
    private List<String> labels(List<CsvRecord> body, int coefficients) {
        int named = named(LABEL_COLUMNS);
        int column = named == NONE ? 0 : named;
        if (column == coefficients) {
            return List.of();
        }
        List<String> labels =
                body.stream().map(row -> Labels.of(cell(row, column))).toList();
        if (named == NONE && !Labels.whole(labels)) {
            return List.of();
        }
        for (int i = 0; i < labels.size(); i++) {
            int before = labels.indexOf(labels.get(i));
            if (before < i) {
                problems.add(
                        Code.DUPLICATE_ROW,
                        body.get(i).getStartingLineNumber(),
                        header.get(column),
                        "%s stands in line %d already; keep one row of each"
                                .formatted(
                                        Wording.quoted(labels.get(i)),
                                        body.get(before).getStartingLineNumber()),
                        "%s 已在第 %d 行出现；每个只保留一行"
                                .formatted(
                                        Wording.quoted(labels.get(i)),
                                        body.get(before).getStartingLineNumber()));
            }
        }
        return labels;
    }
}
