package org.hengce.indicator.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How workbooks are read, and what is said of those that are none, or that would take more than they may. */
@QuarkusTest
class ImportWorkbookTest extends Imports {
    private static byte[] workbook(Consumer<Workbook> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "tests", "1.0")) {
            content.accept(workbook);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, @Nullable Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            @Nullable Object cell = cells[column];
            if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cell != null) {
                sheet.value(row, column, cell.toString());
            }
        }
    }

    @Test
    void aWorkbookIsReadWithItsNumbersAndDatesAsTheyAreShown() throws IOException {
        String days = newIndicator("D");
        byte[] file = workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("数据");
            row(sheet, 0, "indicator", "region", "period", "value", null);
            row(sheet, 2, days, "US-CA", null, 90.1);
            sheet.value(2, 2, LocalDate.of(2021, 7, 15));
            sheet.style(2, 2).format("yyyy-mm-dd").set();
            row(sheet, 3, days, "US-NV", "2021-07-15", 1e15);
            row(sheet, 4, days, "US-PA", "2021-07-15");
            sheet.formula(4, 3, "1+1");
        });
        JsonPath job = finished(xlsx(file).queryParam("onError", "REJECT_ROWS").post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getString("format")).isEqualTo("XLSX");
        assertThat(job.getInt("accepted")).isEqualTo(2);
        // A formula that was saved without its value has none.
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(5);
        viewer().get("/api/v1/observations?indicator={i}", days)
                .then()
                .body("items.period", hasItem("2021-07-15"))
                .body("items.value", hasItem(90.1f));
    }

    @Test
    void aYearThatIsANumberInAWorkbookIsAYear() throws IOException {
        String indicator = newIndicator("A");
        byte[] file = workbook(workbook -> {
            workbook.newWorksheet("notes").value(0, 0, "see the other sheet");
            Worksheet sheet = workbook.newWorksheet("data");
            row(sheet, 0, "region", "year", "packs");
            row(sheet, 1, "US-CA", 2020, 90.1);
            row(sheet, 2, "US-NV", 2020.0, 12345678901234.5);
        });
        String columns = "indicator:=" + indicator + ",region:region,period:year,value:packs";
        JsonPath job = finished(xlsx(file)
                .queryParam("columns", columns)
                .queryParam("sheet", "data")
                .post("/api/v1/imports"));
        assertThat(job.getInt("accepted")).isEqualTo(2);
        assertThat(job.getString("sha256")).hasSize(64);
        xlsx(file)
                .queryParam("columns", columns)
                .queryParam("sheet", "nothing")
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("sheet"))
                .body("violations[0].message", containsString("[notes, data]"));
    }

    @Test
    void whatClaimsToBeAWorkbookAndIsNoneIsRefused() throws IOException {
        byte[] whole = workbook(workbook -> row(workbook.newWorksheet("a"), 0, "indicator"));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        byte[] noSheets = zip("[Content_Types].xml", "<Types/>");
        byte[] broken = zip("[Content_Types].xml", "<Types", "xl/workbook.xml", "<workbook><sheets>");
        byte[] other = zip("hello.txt", "hello");
        for (byte[] file :
                new byte[][] {"a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), {}, cut, noSheets, broken, other}) {
            xlsx(file)
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(422)
                    .body("violations.field", hasItem("file"))
                    .body("violations[0].message", containsString("is not"));
        }
        // The other way round.
        csv(whole)
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("begins as ZIP, XLSX"));
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

    private static byte[] bomb(String entry, String begin, String repeated, int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(begin.getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = repeated.repeat((1 << 20) / repeated.length()).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < megabytes; i++) {
                zip.write(megabyte);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void whatUnpacksToFarMoreIsRefusedBeforeItIsRead() throws IOException {
        for (byte[] bomb : new byte[][] {
            bomb("xl/worksheets/sheet1.xml", "<sheetData>", "<row><c><v>1</v></c></row>", 200),
            bomb("xl/sharedStrings.xml", "<sst>", "<si><t>a</t></si>", 65),
            bomb("xl/worksheets/sheet1.xml", "<sheetData><row><c><v>", "1", 2),
            bomb("xl/worksheets/sheet1.xml", "<sheetData><row>", "<c/>", 1),
            bomb("xl/worksheets/sheet1.xml", "<sheetData>", "<row><c r=\"ZZZZZZ1\"/></row>", 1)
        }) {
            xlsx(bomb)
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(422)
                    .body("violations[0].message", containsString("unpacks to more"));
        }
    }

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml";

    private static String types(String... namesAndTypes) {
        StringBuilder types = new StringBuilder("<Types>");
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            types.append("<Override PartName=\"%s\" ContentType=\"%s\"/>"
                    .formatted(namesAndTypes[i], TYPE.formatted(namesAndTypes[i + 1])));
        }
        return types.append("</Types>").toString();
    }

    @Test
    void whatAPartIsCalledDoesNotHideHowMuchMemoryItTakes() throws IOException {
        String texts = types("/xl/worksheets/texts.xml", "sharedStrings");
        // Enough digits of no pattern that it is not refused for its ratio.
        StringBuilder many = new StringBuilder("<sst>");
        Random random = new Random(7);
        for (int i = 0; i < 700_000; i++) {
            many.append("<si><t>row ").append(random.nextInt(1 << 20)).append("</t></si>");
        }
        String wide = "<worksheet><sheetData><row>" + "<c><v>row 1</v></c>".repeat(60_000);
        for (byte[] bomb : new byte[][] {
            zip(
                    "[Content_Types].xml",
                    texts,
                    "xl/worksheets/texts.xml",
                    many.append("</sst>").toString()),
            zip("[Content_Types].xml", types(), "xl/worksheets/sheet1.xml", wide),
            zip("[Content_Types].xml", types(), "xl/pictures/sheet1.bin", wide),
            zip("[Content_Types].xml", types(), "xl/workbook.xml", "<a>".repeat(100)),
        }) {
            xlsx(bomb)
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(422)
                    .body("violations[0].message", containsString("unpacks to more"));
        }
    }

    @Test
    void partsInOtherEncodingsThanUtf8AreRefused() throws IOException {
        xlsx(zip("[Content_Types].xml", types(), "xl/workbook.xml", "<?xml version='1.0' encoding='ISO-2022-JP'?><a/>"))
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("instead of UTF-8"));
    }

    @Test
    void rowsOfAWorkbookThatSayTheSameNumberAreToldApart() throws IOException {
        String indicator = newIndicator("A");
        String cell = "<c t='inlineStr'><is><t>%s</t></is></c>";
        String row = "<row r='2'>" + cell.repeat(3).formatted(indicator, "US-CA", "2020") + "<c><v>%d</v></c></row>";
        byte[] file = zip(
                "[Content_Types].xml",
                types("/xl/workbook.xml", "sheet.main", "/xl/styles.xml", "styles"),
                "xl/workbook.xml",
                "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>",
                "xl/styles.xml",
                "<styleSheet/>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r='1'>"
                        + cell.repeat(4).formatted("indicator", "region", "period", "value")
                        + "</row>"
                        + row.formatted(1)
                        + row.formatted(2)
                        + "</sheetData></worksheet>");
        JsonPath job = finished(xlsx(file).post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("REJECTED");
        assertThat(job.getList("errors.line", Integer.class)).containsExactly(3);
        assertThat(job.getString("errors[0].reason")).contains("row 2 has the same");
    }
}
