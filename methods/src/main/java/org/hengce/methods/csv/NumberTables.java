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
import org.hengce.methods.csv.PanelDataException.Code;

/** Small tables of numbers, read whole. */
final class NumberTables {
    private NumberTables() {}

    static double number(String text, long line, String column, Problems problems) {
        double value = Labels.number(text);
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

    /** The cells of a row, without the spaces around them. */
    static List<String> cells(CsvRecord row) {
        return row.getFields().stream().map(String::strip).toList();
    }

    static List<CsvRecord> rows(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Utf8Reader text = new Utf8Reader(in);
            List<CsvRecord> rows = new ArrayList<>();
            try {
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.NONE)
                        .allowUnclosedQuote(false)
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
                    throw new Problems().fatal(text.notText());
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
