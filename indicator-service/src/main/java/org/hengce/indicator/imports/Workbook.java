package org.hengce.indicator.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.hengce.indicator.imports.CsvFile.MarkedChunk;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of an XLSX workbook. Its parts can only be read where they are in the file, so that it is spooled to disk
 * first; then rows stream from there.
 */
final class Workbook {
    private static final int ROWS_IN_CHUNK = 10_000;
    private static final int MOST_DIGITS = 15;

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
            WorkbookMemory taken = WorkbookMemory.take(WorkbookBounds.require(spooled));
            try {
                read(spooled, sheet, size, checksum.state());
            } finally {
                taken.giveBack();
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

    private void read(Path spooled, @Nullable String sheet, long size, byte[] checksum) throws IOException {
        try (ReadableWorkbook workbook =
                        foreign(() -> new ReadableWorkbook(spooled.toFile(), new ReadingOptions(true, false)));
                Stream<Row> stream = foreign(() -> sheet(workbook, sheet).openStream())) {
            Iterator<Row> rows = foreign(stream::iterator);
            @Nullable MappedColumns columns = null;
            int width = 0;
            long line = 0;
            Chunk chunk = new Chunk(errorsKept);
            while (foreign(rows::hasNext)) {
                Row row = foreign(rows::next);
                int least = width;
                List<String> fields = foreign(() -> texts(row, least));
                if (fields.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (columns == null) {
                    List<String> header = withoutEmptyEnd(fields);
                    columns = mapping.on(header);
                    width = header.size();
                    line = row.getRowNum();
                    continue;
                }
                // A row is named by its number; one that says a number twice, as no program writes it, has the next.
                line = Math.max(line + 1, row.getRowNum());
                columns.check(line, fields, rules, chunk);
                if (chunk.read() == ROWS_IN_CHUNK) {
                    chunk = hand(chunk, size, line, checksum);
                }
            }
            if (columns == null) {
                throw Problem.invalid(
                        "file",
                        Message.of("the sheet is empty; send a header row and data below it", "工作表为空；请提供表头和数据行"));
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

    private static Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(name)
                .orElseThrow(() -> Problem.invalid(
                        "sheet",
                        Message.of(
                                "the workbook has no sheet '%s'; it has %s",
                                "工作簿中没有工作表“%s”；现有 %s",
                                name,
                                workbook.getSheets()
                                        .map(Sheet::getName)
                                        .limit(20)
                                        .toList())));
    }

    /** What the library says of a file that is damaged is as varied as the damage; it is the file's fault in each case. */
    private static <T> T foreign(Callable<T> reading) throws IOException {
        try {
            return reading.call();
        } catch (Problem e) {
            throw e;
        } catch (Exception e) {
            throw WorkbookBounds.noWorkbook(e.getClass().getSimpleName());
        }
    }

    private static List<String> texts(Row row, int least) {
        int size = Math.max(least, row.getCellCount());
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Optional<Cell> cell = i < row.getCellCount() ? row.getOptionalCell(i) : Optional.empty();
            texts.add(cell.map(Workbook::text).orElse(""));
        }
        return texts;
    }

    private static List<String> withoutEmptyEnd(List<String> fields) {
        int size = fields.size();
        while (size > 0 && fields.get(size - 1).isBlank()) {
            size--;
        }
        return fields.subList(0, size).stream().map(String::strip).toList();
    }

    private static String text(Cell cell) {
        @Nullable String raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        // The value of a formula is the one that was saved with it.
        boolean number = cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA;
        if (!number) {
            return cell.getType() == CellType.STRING ? cell.asString() : raw;
        }
        return WorkbookDates.period(cell).orElseGet(() -> plain(raw));
    }

    /** Years and codes that a spreadsheet holds as numbers, without its exponents; values as precise as they stand there. */
    private static String plain(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw);
            boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
            return whole && number.precision() - number.scale() <= MOST_DIGITS
                    ? number.setScale(0).toPlainString()
                    : raw;
        } catch (NumberFormatException e) {
            return raw;
        }
    }
}
