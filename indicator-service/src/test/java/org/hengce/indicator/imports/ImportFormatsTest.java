package org.hengce.indicator.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** In which encodings and text formats files are read, and what is said of those that are in none of them. */
@QuarkusTest
class ImportFormatsTest extends Imports {
    private static final Charset GB18030 = Charset.forName("GB18030");

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
