package org.hengce.evaluation.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.kit.workbook.Cells;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.jspecify.annotations.Nullable;

/**
 * A chart with the numbers behind it.
 *
 * @param title what was found
 * @param subtitle what is plotted, with unit and source
 * @param description what a sighted reader sees
 * @param guide how to read it
 * @param rows cells in the order of the columns: numbers as they are, not rounded, words as they are read; null where there is no
 *     number
 */
@Schema(description = "A chart with the numbers behind it.")
public record Chart(
        String id,
        String kind,
        String title,
        String subtitle,
        String description,
        String guide,
        List<ChartColumn> columns,

        @Schema(description = "Cells in the order of `columns`: numbers as they are, words, or null.")
        List<List<@Nullable Object>> rows) {

    /** A column; {@code name} is the same in every language. */
    @Schema(name = "ChartColumn", description = "A column of the numbers behind a chart.")
    public record ChartColumn(String name, String heading, String unit, String kind) {}

    static Chart of(Figure figure) {
        Grid data = figure.data();
        return new Chart(
                figure.id(),
                figure.kind().name(),
                figure.title(),
                figure.subtitle(),
                figure.description(),
                figure.guide(),
                data.columns().stream()
                        .map(c -> new ChartColumn(
                                c.name(), c.heading(), c.unit(), c.kind().name()))
                        .toList(),
                data.rows().stream().map(row -> cells(data, row)).toList());
    }

    private static List<@Nullable Object> cells(Grid data, List<Cell> row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = data.columns().get(i);
            cells.add(column.numeric() ? row.get(i).number() : row.get(i).code());
        }
        return Collections.unmodifiableList(cells);
    }

    /** The numbers as CSV (RFC 4180), under the names of the columns; with a byte-order mark where that is asked for. */
    static String csv(Figure figure, boolean mark) {
        Grid data = figure.data();
        StringWriter out = new StringWriter();
        out.write(mark ? "\uFEFF" : "");
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
        csv.writeRecord(data.columns().stream().map(Column::name).toList());
        for (List<Cell> row : data.rows()) {
            csv.writeRecord(cells(data, row).stream().map(Chart::text).toList());
        }
        return out.toString();
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Double number ? Cells.number(number) : Cells.text(cell.toString());
    }
}
