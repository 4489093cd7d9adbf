package org.hengce.kit.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A workbook that is read; gives its memory back when it is closed. */
public final class OpenWorkbook implements Closeable {
    private final ReadableWorkbook workbook;
    private final WorkbookLimits limits;
    private final Runnable giveBack;

    private OpenWorkbook(ReadableWorkbook workbook, WorkbookLimits limits, Runnable giveBack) {
        this.workbook = workbook;
        this.limits = limits;
        this.giveBack = giveBack;
    }

    static OpenWorkbook open(Path file, WorkbookLimits limits, Runnable giveBack) throws IOException {
        try {
            ReadableWorkbook workbook =
                    foreign(limits, () -> new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false)));
            return new OpenWorkbook(workbook, limits, giveBack);
        } catch (IOException | RuntimeException e) {
            giveBack.run();
            throw e;
        }
    }

    /** The names of its sheets, in their order. */
    public List<String> sheets() throws IOException {
        return foreign(limits, () -> workbook.getSheets().map(Sheet::getName).toList());
    }

    /**
     * The rows of a sheet.
     *
     * @param sheet one of {@link #sheets}; the first where null
     */
    public SheetRows rows(@Nullable String sheet) throws IOException {
        Stream<Row> rows = foreign(limits, () -> (sheet == null
                        ? workbook.getFirstSheet()
                        : workbook.findSheet(sheet).orElseThrow())
                .openStream());
        return new SheetRows(rows, limits);
    }

    /** What the library says of a file that is damaged is as varied as the damage; it is the file's fault in each case. */
    static <T> T foreign(WorkbookLimits limits, Callable<T> reading) throws IOException {
        try {
            return reading.call();
        } catch (Problem e) {
            throw e;
        } catch (Exception e) {
            throw limits.noWorkbook(e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            workbook.close();
        } finally {
            giveBack.run();
        }
    }
}
