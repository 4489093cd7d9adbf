package org.hengce.methods.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.effect.Covariance;

/** The covariance of coefficients that were read before. */
final class CovarianceTable {
    /** Relative; more than rounding when a matrix is written and read. */
    private static final double ROUNDING = 1e-8;

    private final List<CsvRecord> rows;
    private final List<String> wanted;
    private final int size;
    private final int above;
    private final int before;
    private final int widest;
    private final Problems problems = new Problems();

    CovarianceTable(List<CsvRecord> rows, LabelledCoefficients coefficients) {
        this.rows = rows;
        wanted = coefficients.labels();
        size = coefficients.values().size();
        above = rows.size() - size;
        widest = rows.stream().mapToInt(CsvRecord::getFieldCount).max().orElse(0);
        before = widest - size;
    }

    /** In the order of the coefficients. */
    Covariance read() {
        boolean corner =
                above == 1 && before == 1 && Labels.isNumber(rows.get(0).getField(0));
        if (above < 0 || above > 1 || before < 0 || before > 1 || corner) {
            throw problems.fatal(
                    Code.NOT_SQUARE,
                    0,
                    null,
                    "%d rows and %d columns are no covariance of %d coefficients (names above and before them aside)"
                            .formatted(rows.size(), widest, size),
                    "%d 行 %d 列不是 %d 个系数的协方差矩阵（行列名除外）".formatted(rows.size(), widest, size));
        }
        checkWidths();
        int[] columnOf = places(columnLabels(), 1);
        int[] rowOf = before == 0 && above == 1 ? columnOf : places(rowLabels(), 0);
        if (before == 1 && above == 0) {
            columnOf = rowOf;
        }
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            CsvRecord row = rows.get(above + rowOf[i]);
            for (int j = 0; j < size; j++) {
                int column = before + columnOf[j];
                matrix[i][j] = NumberTables.number(
                        row.getField(column).strip(),
                        row.getStartingLineNumber(),
                        "%d".formatted(column + 1),
                        problems);
            }
        }
        problems.check();
        new CovarianceCheck(matrix, i -> rows.get(above + rowOf[i]).getStartingLineNumber(), ROUNDING, problems)
                .check();
        return Covariance.of(matrix);
    }

    /** What it calls the coefficients, if it does. */
    List<String> labels() {
        List<String> found = above == 1 ? columnLabels() : rowLabels();
        return Labels.count(found) ? List.of() : found;
    }

    private void checkWidths() {
        for (CsvRecord row : rows) {
            if (row.getFieldCount() != widest) {
                problems.add(
                        Code.WRONG_CELL_COUNT,
                        row.getStartingLineNumber(),
                        null,
                        "it has %d cells, others have %d".formatted(row.getFieldCount(), widest),
                        "该行有 %d 个单元格，其他行有 %d 个".formatted(row.getFieldCount(), widest));
            }
        }
        problems.check();
    }

    private List<String> columnLabels() {
        return above == 0
                ? List.of()
                : NumberTables.cells(rows.get(0)).stream()
                        .skip(before)
                        .map(Labels::of)
                        .toList();
    }

    private List<String> rowLabels() {
        return before == 0
                ? List.of()
                : rows.stream()
                        .skip(above)
                        .map(row -> Labels.of(row.getField(0)))
                        .toList();
    }

    /** Where each coefficient stands. */
    private int[] places(List<String> found, long line) {
        int[] asTheyStand = IntStream.range(0, size).toArray();
        if (found.isEmpty() || Labels.count(found)) {
            return asTheyStand;
        }
        if (!wanted.isEmpty()) {
            if (new HashSet<>(found).size() != size || !new HashSet<>(found).equals(new HashSet<>(wanted))) {
                throw disagree(found, line);
            }
            return wanted.stream().mapToInt(found::indexOf).toArray();
        }
        // Without names of their own the coefficients stand in the order of time; numbers as names must bear that out.
        if (found.stream().anyMatch(Labels::isNumber) && !increasing(found)) {
            throw problems.fatal(
                    Code.LABELS_DISAGREE,
                    line,
                    null,
                    "%s are no names of coefficients in the order of time; write event_time beside betahat, or leave the names out"
                            .formatted(Wording.english(found)),
                    "%s 不是按时间排列的系数名；请在 betahat 旁写明 event_time，或删去名称".formatted(Wording.chinese(found)));
        }
        Timeline.check(found, problems);
        return asTheyStand;
    }

    private static boolean increasing(List<String> labels) {
        List<Integer> order = Labels.inOrder(labels);
        return Labels.whole(labels)
                && new HashSet<>(labels).size() == labels.size()
                && order.equals(IntStream.range(0, labels.size()).boxed().toList());
    }

    private PanelDataException disagree(List<String> found, long line) {
        return problems.fatal(
                Code.LABELS_DISAGREE,
                line,
                null,
                "the covariance is of %s, the coefficients are %s; name the same in both files"
                        .formatted(Wording.english(found), Wording.english(wanted)),
                "协方差属于 %s，而系数为 %s；两个文件的名称必须一致".formatted(Wording.chinese(found), Wording.chinese(wanted)));
    }
}
