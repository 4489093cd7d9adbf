package org.hengce.indicator.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hengce.indicator.imports.Chunk.WrongRow;
import org.hengce.indicator.imports.ImportView.RowError;
import org.hengce.indicator.observations.RowProblem;
import org.hengce.kit.json.Storable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Why rows of files were refused: all are counted, the first are kept. */
final class ImportErrors {
    /** Nobody mends more by hand, and a file of a million wrong rows has one mistake, not a million. */
    static final int KEPT = 10_000;

    private static final int LONGEST_SHOWN = 500;

    private ImportErrors() {}

    /** Keeps them, within the handle's transaction. */
    static void add(Handle h, UUID id, List<WrongRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch insert = h.prepareBatch("""
                INSERT INTO import_error (import_id, line, field, value, reason_en, reason_zh, suggestion)
                VALUES (:id, :line, :field, :value, :en, :zh, :suggestion) ON CONFLICT DO NOTHING""");
        for (WrongRow row : rows) {
            for (RowProblem problem : row.problems()) {
                insert.bind("id", id)
                        .bind("line", row.line())
                        .bind("field", problem.field())
                        .bind("value", shown(problem.value()))
                        .bind("en", shown(problem.reason().en()))
                        .bind("zh", shown(problem.reason().zh()))
                        .bind("suggestion", problem.suggestion())
                        .add();
            }
        }
        insert.execute();
    }

    private static @Nullable String shown(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String text = Storable.shown(value);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    static List<RowError> read(Handle h, UUID id, Locale language, int limit) {
        String reason = language.getLanguage().equals("zh") ? "reason_zh" : "reason_en";
        return h.createQuery("SELECT * FROM import_error WHERE import_id = :id ORDER BY line, field LIMIT :limit")
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> new RowError(
                        row.getLong("line"),
                        row.getString("field"),
                        row.getString("value"),
                        row.getString(reason),
                        row.getString("suggestion")))
                .list();
    }

    /** As a spreadsheet opens it: a header, and nothing that it would take for a formula. */
    static String csv(List<RowError> errors) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("line", "column", "value", "reason", "suggestion");
            for (RowError error : errors) {
                csv.writeRecord(
                        Long.toString(error.line()),
                        error.column(),
                        harmless(error.value()),
                        harmless(error.reason()),
                        harmless(error.suggestion()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What a stranger wrote into a cell must not run where a steward opens the list. */
    private static String harmless(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
