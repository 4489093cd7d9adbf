package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hengce.kit.workbook.NewSheet;
import org.jspecify.annotations.Nullable;

/** Rows that wait on disk until their sheet's turn: of a workbook that is streamed one sheet is written at a time. */
final class SpooledRows implements Closeable {
    private static final int AT_ONCE = 1_000;

    private final ObjectMapper json;
    private final Path file;
    private final BufferedWriter rows;

    SpooledRows(ObjectMapper json) throws IOException {
        this.json = json;
        this.file = Files.createTempFile("hengce-export", ".jsonl");
        this.rows = Files.newBufferedWriter(file);
    }

    void add(List<@Nullable Object> row) throws IOException {
        rows.write(json.writeValueAsString(row));
        rows.write('\n');
    }

    void copyTo(NewSheet sheet) throws IOException {
        rows.flush();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int copied = 0;
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (JsonNode cell : json.readTree(line)) {
                    cells.add(cell.isNumber() ? cell.numberValue() : cell.textValue());
                }
                sheet.add(cells);
                if (++copied % AT_ONCE == 0) {
                    sheet.flush();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        Files.deleteIfExists(file);
    }
}
