package org.hengce.policy.workbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.hengce.policy.WithPolicies;
import org.hengce.policy.policies.PolicyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbook that is filled in, and the one that policies are exported as: both are read again. */
@QuarkusTest
class PolicyExportTest extends WithPolicies {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    private static byte[] template(String language) {
        return as("viewer")
                .header("Accept-Language", language)
                .get(PolicyWorkbookTest.IMPORTS + "/template.xlsx")
                .then()
                .statusCode(200)
                .contentType(PolicyWorkbookTest.XLSX)
                .extract()
                .asByteArray();
    }

    private static byte[] exported(String strategy) {
        return as("viewer")
                .queryParam("strategy", strategy)
                .get(PATH + ".xlsx")
                .then()
                .statusCode(200)
                .contentType(PolicyWorkbookTest.XLSX)
                .extract()
                .asByteArray();
    }

    private void unchanged(ObjectNode... policies) {
        String strategy = newCode();
        for (ObjectNode policy : policies) {
            officer().body(policy.put("strategy", strategy)).post(PATH).then().statusCode(201);
        }
        PolicyWorkbookTest.send(exported(strategy))
                .statusCode(200)
                .body("errors", equalTo(List.of()))
                .body("rows", equalTo(policies.length))
                .body("unchanged", equalTo(policies.length));
    }

    @Test
    void theTemplateNamesEveryFieldInBothLanguagesAndHasTheCodes() throws IOException {
        for (String language : List.of("zh", "en")) {
            byte[] file = template(language);
            assertThat(Sheets.names(file))
                    .startsWith("Policies", "BudgetYears", "Coverage", "Goals")
                    .endsWith("Codes", "Example", "Notes");
            assertThat(Sheets.read(file, "Policies").get(0)).contains("code", "title.zh", "window.to", "endedOn");
            assertThat(Sheets.read(file, "Coverage").get(1).get(1))
                    .isEqualTo(language.equals("zh") ? "覆盖地区的代码" : "Code of a covered region");
            assertThat(Sheets.read(file, "Codes")).anyMatch(row -> row.contains("TALENT"));
            assertThat(Sheets.read(file, "Example")).anyMatch(row -> row.contains("GD-AI-GRANT"));
        }
        assertThat(Sheets.read(template("fr"), "Policies").get(1).get(0)).isEqualTo("Code of the policy");
        as("viewer")
                .queryParam("lang", "zh")
                .get(PolicyWorkbookTest.IMPORTS + "/template")
                .then()
                .statusCode(200)
                .header("Content-Language", "zh");
        as("viewer")
                .queryParam("lang", "fr")
                .get(PolicyWorkbookTest.IMPORTS + "/template.xlsx")
                .then()
                .statusCode(400);
    }

    @Test
    void cellsOfTheTemplateOfferTheValuesThatMayStandInThem() throws IOException {
        String policies = part(template("en"), "xl/worksheets/sheet1.xml");
        assertThat(policies).contains("dataValidation ", "Codes!$E$3:$E$7").doesNotContain("showDropDown=\"true\"");
        assertThat(Sheets.read(template("en"), "Codes").get(2).get(4)).isEqualTo("RESEARCH_INNOVATION");
    }

    private String part(byte[] file, String name) throws IOException {
        Path whole = Files.write(folder.resolve("file.xlsx"), file);
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anEmptyTemplateHoldsNoPolicyAndNeitherDoesItsExample() {
        PolicyWorkbookTest.send(template("zh")).statusCode(422).body("violations", equalTo(null));
    }

    @Test
    void whatIsExportedIsReadAgainAsUnchanged() throws Exception {
        ObjectNode whole = (ObjectNode) json.readTree(PolicyExamples.POLICY);
        unchanged(whole.put("code", newCode()), text(newCode()), text(newCode(), "US-CA", "US-NV"));
    }

    @Test
    void largeListsAreWholeOnTheirSheets() {
        unchanged(large(newCode()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"window\": {}}",
                "{\"budget\": {}}",
                "{\"comparison\": {}}",
                "{\"logicModel\": null, \"summary\": null}",
                "{\"comparison\": {\"regions\": []}}",
                "{\"comparison\": {\"regions\": [], \"excluded\": [\"US-NV\"]}}",
                "{\"comparison\": {\"regions\": [\"US-NV\", \"US-UT\"]}}",
                "{\"title\": {\"zh\": \"\", \"en\": \" with spaces \"}}",
                "{\"summary\": {\"en\": \"two\\r\\nlines\\n\\tand \\u0001 and _x000D_\"}}",
                "{\"issuer\": \"=HYPERLINK(1)\"}",
                "{\"issuer\": \"'=HYPERLINK(1)\"}",
                "{\"issuer\": \"''quoted''\"}",
                "{\"documentNumber\": \"00123\"}",
                "{\"documentNumber\": \"1e5\"}",
                "{\"documentNumber\": \"2020-01-01\"}",
                "{\"budget\": {\"amount\": 0.1, \"currency\": \"CNY\", \"executed\": 999999999999999900}}",
                "{\"goals\": [{\"indicator\": \"a\", \"targetEffect\": -1e-99, \"targetValue\": 123456789012345680}]}",
                "{\"goals\": [{\"indicator\": \"a\", \"sectors\": [\"-B\", \"A\"]}]}",
                "{\"beneficiaries\": [{\"kind\": \"OTHER\", \"count\": 1000000000000, \"text\": {\"zh\": \"渔民\"}}]}"
            })
    void everythingThatAPolicyCanSaySurvivesTheWorkbook(String said) throws Exception {
        ObjectNode policy = text("-" + newCode());
        policy.setAll((ObjectNode) json.readTree(said));
        unchanged(policy);
    }

    @Test
    void whatIsAmendedInTheWorkbookIsToldByItsCode() throws Exception {
        String strategy = newCode();
        String code = newCode();
        officer().body(text(code).put("strategy", strategy)).post(PATH).then().statusCode(201);
        List<List<String>> rows = Sheets.read(exported(strategy), "Policies");
        assertThat(rows.get(0)).contains("status", "pending");
        assertThat(rows.get(2).get(rows.get(0).indexOf("pending"))).contains("US-CA");
        Sheets changed = new Sheets();
        rows.forEach(row -> changed.row("Policies", row.toArray()));
        Sheets.read(exported(strategy), "Coverage").forEach(row -> changed.row("Coverage", row.toArray()));
        PolicyWorkbookTest.send(changed.cell("Policies", 2, 1, "另一个名称").file())
                .statusCode(422)
                .body("violations.field", equalTo(List.of("Policies!A3")));
    }

    @Test
    void aTextThatIsLongerThanACellEndsInItAndIsWholeInLines() throws IOException {
        String strategy = newCode();
        ObjectNode policy = text(newCode()).put("strategy", strategy);
        policy.set("summary", json.valueToTree(Map.of("zh", "𠮷".repeat(20_000))));
        officer().body(policy).post(PATH).then().statusCode(201);
        assertThat(Sheets.read(exported(strategy), "Policies").get(2))
                .allMatch(cell -> cell.length() <= 32_767)
                .anyMatch(cell -> cell.endsWith("…"));
        String line = as("viewer")
                .queryParam("strategy", strategy)
                .get(PATH + ".jsonl")
                .asString();
        assertThat(json.readTree(line).at("/summary/zh").textValue()).isEqualTo("𠮷".repeat(20_000));
    }

    @Test
    void everyColumnAndEveryValueHasWordsInBothLanguages() {
        for (SheetShape sheet : PolicyShape.sheets()) {
            assertThat(ColumnWords.ofColumn(sheet, sheet.key()).zh()).isNotBlank();
            for (ColumnShape column : sheet.columns()) {
                assertThat(ColumnWords.ofColumn(sheet, column).zh()).isNotBlank();
                assertThat(ColumnWords.ofColumn(sheet, column).en()).isNotBlank();
            }
        }
        PolicyShape.enumerations()
                .forEach((name, values) -> values.forEach(value -> {
                    assertThat(ColumnWords.of(name).zh()).isNotBlank();
                    assertThat(ColumnWords.ofValue(name, value).zh()).isNotBlank();
                }));
    }
}
