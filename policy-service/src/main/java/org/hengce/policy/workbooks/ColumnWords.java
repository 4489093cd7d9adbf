package org.hengce.policy.workbooks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/** What columns and values are called in words, from {@code workbook-words.csv}. */
final class ColumnWords {
    private static final Map<String, Message> WORDS = read();

    private ColumnWords() {}

    private static Map<String, Message> read() {
        try (InputStream file = Objects.requireNonNull(ColumnWords.class.getResourceAsStream("/workbook-words.csv"));
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            Map<String, Message> words = new HashMap<>();
            rows.forEach(row -> words.put(row.getField("key"), new Message(row.getField("en"), row.getField("zh"))));
            return Map.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Message ofColumn(SheetShape sheet, ColumnShape column) {
        // A policy's code is the same thing on every sheet.
        return of(column.equals(sheet.key()) ? column.name() : sheet.name() + "." + column.name());
    }

    static Message ofValue(String enumeration, String value) {
        return of(enumeration + "." + value);
    }

    static Message of(String key) {
        @Nullable Message words = WORDS.get(key);
        if (words == null) {
            throw new IllegalStateException("workbook-words.csv has no words for " + key);
        }
        return words;
    }

    /** Whether a text is what a column is called in words, in either language. */
    static boolean isCalled(SheetShape sheet, ColumnShape column, String text) {
        Message words = ofColumn(sheet, column);
        return text.equals(words.en()) || text.equals(words.zh());
    }
}
