package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;
import org.junit.jupiter.api.Test;

/** Where pages end: tables of many lengths, so that a page ends before and behind every row of one of them. */
class PageBreakTest {
    private static final Pattern ROW = Pattern.compile("table-(\\d+)-row-\\d+");
    private static final int LARGEST = 40;
    /** In points; the text of a row is 8 high. */
    private static final float APART = 9;

    private record Line(String table, float y) {}

    @Test
    void noRowOfATableIsAloneBehindABreakAndNoneStandsOverAnother() throws IOException {
        Map<String, List<Integer>> rowsByPage = new TreeMap<>();
        for (List<Line> page : pages(report())) {
            Map<String, Integer> rows = new TreeMap<>();
            float above = -APART;
            for (Line line : page) {
                assertThat(line.y() - above).as("%s", line).isGreaterThan(APART);
                above = line.y();
                rows.merge(line.table(), 1, Integer::sum);
            }
            rows.forEach((table, count) ->
                    rowsByPage.computeIfAbsent(table, t -> new ArrayList<>()).add(count));
        }

        assertThat(rowsByPage).hasSize(LARGEST - 1);
        assertThat(rowsByPage.values()).anyMatch(pages -> pages.size() > 1);
        assertThat(rowsByPage).allSatisfy((table, pages) -> {
            assertThat(pages.get(pages.size() - 1)).as(table).isGreaterThan(1);
            assertThat(pages.stream().mapToInt(rows -> rows).sum()).isEqualTo(Integer.parseInt(table));
        });
    }

    /** Of each page the rows, and the headings of their tables, from top to bottom. */
    private static List<List<Line>> pages(Report report) throws IOException {
        List<List<Line>> pages = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(report))) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> where) {
                    Matcher row = ROW.matcher(text);
                    if (row.find()) {
                        pages.get(getCurrentPageNo() - 1)
                                .add(new Line(row.group(1), where.get(0).getYDirAdj()));
                    }
                }

                @Override
                protected void startPage(org.apache.pdfbox.pdmodel.PDPage page) {
                    pages.add(new ArrayList<>());
                }
            };
            stripper.getText(pdf);
        }
        return pages;
    }

    private static Report report() {
        List<Section> sections = new ArrayList<>();
        for (int rows = 2; rows <= LARGEST; rows++) {
            GridBuilder grid = new GridBuilder(Texts.of(Language.EN), "A table")
                    .words("name")
                    .words("says");
            for (int row = 0; row < rows; row++) {
                grid.row(Cell.of("table-%d-row-%d".formatted(rows, row)), Cell.of("–"));
            }
            sections.add(new Section("s" + rows, "Section " + rows, List.of(new Table(grid.build()))));
        }
        return new Report(Language.EN, Form.FULL, "Tables", "Sample", "", OtherSamples.RUN, sections);
    }
}
