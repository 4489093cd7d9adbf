package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.PolicyVersion;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.report.EvaluationInput;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.words.IndicatorFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Whatever users typed is text and nothing else, in every format. */
class HostileInputTest {
    /** A text, and for the test's name what is wrong with it. */
    record Hostile(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> hostile() {
        return Stream.of(
                new Hostile(
                        "markup",
                        "</text></svg></title><script>alert(\"1\")</script><img src=x onerror=alert(1)>&amp;{x}'"),
                new Hostile(
                        "markdown", "# [a](javascript:alert(1)) | ![x](http://evil.example/x.png) `<b>` **c**\n\n- d"),
                new Hostile("formula", "=HYPERLINK(\"http://evil.example\")"),
                new Hostile("right to left", "abc\u202Edesrever\u202C \u2066x\u2069 \u0639\u0631\u0628\u064A \u200F"),
                new Hostile("10,000 characters without a space", "x".repeat(10_000)),
                new Hostile("10,000 ideographs", "策".repeat(10_000)),
                new Hostile(
                        "emoji",
                        "\uD83D\uDE80 family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDE8\uD83C\uDDF3"),
                new Hostile("rare ideographs", "\u9F98 \u3400 \uD840\uDC00 \uD869\uDED6 \uD884\uDF4A"),
                new Hostile("control characters", "a\u0000b\u0007c\uFFFFd\uD800e\u2028f\u0085g"),
                new Hostile("nothing", ""),
                new Hostile("what marks charts", "\uE000x"),
                new Hostile("blanks", "  \t\n "));
    }

    static Stream<Arguments> inEachLanguage() {
        return hostile().flatMap(text -> Stream.of(Language.values()).map(language -> Arguments.of(text, language)));
    }

    @ParameterizedTest
    @MethodSource("inEachLanguage")
    void isAPageThatRunsNothing(Hostile hostile, Language language) throws Exception {
        for (Report report : reports(hostile.text(), language)) {
            String html = new String(Format.HTML.of(report), StandardCharsets.UTF_8);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html.substring(html.indexOf("<html")))));
            assertThat(html).doesNotContain("<script", "<img", "href=\"javascript", "\u202E", "\u2066");
        }
    }

    @ParameterizedTest
    @MethodSource("inEachLanguage")
    void isADocumentThatRunsNothing(Hostile hostile, Language language) throws Exception {
        for (Report report : reports(hostile.text(), language)) {
            try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(report))) {
                assertThat(pdf.getNumberOfPages()).isPositive();
                assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
                assertThat(pdf.getDocumentCatalog().getNames() == null
                                || pdf.getDocumentCatalog().getNames().getJavaScript() == null)
                        .isTrue();
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains(report.run().id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inEachLanguage")
    void isAWorkbookThatComputesNothing(Hostile hostile, Language language) throws Exception {
        for (Report report : reports(hostile.text(), language)) {
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(Format.XLSX.of(report)))) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    assertThat(sheet.getName().length()).isBetween(1, 31);
                    sheet.read()
                            .forEach(row -> row.forEach(cell -> {
                                if (cell != null) {
                                    assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
                                }
                            }));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inEachLanguage")
    void isMarkdownWithoutMarkupOfOthers(Hostile hostile, Language language) {
        for (Report report : reports(hostile.text(), language)) {
            String markdown = new String(Format.MARKDOWN.of(report), StandardCharsets.UTF_8);
            assertThat(markdown)
                    .doesNotContain("<script", "<img", "<b>", "\u202E")
                    .doesNotContainPattern("(?<!\\\\)]\\(javascript")
                    .doesNotContainPattern("(?<!\\\\)!\\[");
            assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSizeLessThanOrEqualTo(1);
        }
    }

    static List<Report> reports(String text, Language language) {
        LocalizedText everywhere = new LocalizedText(text, text);
        List<Report> reports = new ArrayList<>();
        for (EvaluationDocument evaluation : List.of(Cigarettes.evaluation(), withoutScore(text))) {
            EvaluationInput input = new EvaluationInput(
                    language,
                    Samples.policy(everywhere),
                    List.of(Map.of("US-CA", Cigarettes.START)),
                    List.of(),
                    Map.of(Cigarettes.INDICATOR, new IndicatorFacts(everywhere, 1, everywhere)),
                    Map.of("US-NV", everywhere, "US-CA", new LocalizedText(null, null)),
                    evaluation,
                    null,
                    "javascript:alert(1)");
            reports.add(EvaluationReport.of(input, evaluation.effects().isEmpty() ? Form.FULL : Form.SHEET));
        }
        return reports;
    }

    private static EvaluationDocument withoutScore(String why) {
        return new EvaluationDocument(
                "0197a2b4-6f10-7c3e-9d5a-1b2c3d4e5f60",
                new PolicyVersion("P", 1),
                EvaluationStatus.NOT_EVALUABLE,
                null,
                "POLICY",
                null,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of("score", new ReasonDocument("NOT_ENOUGH_DATA", new LocalizedText(why, null))),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }
}
