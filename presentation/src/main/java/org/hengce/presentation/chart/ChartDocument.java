package org.hengce.presentation.chart;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
@Schema(name = "Chart", description = "A chart with the numbers behind it.")
public record ChartDocument(
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

    /** The chart. */
    public static ChartDocument of(Figure figure) {
        Grid data = figure.data();
        return new ChartDocument(
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

    /** The names of the columns, for machines. */
    @JsonIgnore
    public List<String> names() {
        return columns.stream().map(ChartColumn::name).toList();
    }
}
