package org.hengce.kit.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbooksTest {
    private static final long MEGABYTE = 1L << 20;

    private static final WorkbookLimits LIMITS = new WorkbookLimits(
            16 * MEGABYTE,
            2 * MEGABYTE,
            MEGABYTE,
            3 * MEGABYTE,
            Duration.ofMillis(1),
            new Message("something else", "其他格式"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    private final Workbooks workbooks = new Workbooks(LIMITS);

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", ".xlsx"), bytes);
    }

    private static byte[] workbook(Consumer<Workbook> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "tests", "1.0")) {
            content.accept(workbook);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** A workbook with this XML as its only sheet. */
    private static byte[] sheet(String properties, String styles, String rows) throws IOException {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml";
        return zip(
                "[Content_Types].xml",
                "<Types><Override PartName='/xl/workbook.xml' ContentType='%s'/><Override PartName='/xl/styles.xml' ContentType='%s'/></Types>"
                        .formatted(type.formatted("sheet.main"), type.formatted("styles")),
                "xl/workbook.xml",
                "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>" + properties
                        + "<sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>",
                "xl/styles.xml",
                "<styleSheet>" + styles + "</styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private List<SheetRow> rows(byte[] bytes) throws IOException {
        List<SheetRow> all = new ArrayList<>();
        try (OpenWorkbook workbook = workbooks.open(file(bytes));
                SheetRows rows = workbook.rows(null)) {
            for (@Nullable SheetRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    @Test
    void rowsHaveTheirNumbersAndTextsAsTheSheetShowsThem() throws IOException {
        List<SheetRow> rows = rows(workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("数据");
            sheet.value(1, 0, "00123");
            sheet.value(1, 1, 2020);
            sheet.value(1, 2, 0.1);
            sheet.value(1, 3, 123);
            sheet.style(1, 3).format("00000").set();
            sheet.value(4, 0, "  spaces  ");
            sheet.value(5, 0, " ");
        }));
        assertThat(rows.stream().map(SheetRow::number)).containsExactly(2, 5);
        assertThat(rows.get(0).texts()).containsExactly("00123", "2020", "0.1", "00123");
        assertThat(rows.get(1).text(0)).isEqualTo("  spaces  ");
        assertThat(rows.get(1).text(77)).isEmpty();
    }

    @Test
    void daysAreThoseOfTheWorkbooksEpoch() throws IOException {
        String styles = "<numFmts><numFmt numFmtId='164' formatCode='yyyy-mm-dd'/></numFmts>"
                + "<cellXfs><xf numFmtId='164'/></cellXfs>";
        String row = "<row r='1'><c r='A1' s='0'><v>42000</v></c></row>";
        assertThat(rows(sheet("", styles, row)).get(0).text(0)).isEqualTo("2014-12-27");
        assertThat(rows(sheet("<workbookPr date1904='1'/>", styles, row)).get(0).text(0))
                .isEqualTo("2018-12-28");
    }

    @Test
    void aFormulaHasTheValueThatWasSavedWithItAndAnErrorHasNone() throws IOException {
        SheetRow row = rows(sheet(
                        "",
                        "",
                        "<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1'><f>1+1</f></c><c r='C1' t='e'><v>#REF!</v></c></row>"))
                .get(0);
        assertThat(row.text(0)).isEqualTo("2");
        assertThat(row.unread().keySet()).containsExactlyInAnyOrder(1, 2);
        assertThat(row.unread().get(1)).satisfies(why -> assertThat(why.en()).contains("without its value"));
        assertThat(row.unread().get(2)).satisfies(why -> assertThat(why.zh()).contains("#REF!"));
    }

    @Test
    void oldAndEncryptedWorkbooksAreToldFromWhatIsNone() throws IOException {
        byte[] ole2 = Arrays.copyOf(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                4096);
        assertThatThrownBy(() -> rows(ole2)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.violations().get(0).message().en())
                .contains("password", ".xls"));
        assertThatThrownBy(() -> rows("a,b".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.violations().get(0).message().en())
                        .contains("is not", "something else"));
    }

    @Test
    void whatUnpacksToMoreThanTheLimitsIsRefused() throws IOException {
        for (byte[] bomb : new byte[][] {
            sheet("", "", "<row><c><v>1</v></c></row>".repeat(800_000)),
            sheet("<!--" + "a".repeat(2_000_000) + "-->", "", ""),
            sheet("<x/>".repeat(60_000), "", ""),
        }) {
            assertThatThrownBy(() -> rows(bomb)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                            problem.violations().get(0).message().zh())
                    .contains("超出可读范围", "16 MB", "2 MB", "其他格式"));
        }
    }

    @Test
    void whoFindsTheMemoryTakenIsToldToComeLaterAndGetsItWhenItIsGivenBack() throws IOException {
        byte[] small = workbook(workbook -> workbook.newWorksheet("a").value(0, 0, "x"));
        try (OpenWorkbook first = workbooks.open(file(small));
                OpenWorkbook second = workbooks.open(file(small))) {
            assertThat(first.sheets()).isEqualTo(second.sheets());
            assertThatThrownBy(() -> rows(small)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
                assertThat(problem.retryAfterSeconds()).isPositive();
            });
        }
        assertThat(rows(small)).hasSize(1);
    }

    @Test
    void whatIsWrittenIsReadAgainAsItWas() throws IOException {
        List<String> texts = List.of(
                "line\r\nline\n\ttab",
                "\u0001",
                "_x000D_",
                "_x005F_x000D_",
                " spaces ",
                "=1+1",
                "'=1+1",
                "'quoted'",
                "＝",
                "<&>\"",
                "𠮷".repeat(300));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NewWorkbook workbook = new NewWorkbook(bytes)) {
            NewSheet sheet = workbook.sheet("first", List.of(List.of("name")));
            for (String text : texts) {
                sheet.add(List.of(text));
            }
            sheet.flush();
            workbook.sheet("second", List.of()).add(List.of(1.5));
        }
        List<SheetRow> rows = rows(bytes.toByteArray());
        assertThat(rows.stream().skip(1).map(row -> Cells.read(row.text(0)))).containsExactlyElementsOf(texts);
        assertThat(rows.get(6).text(0)).isEqualTo("'=1+1");
    }
}
