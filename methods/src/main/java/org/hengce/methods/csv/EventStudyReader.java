package org.hengce.methods.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.effect.Covariance;

/**
 * Reads an event study made elsewhere: coefficients from one CSV file, their covariance from another.
 *
 * <p>Coefficients: a header and a row each; the column is {@code betahat}, {@code estimate}, or the only one. Covariance:
 * as many rows and columns as there are coefficients, with or without a line of names above and a column of names before.
 */
public final class EventStudyReader {
    private static final List<String> COEFFICIENT_COLUMNS = List.of("betahat", "estimate", "coefficient");
    /** Relative; more than rounding when a matrix is written and read. */
    private static final double ASYMMETRY = 1e-8;

    private EventStudyReader() {}

    /**
     * Reads coefficients, in the order of their rows.
     *
     * @throws PanelDataException if the file is not as above
     */
    public static List<Double> coefficients(Path betahat) throws IOException {
        return coefficients(rows(betahat));
    }

    /**
     * Reads the covariance of so many coefficients.
     *
     * @throws PanelDataException if the file is not as above, or the matrix is not symmetric but for rounding
     */
    public static Covariance covariance(Path sigma, int size) throws IOException {
        return covariance(rows(sigma), size);
    }

    private static List<Double> coefficients(List<CsvRecord> rows) {
        Problems problems = new Problems();
        List<String> header =
                rows.get(0).getFields().stream().map(String::strip).toList();
        int column = header.size() == 1
                ? 0
                : COEFFICIENT_COLUMNS.stream()
                        .mapToInt(name -> header.stream()
                                .map(h -> h.toLowerCase(Locale.ROOT))
                                .toList()
                                .indexOf(name))
                        .filter(found -> found >= 0)
                        .findFirst()
                        .orElse(-1);
        if (column < 0) {
            throw problems.fatal(
                    Code.UNKNOWN_COLUMN,
                    1,
                    null,
                    "no column is called betahat; there are " + String.join(", ", header),
                    "没有名为 betahat 的列；现有：" + String.join("、", header));
        }
        if (rows.size() == 1) {
            throw problems.fatal(
                    Code.HEADER_ONLY, 0, null, "there is a header and no coefficient below it", "只有表头，没有系数");
        }
        List<Double> values = new ArrayList<>();
        for (CsvRecord row : rows.subList(1, rows.size())) {
            String text = row.getFieldCount() > column ? row.getField(column).strip() : "";
            values.add(number(text, row.getStartingLineNumber(), header.get(column), problems));
        }
        problems.check();
        return values;
    }

    private static Covariance covariance(List<CsvRecord> rows, int size) {
        Problems problems = new Problems();
        int above = rows.size() - size;
        int widest = rows.stream().mapToInt(CsvRecord::getFieldCount).max().orElse(0);
        int before = widest - size;
        if (above < 0 || above > 1 || before < 0 || before > 1) {
            throw problems.fatal(
                    Code.NOT_SQUARE,
                    0,
                    null,
                    "%d rows and %d columns are no covariance of %d coefficients (names above and before them aside)"
                            .formatted(rows.size(), widest, size),
                    "%d 行 %d 列不是 %d 个系数的协方差矩阵（行列名除外）".formatted(rows.size(), widest, size));
        }
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            CsvRecord row = rows.get(above + i);
            if (row.getFieldCount() != widest) {
                problems.add(
                        Code.WRONG_CELL_COUNT,
                        row.getStartingLineNumber(),
                        null,
                        "it has %d cells, others have %d".formatted(row.getFieldCount(), widest),
                        "该行有 %d 个单元格，其他行有 %d 个".formatted(row.getFieldCount(), widest));
                continue;
            }
            for (int j = 0; j < size; j++) {
                String name = "%d".formatted(j + 1);
                matrix[i][j] = number(row.getField(before + j).strip(), row.getStartingLineNumber(), name, problems);
            }
        }
        problems.check();
        checkSymmetry(matrix, problems);
        return Covariance.of(matrix);
    }

    private static void checkSymmetry(double[][] matrix, Problems problems) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(Math.abs(matrix[i][i])) * Math.sqrt(Math.abs(matrix[j][j]));
                if (Math.abs(matrix[i][j] - matrix[j][i]) > ASYMMETRY * scale) {
                    problems.add(
                            Code.NOT_SYMMETRIC,
                            0,
                            null,
                            "a covariance is symmetric, but row %d, column %d is %s and row %d, column %d is %s"
                                    .formatted(i + 1, j + 1, matrix[i][j], j + 1, i + 1, matrix[j][i]),
                            "协方差矩阵应对称，但第 %d 行第 %d 列为 %s，第 %d 行第 %d 列为 %s"
                                    .formatted(i + 1, j + 1, matrix[i][j], j + 1, i + 1, matrix[j][i]));
                }
            }
        }
        problems.check();
    }

    private static double number(String text, long line, String column, Problems problems) {
        double value = text.isEmpty() ? Double.NaN : Decimal.parse(text.toCharArray(), 0, text.length());
        if (!Double.isFinite(value)) {
            String found = Wording.quoted(text);
            problems.add(
                    Code.NOT_A_NUMBER,
                    line,
                    column,
                    found + " is no number; each coefficient and each covariance is needed",
                    found + " 不是数字；每个系数和协方差都必须给出");
        }
        return value;
    }

    private static List<CsvRecord> rows(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Utf8Reader text = new Utf8Reader(in);
            List<CsvRecord> rows = new ArrayList<>();
            try {
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.NONE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)
                        .forEach(rows::add);
            } catch (CsvParseException e) {
                throw new Problems()
                        .fatal(
                                Code.UNTERMINATED_QUOTE,
                                rows.size() + 1L,
                                null,
                                "quotes in this row are not in order; close them",
                                "本行引号不完整；请闭合");
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof CharacterCodingException) {
                    throw new Problems()
                            .fatal(
                                    Code.NOT_UTF8,
                                    text.line(),
                                    null,
                                    "it holds bytes that are not UTF-8; save the file as UTF-8",
                                    "含有非 UTF-8 字节；请将文件另存为 UTF-8");
                }
                throw e;
            }
            if (rows.isEmpty()) {
                throw new Problems().fatal(Code.EMPTY_FILE, 0, null, "there is nothing in it", "文件为空");
            }
            return rows;
        }
    }
}
