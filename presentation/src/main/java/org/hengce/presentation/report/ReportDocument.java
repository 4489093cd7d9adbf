package org.hengce.presentation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.jspecify.annotations.Nullable;

/**
 * A report as its own structure: what pages, PDFs and workbooks of it say, for programs that show it in their own way.
 *
 * @param byline one line of facts below the title
 * @param sections in order; their ids are the same in every language
 */
@Schema(
        name = "Report",
        description =
                "A report as its own structure, in one language. Whoever shows it need not put anything into words: all formats"
                        + " have the same sentences. Types of blocks may get further values.")
public record ReportDocument(
        @Schema(enumeration = {"zh", "en"}) String lang,
        @Schema(enumeration = {"full", "sheet"}) String form,
        String title,
        @Schema(description = "What kind of report it is.") String kind,
        String byline,
        ReportRun run,
        List<ReportSection> sections) {
    /** The report. */
    public static ReportDocument of(Report report) {
        Run run = report.run();
        return new ReportDocument(
                report.language().code(),
                report.form().code(),
                report.title(),
                report.kind(),
                report.byline(),
                new ReportRun(run.id(), run.sha256(), run.link(), run.software(), run.madeOn()),
                sections(report.sections(), run.charts()));
    }

    private static List<ReportSection> sections(List<Section> sections, @Nullable String charts) {
        return sections.stream()
                .map(section -> new ReportSection(
                        section.id(),
                        section.title(),
                        ReportBlock.of(section.blocks(), charts),
                        sections(section.parts(), charts)))
                .toList();
    }

    /** What a report was made from. */
    @Schema(name = "ReportRun", description = "What the report was made from.")
    public record ReportRun(
            @Schema(description = "Of the evaluation.") String id,

            @Schema(description = "Of the JSON that it was made from, as its reader gets it.")
            String sha256,

            @Schema(description = "Where that is.") @Nullable
            String link,

            @Nullable String software,

            @Schema(format = "date", description = "The day on which it was computed, in UTC.") @Nullable
            String madeOn) {}

    /** A section with those in it. */
    @Schema(name = "ReportSection", description = "A section; `parts` are sections below its blocks.")
    public record ReportSection(
            @Schema(description = "The same in every language.")
            String id,

            String title,
            List<ReportBlock> blocks,
            List<ReportSection> parts) {}

    /** A name with its value. */
    @Schema(name = "ReportFact", description = "A name with its value.")
    public record ReportFact(
            String name,
            String value,

            @Schema(description = "Of a verdict or rating; null for other facts.") @Nullable
            Mark mark,

            @Schema(description = "Whether every character counts, as in a hash.")
            boolean exact) {}

    /** A chart, told in words, and where it is drawn. */
    @Schema(name = "ReportChart", description = "A chart, told in words, and where it is drawn.")
    public record ReportChart(
            String id,
            Figure.Kind kind,
            @Schema(description = "What was found.") String title,

            @Schema(description = "What is plotted, with unit and source.")
            String subtitle,

            @Schema(description = "What a sighted reader sees.")
            String description,

            @Schema(description = "How to read it.") String guide,

            @Schema(
                    description =
                            "Its address, to which `.svg`, `.csv` or `.json` is added; null where it has none of its own.")
            @Nullable
            String href) {
        static ReportChart of(Figure figure, @Nullable String charts) {
            return new ReportChart(
                    figure.id(),
                    figure.kind(),
                    figure.title(),
                    figure.subtitle(),
                    figure.description(),
                    figure.guide(),
                    charts == null ? null : charts + "/" + figure.id());
        }
    }

    /** A table as readers see it. */
    @Schema(name = "ReportTable", description = "A table as readers see it; `note` stands below it, empty for none.")
    public record ReportTable(String title, List<ReportColumn> columns, List<List<ReportCell>> rows, String note) {
        static ReportTable of(Grid grid) {
            return new ReportTable(
                    grid.title(),
                    grid.columns().stream().map(ReportColumn::of).toList(),
                    grid.rows().stream()
                            .map(row -> row.stream().map(ReportCell::of).toList())
                            .toList(),
                    grid.note());
        }
    }

    /** A column. */
    @Schema(name = "ReportColumn", description = "A column of a table; its name is the same in every language.")
    public record ReportColumn(String name, String heading, String unit, Column.Kind kind) {
        static ReportColumn of(Column column) {
            return new ReportColumn(column.name(), column.heading(), column.unit(), column.kind());
        }
    }

    /** A cell. */
    @Schema(
            name = "ReportCell",
            description = "A cell: as it is read, and its number as it is, not rounded, where it has one.")
    public record ReportCell(
            String text,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double number) {
        static ReportCell of(Cell cell) {
            return new ReportCell(cell.text(), cell.number());
        }
    }
}
