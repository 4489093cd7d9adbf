package org.hengce.indicator.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.paging.TableTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as CSV, SDMX-CSV and XLSX. */
@QuarkusTest
class TableTest extends WithRegister {
    private static final String SDMX = "application/vnd.sdmx.data+csv";

    private static String withValues() {
        String indicator = newIndicator("A");
        Map<String, Object> missing = new HashMap<>(observation(indicator, "US-CA", "2021", 0));
        missing.put("value", null);
        missing.put("status", "O");
        steward()
                .body(batch(
                        observation(indicator, "US-CA", "2020", -90.1),
                        missing,
                        observation(indicator, "US-NV", "2020", 1234567890123L)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        return indicator;
    }

    private static Response read(String accept, String path) {
        return viewer().accept(accept).get(path);
    }

    private static List<String> lines(Response answer) {
        return Arrays.asList(answer.then().statusCode(200).extract().asString().split("\r\n"));
    }

    @Test
    void observationsAsCsvHaveTheColumnsOfAnImportAndTheVintage() {
        String indicator = withValues();
        Response csv = read(TableTypes.CSV, "/api/v1/observations?indicator=" + indicator);
        csv.then().header("Content-Type", equalTo("text/csv;charset=UTF-8")).header("Link", nullValue());
        List<String> lines = lines(csv);
        assertThat(lines.get(0)).isEqualTo("indicator,region,sector,period,value,status,confidentiality,vintage");
        assertThat(lines.get(1)).startsWith(indicator + ",US-CA,_T,2020,-90.1,A,F,20");
        assertThat(lines.get(2)).startsWith(indicator + ",US-CA,_T,2021,,O,F,20");
        assertThat(lines.get(3)).startsWith(indicator + ",US-NV,_T,2020,1234567890123,A,F,20");
        assertThat(lines).hasSize(4);
    }

    @Test
    void aTableIsTheWholeListUnlessAPageIsAskedFor() {
        String indicator = newIndicator("A");
        for (int part = 0; part < 2; part++) {
            int from = 1000 + part * 1500;
            steward()
                    .body(batch(IntStream.range(from, from + 1500)
                            .mapToObj(year -> observation(indicator, "US-CA", Integer.toString(year), year))
                            .toArray()))
                    .post("/api/v1/observations")
                    .then()
                    .statusCode(201);
        }
        String path = "/api/v1/observations?indicator=" + indicator;
        List<String> lines = lines(read(TableTypes.CSV, path));
        assertThat(lines).hasSize(3001).doesNotHaveDuplicates();
        assertThat(lines.get(3000)).contains(",3999,3999,");
        Response page = read(TableTypes.CSV, path + "&limit=2");
        assertThat(lines(page)).hasSize(3);
        page.then().header("Link", containsString("rel=\"next\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {SDMX, SDMX + ";version=2.0.0"})
    void observationsAsSdmxCsvAreADataflowOfTheirIndicator(String accept) {
        String indicator = withValues();
        Response csv = read(accept, "/api/v1/observations?indicator=" + indicator);
        csv.then().header("Content-Type", startsWith(SDMX + ";version=2.0.0"));
        List<String> lines = lines(csv);
        assertThat(lines.get(0))
                .isEqualTo(
                        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,SECTOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,DECIMALS");
        assertThat(lines.get(1))
                .isEqualTo("dataflow,HENGCE:%1$s(1.0.0),I,A,%1$s,US-CA,_T,2020,-90.1,A,F,packs per person,1"
                        .formatted(indicator));
        assertThat(lines.get(2)).contains(",2021,,O,F,");
    }

    @Test
    void whatIsNotThereIsNotAcceptable() {
        String indicator = withValues();
        String path = "/api/v1/observations?indicator=" + indicator;
        for (String accept : List.of(SDMX + ";version=1.0.0", "application/pdf", "application/xml")) {
            read(accept, path).then().statusCode(406).contentType("application/problem+json");
        }
        read(SDMX, path + "&history=true").then().statusCode(400).contentType("application/problem+json");
        read("application/json", "/api/v1/regions/US-CA.csv").then().statusCode(406);
        read("application/json", "/api/v1/no-such.csv").then().statusCode(404);
        read(TableTypes.CSV, path + "&bom=perhaps").then().statusCode(400);
        viewer().get("/api/v1/regions/US-CA?bom=true").then().statusCode(400);
        read(TableTypes.CSV, "/api/v1/observations").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "text/csv;q=0.5,*/*"})
    void whoSaysNothingGetsJson(String accept) {
        read(accept, "/api/v1/regions").then().statusCode(200).contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"regions", "sectors", "indicators"})
    void everyListIsThereUnderItsNameAsATable(String list) throws IOException {
        withValues();
        Response csv = viewer().get("/api/v1/" + list + ".csv");
        csv.then().header("Content-Type", equalTo("text/csv;charset=UTF-8"));
        assertThat(lines(csv).get(0)).startsWith("code,name.zh,name.en");
        int items = 0;
        String cursor = "";
        while (cursor != null) {
            Response page = viewer().get("/api/v1/" + list + "?limit=1000" + cursor);
            items += page.jsonPath().getList("items").size();
            String next = page.path("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        List<Row> rows = rows(viewer().get("/api/v1/" + list + ".xlsx"));
        assertThat(rows).hasSize(items + 1);
        assertThat(rows.get(0).getCellText(0)).isEqualTo("code");
    }

    private static List<Row> rows(Response answer) throws IOException {
        answer.then().statusCode(200).header("Content-Type", equalTo(TableTypes.XLSX));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
            return workbook.getFirstSheet().read();
        }
    }

    @Test
    void numbersOfAWorkbookAreNumbers() throws IOException {
        String indicator = withValues();
        List<Row> rows = rows(viewer().get("/api/v1/observations.xlsx?indicator=" + indicator));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).getCell(4).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows.get(1).getCell(4).asNumber().doubleValue()).isEqualTo(-90.1);
        assertThat(rows.get(2).getOptionalCell(4).filter(cell -> cell.getType() != CellType.EMPTY))
                .isEmpty();
        assertThat(rows.get(2).getCellText(5)).isEqualTo("O");
    }

    @Test
    void whatASpreadsheetProgramWouldComputeIsText() throws IOException {
        String formula = "=HYPERLINK(\"http://x\",\"y\")";
        for (String text : List.of(formula, "+1", "-1", "@x", "\tx")) {
            String code = "T" + Integer.toHexString(text.hashCode());
            Map<String, Object> region = new HashMap<>(region(text));
            if (viewer().get("/api/v1/regions/" + code).statusCode() == 404) {
                steward().body(region).put("/api/v1/regions/" + code).then().statusCode(201);
            }
            assertThat(lines(viewer().get("/api/v1/regions.csv")))
                    .anyMatch(line -> line.startsWith(code + ",") && line.contains("'" + text.replace("\"", "\"\"")));
            assertThat(rows(viewer().get("/api/v1/regions.xlsx")))
                    .anyMatch(row -> row.getCellText(0).equals(code)
                            && row.getCellText(2).equals("'" + text));
        }
    }

    @Test
    void aByteOrderMarkIsThereForWhoAsks() {
        byte[] with = viewer().get("/api/v1/sectors.csv?bom=true").asByteArray();
        assertThat(Arrays.copyOf(with, 3)).containsExactly(0xEF, 0xBB, 0xBF);
        byte[] without = viewer().get("/api/v1/sectors.csv?bom=false").asByteArray();
        assertThat(without[0]).isEqualTo((byte) 'c');
    }

    @Test
    void aTableOfAnotherListIsNoPageOfJson() {
        viewer().get("/api/v1/regions.csv?limit=1")
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body(not(startsWith("{")));
    }
}
