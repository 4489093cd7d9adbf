package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as programs that are not ours read them. */
class WorkbookTest {
    @ParameterizedTest
    @EnumSource
    void everyTableIsASheetWhoseCellsAreOfTheirTypeUnderAFrozenHeadingWithItsUnit(Language language)
            throws IOException {
        for (Map.Entry<String, Report> report : Samples.all(language).entrySet()) {
            List<Grid> grids = grids(report.getValue());
            try (XSSFWorkbook workbook = read(report.getValue())) {
                assertThat(workbook.getNumberOfSheets()).as(report.getKey()).isEqualTo(grids.size() + 1);
                for (int i = 0; i < grids.size(); i++) {
                    check(grids.get(i), workbook.getSheetAt(i + 1));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theContentsLinkToEverySheet(Language language) throws IOException {
        for (Report report : Samples.all(language).values()) {
            try (XSSFWorkbook workbook = read(report)) {
                Set<String> linked = new HashSet<>();
                for (XSSFHyperlink link : workbook.getSheetAt(0).getHyperlinkList()) {
                    String to = link.getLocation();
                    assertThat(to).matches("'.+'!A1");
                    linked.add(to.substring(1, to.length() - "'!A1".length()));
                }
                Set<String> sheets = new HashSet<>();
                for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                    sheets.add(workbook.getSheetName(i));
                }
                assertThat(linked).isEqualTo(sheets);
            }
        }
    }

    /** Where an interval is known a table has it, in columns of their own. */
    @Test
    void estimatesHaveTheirEndsAndFlagsBesideThem() throws IOException {
        for (Map.Entry<String, Report> report : Samples.all(Language.EN).entrySet()) {
            for (Grid grid : grids(report.getValue())) {
                List<String> names = grid.columns().stream().map(Column::name).toList();
                boolean low = names.stream().anyMatch(name -> name.startsWith("lower"));
                boolean high = names.stream().anyMatch(name -> name.startsWith("upper"));
                assertThat(low)
                        .as("%s, %s: %s", report.getKey(), grid.title(), names)
                        .isEqualTo(high);
                if (names.contains("estimate") || names.contains("effect") || names.contains("counterfactual")) {
                    assertThat(low)
                            .as("%s, %s: %s", report.getKey(), grid.title(), names)
                            .isTrue();
                }
            }
        }
    }

    /** Text, and behind an apostrophe: a sheet that is saved as CSV has no types any more. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠A1"})
    void whatBeginsLikeAFormulaIsText(String typed) throws IOException {
        int found = 0;
        for (Report report : HostileInputTest.reports(typed, Language.EN)) {
            try (XSSFWorkbook workbook = read(report)) {
                for (Sheet sheet : workbook) {
                    for (Row row : sheet) {
                        for (Cell cell : row) {
                            assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                            if (cell.getCellType() == CellType.STRING) {
                                String text = cell.getStringCellValue();
                                assertThat(text).doesNotStartWith(typed);
                                found += text.startsWith("'" + typed) ? 1 : 0;
                            }
                        }
                    }
                }
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void libreOfficeComputesNothingOfWhatUsersTyped(@TempDir Path folder) throws Exception {
        assumeLibreOffice();
        Files.write(
                folder.resolve("typed.xlsx"),
                Format.XLSX.of(
                        HostileInputTest.reports("=1000+337", Language.EN).get(0)));
        String said =
                converted(folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> sheets = Files.list(folder)) {
            for (Path sheet : sheets.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(sheet));
            }
        }
        assertThat(all.toString())
                .as(said)
                .contains("'=1000+337")
                .doesNotContain("1337")
                .doesNotContainPattern("(?m)(^|,)\"?=");
    }

    @Test
    void libreOfficeOpensEveryWorkbook(@TempDir Path folder) throws Exception {
        assumeLibreOffice();
        for (Map.Entry<String, Report> report : Samples.all(Language.ZH).entrySet()) {
            Files.write(folder.resolve(report.getKey() + ".xlsx"), Format.XLSX.of(report.getValue()));
        }
        String said = converted(folder, "pdf");
        for (Map.Entry<String, Report> report : Samples.all(Language.ZH).entrySet()) {
            try (PDDocument pdf =
                    Loader.loadPDF(folder.resolve(report.getKey() + ".pdf").toFile())) {
                assertThat(pdf.getNumberOfPages())
                        .as(said)
                        .isGreaterThan(grids(report.getValue()).size());
            }
        }
    }

    private static void assumeLibreOffice() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice")));
        // Too heavy to ask for it of everybody, so with --strict, too: another reader looks at all workbooks above.
        assumeTrue(
                there, "soffice (Debian: libreoffice-calc) is needed to open the workbooks in LibreOffice; install it");
    }

    /** What LibreOffice says while it makes files of another kind of all workbooks in a folder. */
    private static String converted(Path folder, String kind) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec soffice -env:UserInstallation=\"file://$PWD/profile\" --headless --convert-to \"$1\" *.xlsx",
                        "sh",
                        kind)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }

    private static void check(Grid grid, Sheet sheet) {
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        Row heading = sheet.getRow(0);
        for (int c = 0; c < grid.columns().size(); c++) {
            Column column = grid.columns().get(c);
            assertThat(heading.getCell(c).getStringCellValue())
                    .contains(column.unit())
                    .contains(column.heading());
            for (int r = 0; r < grid.rows().size(); r++) {
                Cell cell = CellUtil.getCell(CellUtil.getRow(r + 1, sheet), c); // blank where there is none
                Double number = grid.rows().get(r).get(c).number();
                if (number != null) {
                    assertThat(cell.getNumericCellValue()).isEqualTo(number);
                } else {
                    assertThat(cell.getCellType()).isEqualTo(column.numeric() ? CellType.BLANK : CellType.STRING);
                }
            }
        }
    }

    private static List<Grid> grids(Report report) {
        return report.blocks().stream()
                .flatMap(block -> block instanceof Block.Table table
                        ? Stream.of(table.grid())
                        : block instanceof Block.Picture picture
                                ? Stream.of(picture.figure().data())
                                : Stream.empty())
                .toList();
    }

    private static XSSFWorkbook read(Report report) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Format.XLSX.of(report)));
    }
}
