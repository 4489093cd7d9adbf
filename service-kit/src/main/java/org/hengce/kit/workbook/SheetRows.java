package org.hengce.kit.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet that are not blank, one after another; in memory stands one. */
public final class SheetRows implements Closeable {
    private final Stream<Row> stream;
    private final WorkbookLimits limits;
    private final Iterator<Row> rows;
    private int number;

    SheetRows(Stream<Row> stream, WorkbookLimits limits) throws IOException {
        this.stream = stream;
        this.limits = limits;
        this.rows = OpenWorkbook.foreign(limits, stream::iterator);
    }

    /**
     * The next row; null behind the last one.
     *
     * @throws org.hengce.kit.problem.Problem 422 if the file is damaged
     */
    public @Nullable SheetRow next() throws IOException {
        while (OpenWorkbook.foreign(limits, rows::hasNext)) {
            Row row = OpenWorkbook.foreign(limits, rows::next);
            // A row is named by its number; one that says a number twice, as no program writes it, has the next.
            number = Math.max(number + 1, row.getRowNum());
            SheetRow read = OpenWorkbook.foreign(limits, () -> read(row));
            if (!read.isBlank()) {
                return read;
            }
        }
        return null;
    }

    private SheetRow read(Row row) {
        List<String> texts = new ArrayList<>(row.getCellCount());
        Map<Integer, Message> unread = new HashMap<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Optional<Cell> cell = row.getOptionalCell(i);
            texts.add(cell.map(CellText::of).orElse(""));
            @Nullable Message why = cell.map(SheetRows::unread).orElse(null);
            if (why != null) {
                unread.put(i, why);
            }
        }
        return new SheetRow(number, texts, unread);
    }

    private static @Nullable Message unread(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return Message.of(
                    "the cell shows the error %s; mend what it is computed from, or write the value",
                    "单元格显示错误 %s；请修正其计算来源，或直接填写数值", String.valueOf(cell.getRawValue()));
        }
        boolean isFormula = cell.getFormula() != null || cell.getType() == CellType.FORMULA;
        if (isFormula && cell.getRawValue() == null) {
            return Message.of(
                    "the cell is a formula that was saved without its value; open and save the file in a spreadsheet program, or write the value",
                    "单元格是未保存计算结果的公式；请在电子表格程序中打开并保存，或直接填写数值");
        }
        return null;
    }

    @Override
    public void close() {
        stream.close();
    }
}
