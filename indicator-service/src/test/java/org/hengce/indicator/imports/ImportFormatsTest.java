package org.hengce.indicator.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
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

/** In which encodings and formats files are read, and what is said of those that are in none of them. */
@QuarkusTest
class ImportFormatsTest extends Imports {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static RequestSpecification xlsx(byte[] file) {
        return steward().contentType(FileFormat.XLSX_TYPE).body(file);
    }

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
    void gb18030IsDetectedAndShown() {
        String indicator = newIndicator("A");
        String file = "指标,地区,地区名,年份,数值\n%1$s,US-CA,加利福尼亚,2020,1.5\n%1$s,US-NV,内华达,2020,2\n".formatted(indicator);
        JsonPath job = finished(csv(file.getBytes(GB18030))
                .queryParam("columns", "indicator:指标,region:地区,period:年份,value:数值")
                .post("/api/v1/imports"));
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getString("encoding")).isEqualTo("GB18030");
        assertThat(job.getInt("accepted")).isEqualTo(2);
    }

    @Test
    void aSignForWhatCouldNotBeReadOnceDoesNotMakeUtf8SomethingElse() {
        String indicator = newIndicator("A");
        String file = "指标,地区,地区名,年份,数值\n%s,US-CA,加\uFFFD利福尼亚,2020,1.5\n".formatted(indicator);
        JsonPath job = finished(csv(file)
                .queryParam("columns", "indicator:指标,region:地区,period:年份,value:数值")
                .post("/api/v1/imports"));
        assertThat(job.getString("encoding")).isEqualTo("UTF-8");
        assertThat(job.getInt("accepted")).isEqualTo(1);
    }

    @Test
    void gb18030ThatBeginsAfterAMegabyteOfAsciiIsDetectedThere() {
        String indicator = newIndicator("D");
        StringBuilder file = new StringBuilder("indicator,region,period,value,note\n");
        LocalDate day = LocalDate.of(1900, 1, 1);
        for (int i = 0; i < 20_000; i++) {
            file.append("%s,US-CA,%s,%d,%s\n".formatted(indicator, day.plusDays(i), i, "plain".repeat(8)));
        }
        file.append("%s,US-NV,2020-01-01,1,内华达\n".formatted(indicator));
        JsonPath job = finished(csv(file.toString().getBytes(GB18030)).post("/api/v1/imports"));
        assertThat(job.getString("encoding")).isEqualTo("GB18030");
        assertThat(job.getInt("accepted")).isEqualTo(20_001);
    }

    @Test
    void aByteThatIsNoneOfTheEncodingIsNamedByItsLine() {
        String indicator = newIndicator("A");
        byte[] file =
                rows(indicator, "US-CA,2020,1", "US-NV,2020,上", "US-PA,2020,3").getBytes(StandardCharsets.UTF_8);
        int wrong = new String(file, StandardCharsets.ISO_8859_1).indexOf(0xE4);
        file[wrong + 1] = (byte) 0xFF;
        file[wrong + 2] = (byte) 0xFF;
        csv(file)
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("file"))
                .body("violations[0].message", containsString("in line 3"))
                .body("violations[0].message", containsString("byte " + wrong));
    }

    @Test
    void aDeclaredCharsetIsTakenAtItsWordAndOthersAreRefused() {
        String indicator = newIndicator("A");
        String file = "indicator,region,period,value,note\n%s,US-CA,2020,1,加州\n".formatted(indicator);
        JsonPath job = finished(steward()
                .contentType("text/csv; charset=GBK")
                .body(file.getBytes(GB18030))
                .post("/api/v1/imports"));
        assertThat(job.getString("encoding")).isEqualTo("GB18030");
        steward()
                .contentType("text/csv; charset=utf-8")
                .body(file.getBytes(GB18030))
                .post("/api/v1/imports")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("not UTF-8"));
        steward()
                .contentType("text/csv; charset=utf-16")
                .body(file.getBytes(StandardCharsets.UTF_16))
                .post("/api/v1/imports")
                .then()
                .statusCode(415);
    }

    @Test
    void utf16IsRefusedWithASentence() {
        String file = rows("x", "US-CA,2020,1");
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
            csv(file.getBytes(charset))
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(422)
                    .body("violations[0].message", containsString("UTF-16"));
        }
    }

    @Test
    void semicolonsAndTabsAreDetectedAndShown() {
        String indicator = newIndicator("A");
        for (String separator : new String[] {";", "\t"}) {
            String file = rows(indicator, "US-CA,2020,1", "\"US-NV\",2020,2").replace(",", separator);
            JsonPath job = finished(csv(file).post("/api/v1/imports"));
            assertThat(job.getString("status")).isEqualTo("COMPLETED");
            assertThat(job.getString("separator")).isEqualTo(separator);
            assertThat(job.getString("encoding")).isEqualTo("UTF-8");
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

    private static RequestSpecification sdmx(String version, String file) {
        return steward().contentType(FileFormat.SDMX_TYPE + version).body(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sdmxCsvIsReadByItsOwnNamesAndWithdrawsWithItsAction() {
        String indicator = newIndicator("A");
        String header =
                "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,SECTOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\n";
        String row = "dataflow,HENGCE:X(1.0.0),%s,%s,%s,US-CA,_T,2020,%s,,F\n";
        RequestSpecification stored = sdmx("; version=2.0.0", header + row.formatted("I", "A", indicator, "1.5"));
        assertThat(finished(stored.post("/api/v1/imports")).getInt("accepted")).isEqualTo(1);
        RequestSpecification withdrawn = sdmx("", header + row.formatted("D", "A", indicator, ""));
        assertThat(finished(withdrawn.post("/api/v1/imports")).getInt("accepted"))
                .isEqualTo(1);
        viewer().get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .body("items.status", equalTo(java.util.List.of("O")));
        assertThat(stored(indicator)).isEqualTo(2);

        JsonPath wrong = finished(
                sdmx("", header + row.formatted("I", "Q", indicator, "1") + row.formatted("X", "A", indicator, "1"))
                        .post("/api/v1/imports"));
        assertThat(wrong.getString("status")).isEqualTo("REJECTED");
        assertThat(wrong.getList("errors.column", String.class)).containsExactly("frequency", "action");
        sdmx("; version=1.0.0", header).post("/api/v1/imports").then().statusCode(415);
        sdmx("", header)
                .queryParam("columns", "region:a")
                .post("/api/v1/imports")
                .then()
                .statusCode(400);
    }

    @Test
    void parametersThatDoNotFitTheFileAreRefused() {
        csv("a\n1\n").queryParam("sheet", "x").post("/api/v1/imports").then().statusCode(400);
        csv("a\n1\n").queryParam("dryRun", "yes").post("/api/v1/imports").then().statusCode(400);
        csv("a\n1\n")
                .queryParam("onError", "IGNORE")
                .post("/api/v1/imports")
                .then()
                .statusCode(400);
        csv("a\n1\n")
                .header("Upload-Complete", "no")
                .post("/api/v1/imports")
                .then()
                .statusCode(400);
        xlsx(new byte[] {1})
                .header("Upload-Complete", "?0")
                .post("/api/v1/imports")
                .then()
                .statusCode(400);
    }
}
