package org.hengce.indicator.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hengce.indicator.imports.CsvFile.MarkedChunk;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.workbook.OpenWorkbook;
import org.hengce.kit.workbook.SheetRow;
import org.hengce.kit.workbook.SheetRows;
import org.hengce.kit.workbook.WorkbookLimits;
import org.hengce.kit.workbook.Workbooks;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of an XLSX workbook. Its parts can only be read where they are in the file, so that it is spooled to disk
 * first; then rows stream from there.
 */
final class Workbook {
    private static final int ROWS_IN_CHUNK = 10_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /**
     * A full sheet of a million rows unpacks to a third of this, and some seven hundred thousand different texts are held;
     * services run with a few hundred megabytes. All that are read at once share what the largest may take.
     */
    private static final Workbooks WORKBOOKS = new Workbooks(new WorkbookLimits(
            1L << 30,
            64L << 20,
            0,
            64L << 20,
            LONGEST_WAIT,
            new Message("CSV (text/csv), which may have any size", "不限大小的 CSV（text/csv）")));

    private final ColumnMapping mapping;
    private final ObservationRules rules;
    private final long errorsKept;
    private final Consumer<MarkedChunk> sink;
    private Mark mark = Mark.beginning(null);

    Workbook(ColumnMapping mapping, ObservationRules rules, long errorsKept, Consumer<MarkedChunk> sink) {
        this.mapping = mapping;
        this.rules = rules;
        this.errorsKept = errorsKept;
        this.sink = sink;
    }

    /** Where the last chunk ended. */
    Mark mark() {
        return mark;
    }

    /**
     * Reads the sheet.
     *
     * @param sheet its name; the first where null
     * @param largest how many bytes a workbook may have
     * @throws Problem 413 above that; 422 if it is no workbook, or has no such sheet or column
     */
    void read(InputStream file, @Nullable String sheet, long largest) throws IOException {
        Path spooled = Files.createTempFile("hengce-import", ".xlsx");
        try {
            Checksum checksum = new Checksum(null);
            long size = spool(file, spooled, largest, checksum);
            try (OpenWorkbook workbook = WORKBOOKS.open(spooled)) {
                read(workbook, sheet, size, checksum.state());
            }
        } finally {
            Files.delete(spooled);
        }
    }

    private static long spool(InputStream file, Path to, long largest, Checksum checksum) throws IOException {
        long size = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                size += read;
                if (size > largest) {
                    throw Problem.of(
                            ProblemType.TOO_LARGE,
                            Message.of(
                                    "a workbook may have %d bytes at most; send CSV, which may have any size",
                                    "工作簿最多 %d 字节；请改用不限大小的 CSV", largest));
                }
                out.write(buffer, 0, read);
                checksum.add(buffer, read);
            }
        }
        return size;
    }

    private void read(OpenWorkbook workbook, @Nullable String sheet, long size, byte[] checksum) throws IOException {
        try (SheetRows rows = workbook.rows(known(workbook, sheet))) {
            @Nullable SheetRow first = rows.next();
            if (first == null) {
                throw Problem.invalid(
                        "file",
                        Message.of("the sheet is empty; send a header row and data below it", "工作表为空；请提供表头和数据行"));
            }
            List<String> header = withoutEmptyEnd(first.texts());
            MappedColumns columns = mapping.on(header);
            Chunk chunk = new Chunk(errorsKept);
            for (@Nullable SheetRow row = rows.next(); row != null; row = rows.next()) {
                columns.check(row.number(), atLeast(header.size(), row.texts()), rules, chunk);
                if (chunk.read() == ROWS_IN_CHUNK) {
                    chunk = hand(chunk, size, row.number(), checksum);
                }
            }
            hand(chunk, size, mark.lines() + chunk.read(), checksum);
        }
    }

    private Chunk hand(Chunk chunk, long size, long row, byte[] checksum) {
        Mark end = mark.after(chunk, size - mark.received(), row - mark.lines(), checksum, null);
        sink.accept(new MarkedChunk(chunk, mark, end));
        mark = end;
        return new Chunk(errorsKept - mark.errors());
    }

    private static @Nullable String known(OpenWorkbook workbook, @Nullable String name) throws IOException {
        if (name != null && !workbook.sheets().contains(name)) {
            throw Problem.invalid(
                    "sheet",
                    Message.of(
                            "the workbook has no sheet '%s'; it has %s",
                            "工作簿中没有工作表“%s”；现有 %s",
                            name,
                            workbook.sheets().stream().limit(20).toList()));
        }
        return name;
    }

    private static List<String> atLeast(int size, List<String> texts) {
        if (texts.size() >= size) {
            return texts;
        }
        List<String> whole = new ArrayList<>(texts);
        while (whole.size() < size) {
            whole.add("");
        }
        return whole;
    }

    private static List<String> withoutEmptyEnd(List<String> fields) {
        int size = fields.size();
        while (size > 0 && fields.get(size - 1).isBlank()) {
            size--;
        }
        return fields.subList(0, size).stream().map(String::strip).toList();
    }
}
