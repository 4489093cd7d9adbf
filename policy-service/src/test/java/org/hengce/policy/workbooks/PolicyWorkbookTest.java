package org.hengce.policy.workbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hengce.contracts.indicator.Direction;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies that come as a workbook: what is read of it, and what is said of what cannot be. */
@QuarkusTest
class PolicyWorkbookTest extends WithPolicies {
    static final String IMPORTS = "/api/v1/policy-imports";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static ValidatableResponse send(byte[] file, String... parameters) {
        var request = officer().contentType(XLSX).body(file);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.post(IMPORTS).then();
    }

    private static int status(String code) {
        return as("viewer").get(PATH + "/" + code).statusCode();
    }

    @Test
    void whatStandsOnTheSheetsBecomesOnePolicy() throws Exception {
        String code = newCode();
        byte[] file = Sheets.with(code)
                .cell("Policies", 0, 4, "instruments")
                .cell("Policies", 1, 4, "TAX; GRANT；")
                .cell("Policies", 0, 5, "announcedOn")
                .cell("Policies", 1, 5, (Sheets.Cell) (sheet, row, column) -> {
                    sheet.value(row, column, LocalDate.of(1988, 11, 8));
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                })
                .cell("Policies", 0, 6, "budget.currency")
                .cell("Policies", 1, 6, " USD ")
                .cell("Policies", 0, 7, "documentNumber")
                .cell("Policies", 1, 7, 99)
                .row("Coverage", code, "00123", "1990", " ")
                .row("BudgetYears", "amount", "policy", "year")
                .row("BudgetYears", "12.5", code, "2020")
                .row("BudgetYears", 1e15, code, 2021)
                .row("ComparisonExcluded", "policy", "region")
                .row("ComparisonExcluded", code, "US-NV")
                .row("LogicModelItems", "policy", "code", "stage", "text.en")
                .row("LogicModelItems", code, "A", "INPUT", "=money")
                .row("LogicModelItems", code, "B", "OUTCOME", "'=less")
                .row("LogicModelLinks", "policy", "from", "to")
                .row("LogicModelLinks", code, "A", "B")
                .row("Notes", "anything")
                .row("Sheet1")
                .file();
        send(file).statusCode(200).body("rows", equalTo(1)).body("made", equalTo(1));
        JsonNode policy = json.readTree(as("viewer").get(PATH + "/" + code).asString());
        assertThat(policy.at("/instruments").toString()).isEqualTo("[\"TAX\",\"GRANT\"]");
        assertThat(policy.at("/announcedOn").textValue()).isEqualTo("1988-11-08");
        assertThat(policy.at("/documentNumber").textValue()).isEqualTo("99");
        assertThat(policy.at("/budget/currency").textValue()).isEqualTo("USD");
        assertThat(policy.at("/budget/years/0/amount").doubleValue()).isEqualTo(12.5);
        assertThat(policy.at("/budget/years/1/amount").doubleValue()).isEqualTo(1e15);
        assertThat(policy.at("/coverage/0/from").textValue()).isEqualTo("1989");
        assertThat(policy.at("/coverage/1/region").textValue()).isEqualTo("00123");
        assertThat(policy.at("/coverage/1/to").isNull()).isTrue();
        assertThat(policy.at("/comparison/regions").isNull()).isTrue();
        assertThat(policy.at("/comparison/excluded/0").textValue()).isEqualTo("US-NV");
        assertThat(policy.at("/logicModel/items/0/text/en").textValue()).isEqualTo("=money");
        assertThat(policy.at("/logicModel/items/1/text/en").textValue()).isEqualTo("=less");
        assertThat(policy.at("/logicModel/links/0/to").textValue()).isEqualTo("B");
        send(file).statusCode(200).body("unchanged", equalTo(1));
    }

    @Test
    void aDryRunSaysWhatWouldBecomeOfItAndChangesNothing() throws IOException {
        String code = newCode();
        send(Sheets.with(code).file(), "dryRun", "true")
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("made", equalTo(1));
        assertThat(status(code)).isEqualTo(404);
    }

    @Test
    void everyWrongCellIsNamedAndTheFileRefused() throws IOException {
        String good = newCode();
        String bad = newCode();
        byte[] file = Sheets.with(good)
                .row("Policies", bad, " ", "TALENTS", "provincial")
                .row("Coverage", bad, "US CA", "1989", "1988")
                .row("Goals", "policy", "indicator", "weight", "targetYear")
                .row("Goals", bad, "patents", "1,5", "2030.5")
                .file();
        send(file)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("1 of 2 rows are wrong"))
                .body("violations.field", equalTo(List.of("Policies!C3", "Policies!D3", "Goals!C2")))
                .body("violations[0].message", containsString("see the sheet Codes"))
                .body("violations[2].message", containsString("'1,5' is no number"));
        assertThat(status(good)).isEqualTo(404);
    }

    @Test
    void whatBreaksARuleOfPoliciesIsNamedByItsCell() throws Exception {
        String indicator = "i" + newCode();
        defined(indicator, Direction.HIGHER_IS_BETTER, 1);
        String good = newCode();
        String bad = newCode();
        String against = newCode();
        byte[] file = Sheets.with(good)
                .row("Policies", bad, null, "TALENT", "PROVINCIAL")
                .row("Policies", against, "名称", "TALENT", "PROVINCIAL")
                .row("Coverage", against, "US-CA", "1989")
                .row("Coverage", bad, "US CA", "1989", "1988")
                .row("Coverage", bad, "US-NV", "soon")
                .row("Goals", "policy", "indicator", "weight", "targetEffect")
                .row("Goals", bad, "patents", 0.5)
                .row("Goals", against, indicator, 1, -3)
                .row("BudgetYears", "policy", "year", "amount")
                .row("BudgetYears", bad, 20, 5)
                .file();
        send(file, "onError", "REJECT_ROWS")
                .statusCode(200)
                .body("rows", equalTo(3))
                .body("made", equalTo(1))
                .body("rejected", equalTo(2))
                .body(
                        "errors.cell",
                        equalTo(List.of(
                                "Policies!B3",
                                "Policies!A3",
                                "BudgetYears!B2",
                                "Coverage!B4",
                                "Coverage!D4",
                                "Coverage!C5",
                                "Goals!A2",
                                "Goals!D3")))
                .body("errors.line", equalTo(List.of(3, 3, 2, 4, 4, 5, 2, 3)))
                .body(
                        "errors.field",
                        hasItems("title", "budget.currency", "coverage[1].from", "goals[0].targetEffect"));
        assertThat(status(good)).isEqualTo(200);
        assertThat(status(bad)).isEqualTo(404);
    }

    @Test
    void aRowOfNoPolicyIsAWrongRowAndNothingOfItIsLost() throws IOException {
        String good = newCode();
        Sheets sheets =
                Sheets.with(good).row("Coverage", "NOBODY", "US-NV", "1989").row("Coverage", null, "US-NV", "1989");
        send(sheets.file())
                .statusCode(422)
                .body("violations.field", equalTo(List.of("Coverage!A3", "Coverage!A4")))
                .body("violations[0].message", containsString("no row of Policies has the code 'NOBODY'"))
                .body("violations[1].message", containsString("merged"));
        assertThat(status(good)).isEqualTo(404);
        send(sheets.file(), "onError", "REJECT_ROWS")
                .statusCode(200)
                .body("rows", equalTo(3))
                .body("made", equalTo(1))
                .body("rejected", equalTo(2));
    }

    @Test
    void cellsThatAreMergedHoldTheCodeOnlyInTheFirstOfThem() throws IOException {
        String code = newCode();
        byte[] file = Sheets.with(code)
                .row("Coverage", null, "US-NV", "1989")
                .cell("Coverage", 1, 0, (Sheets.Cell) (sheet, row, column) -> {
                    sheet.value(row, column, code);
                    sheet.range(row, column, row + 1, column).merge();
                })
                .file();
        send(file).statusCode(422).body("violations.field", equalTo(List.of("Coverage!A3")));
    }

    @Test
    void theSameCodeTwiceIsTakenNeitherTime() throws IOException {
        String code = newCode();
        String other = newCode();
        byte[] file = Sheets.with(code)
                .row("Policies", other, "另一项", "TALENT", "NATIONAL")
                .row("Policies", code, "再次", "TALENT", "NATIONAL")
                .row("Coverage", other, "US-CA", 2000)
                .file();
        send(file, "onError", "REJECT_ROWS")
                .statusCode(200)
                .body("made", equalTo(1))
                .body("errors.cell", equalTo(List.of("Policies!A2", "Policies!A4")))
                .body("errors[1].reason.en", containsString("stands in Policies!A2, too"));
        assertThat(status(code)).isEqualTo(404);
        assertThat(status(other)).isEqualTo(200);
    }

    @Test
    void aFormulaWithoutItsValueAndWhatHasNoColumnAreWrongCells() throws IOException {
        String code = newCode();
        byte[] file = Sheets.with(code)
                .cell("Coverage", 1, 3, (Sheets.Cell) (sheet, row, column) -> sheet.formula(row, column, "1+1"))
                .cell("Coverage", 1, 5, "beside the table")
                .file();
        send(file)
                .statusCode(422)
                .body("violations.field", equalTo(List.of("Coverage!D2", "Coverage!F2")))
                .body("violations[0].message", containsString("without its value"))
                .body("violations[1].message", containsString("column without a name"));
    }

    @Test
    void sheetsAndColumnsThatNobodyWouldReadAreRefused() throws IOException {
        Sheets sheets = Sheets.with(newCode())
                .cell("Policies", 0, 4, "colour")
                .cell("Coverage", 0, 4, "region")
                .row("Goals", "indicator")
                .row("Coverrage", "policy");
        for (String onError : List.of("REJECT_FILE", "REJECT_ROWS")) {
            send(sheets.file(), "onError", onError)
                    .statusCode(422)
                    .body("detail", containsString("template.xlsx"))
                    .body("violations.field", equalTo(List.of("Policies!E1", "Coverage!E1", "Goals!A1", "Coverrage")))
                    .body("violations[0].message", containsString("documentNumber"))
                    .body("violations[1].message", containsString("twice"));
        }
        send(new Sheets().row("Sheet1", "code").row("Goals").file())
                .statusCode(422)
                .body("violations.field", hasItem("Policies"))
                .body("violations.message", hasItem(containsString("[Sheet1, Goals]")));
    }

    @Test
    void aWorkbookWithoutAPolicyIsRefused() throws IOException {
        send(new Sheets().row("Policies", "code", "title.zh").file())
                .statusCode(422)
                .body("detail", containsString("holds no policy"));
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        byte[] whole = Sheets.with(newCode()).file();
        byte[] old = Arrays.copyOf(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                8_192);
        send(old).statusCode(422).body("violations[0].message", containsString("password"));
        for (byte[] file :
                new byte[][] {Arrays.copyOf(whole, whole.length / 2), {}, "{}".getBytes(StandardCharsets.UTF_8)}) {
            send(file)
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("file")))
                    .body("violations[0].message", containsString("JSON Lines"));
        }
    }

    @Test
    void whatUnpacksToFarMoreIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<sheetData>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 20; i++) {
                zip.write("<row><c><v>1</v></c></row>".repeat(40_000).getBytes(StandardCharsets.UTF_8));
            }
        }
        send(bomb.toByteArray()).statusCode(422).body("violations[0].message", containsString("unpacks to more"));
    }

    @Test
    void aHundredThousandRowsOfListsAreTakenAndMoreThanIsKeptIsRefusedWithTheLimit() throws IOException {
        String run = newCode();
        Sheets sheets = new Sheets()
                .row("Policies", "code", "title.zh", "category", "level", "strategy")
                .row("Coverage", "policy", "region", "from");
        for (int policy = 0; policy < 50; policy++) {
            sheets.row("Policies", run + "-" + policy, "名称", "TALENT", "NATIONAL", run);
            for (int region = 0; region < 2_000; region++) {
                sheets.row("Coverage", run + "-" + policy, "R-" + region, 2020);
            }
        }
        send(sheets.file()).statusCode(200).body("rows", equalTo(50)).body("made", equalTo(50));
        Sheets many = new Sheets().row("Policies", "code", "title.zh");
        for (int policy = 0; policy < 100_000; policy++) {
            many.row("Policies", run + "_" + policy, "名称");
        }
        send(many.file(), "dryRun", "true").statusCode(422).body("detail", containsString("16 MB"));
    }

    @Test
    void ofVeryManyWrongCellsTheFirstAreTold() throws IOException {
        Sheets sheets = Sheets.with(newCode());
        for (int row = 0; row < 20_000; row++) {
            sheets.row("Coverage", "NOBODY", "US-CA", "1989");
        }
        send(sheets.file(), "onError", "REJECT_ROWS")
                .statusCode(200)
                .body("rejected", equalTo(20_000))
                .body("errors", hasSize(1_000));
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e-999999999", "NaN", "Infinity", "0x10", "1 200", "1e400"})
    void whatIsNoNumberIsAWrongCellHoweverItLooks(String text) throws IOException {
        String code = newCode();
        send(Sheets.with(code)
                        .row("Goals", "policy", "indicator", "targetValue", "targetYear")
                        .row("Goals", code, "patents", text, 2030)
                        .file())
                .statusCode(422)
                .body("violations.field", equalTo(List.of("Goals!C2")));
    }

    @Test
    void textsBeyondTheirLengthAndCharactersThatCannotBeStoredAreNamedByTheirCell() throws IOException {
        String code = newCode();
        send(Sheets.with(code)
                        .cell("Policies", 1, 1, "长".repeat(501))
                        .cell("Coverage", 1, 1, "A_x0000_")
                        .file())
                .statusCode(422)
                .body("violations.field", hasItem("Coverage!B2"));
        send(Sheets.with(code).cell("Policies", 1, 1, "长".repeat(501)).file())
                .statusCode(422)
                .body("violations.field", equalTo(List.of("Policies!B2")));
    }

    @Test
    void theSameRequestSentTwiceHasOneAnswer() throws IOException {
        byte[] file = Sheets.with(newCode()).file();
        String key = newCode();
        for (int i = 0; i < 2; i++) {
            officer()
                    .contentType(XLSX)
                    .header("Idempotency-Key", key)
                    .body(file)
                    .post(IMPORTS)
                    .then()
                    .statusCode(200)
                    .body("made", equalTo(1));
        }
    }

    @Test
    void rowsOfOtherRegionsAreWrongForWhoIsLimitedToSome() throws IOException {
        String code = newCode();
        within("US-NY", "officer")
                .contentType(XLSX)
                .body(Sheets.with(code).file())
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("Coverage!B2")));
        assertThat(status(code)).isEqualTo(404);
    }
}
