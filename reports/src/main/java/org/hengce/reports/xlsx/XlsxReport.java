package org.hengce.reports.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;

/**
 * The tables of a report as a workbook: the contents first, then a sheet for each table and for the data of each chart. Cells are
 * typed, numbers are not rounded; headings carry the unit.
 */
public final class XlsxReport {
    /** What a sheet's name may not have in it. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\[\\]:*?/\\\\']");

    /** What makes a cell of a CSV a formula (OWASP, CSV injection): the same as in lists of the services. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final int LONGEST_NAME = 31;
    /** The limit of the format. */
    private static final int LONGEST_TEXT = 32_767;

    private static final int HEADING = 0;
    private static final int WIDEST = 60;

    private final Report report;
    private final Texts texts;
    private final Set<String> names = new HashSet<>();

    private XlsxReport(Report report) {
        this.report = report;
        texts = Texts.of(report.language());
    }

    /** The file. */
    public static byte[] of(Report report) {
        try {
            return new XlsxReport(report).written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Sheet(String name, Grid grid) {}

    private byte[] written() throws IOException {
        String contents = name(texts.text("report.contents"));
        List<Sheet> sheets = new ArrayList<>();
        for (Block block : report.blocks()) {
            if (block instanceof Block.Table table) {
                add(sheets, table.grid().title(), table.grid());
            } else if (block instanceof Block.Picture picture) {
                // A finding is no name; the contents say it.
                Figure figure = picture.figure();
                add(sheets, texts.label("kind", figure.kind()), figure.data());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Hengce", null)) {
            workbook.properties().setTitle(text(report.title()));
            contents(workbook.newWorksheet(contents), sheets);
            for (Sheet sheet : sheets) {
                write(workbook.newWorksheet(sheet.name()), sheet.grid());
            }
        }
        return Undated.of(bytes.toByteArray());
    }

    private void add(List<Sheet> sheets, String called, Grid grid) {
        if (!grid.rows().isEmpty()) {
            sheets.add(new Sheet(name(called), grid));
        }
    }

    private void contents(Worksheet sheet, List<Sheet> sheets) {
        sheet.value(0, 0, text(report.title()));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, text(report.kind() + " · " + report.byline()));
        sheet.value(
                2,
                0,
                text(texts.text(
                        "report.run",
                        "id",
                        report.run().id(),
                        "hash",
                        report.run().sha256())));
        int row = 4;
        sheet.value(row, 0, texts.text("report.sheet"));
        sheet.value(row, 1, texts.text("report.rows"));
        sheet.range(row, 0, row, 1).style().bold().set();
        for (Sheet of : sheets) {
            row++;
            sheet.hyperlink(
                    row,
                    0,
                    HyperLink.internal("'" + of.name() + "'!A1", text(of.grid().title())));
            sheet.value(row, 1, of.grid().rows().size());
        }
        sheet.width(0, WIDEST);
        sheet.width(1, 12);
    }

    private void write(Worksheet sheet, Grid grid) {
        for (int c = 0; c < grid.columns().size(); c++) {
            Column column = grid.columns().get(c);
            sheet.value(HEADING, c, text(column.titled()));
            sheet.width(c, Math.min(WIDEST, 4 + widest(grid, c)));
        }
        sheet.range(HEADING, 0, HEADING, grid.columns().size() - 1)
                .style()
                .bold()
                .wrapText(true)
                .set();
        sheet.freezePane(1, HEADING + 1);
        int row = HEADING;
        for (List<Cell> cells : grid.rows()) {
            row++;
            for (int c = 0; c < cells.size(); c++) {
                Double number = cells.get(c).number();
                if (number != null) {
                    sheet.value(row, c, number);
                } else if (!grid.columns().get(c).numeric()) {
                    sheet.value(row, c, text(cells.get(c).text()));
                } // else: a number that is not there is an empty cell
            }
        }
        if (!grid.note().isEmpty()) {
            sheet.value(row + 2, 0, text(grid.note()));
        }
    }

    private static int widest(Grid grid, int column) {
        int widest = grid.columns().get(column).titled().length();
        for (List<Cell> row : grid.rows()) {
            widest = Math.max(widest, row.get(column).text().length());
        }
        return widest;
    }

    /** What a table is called, as far as a sheet can be, and never twice. */
    private String name(String title) {
        String allowed = NOT_IN_NAMES.matcher(text(title)).replaceAll(" ").strip();
        String base = allowed.isEmpty() ? texts.text("report.sheet") : allowed;
        String name = cut(base, LONGEST_NAME);
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            String suffix = " " + i;
            name = cut(base, LONGEST_NAME - suffix.length()) + suffix;
        }
        return name;
    }

    /** With an apostrophe before what would be a formula once the sheet is saved as CSV (ADR 0017). */
    private static String text(String text) {
        String plain = Markup.plain(text);
        boolean formula = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0;
        return cut(formula ? "'" + plain : plain, LONGEST_TEXT);
    }

    /** Never in the middle of a character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }
}
