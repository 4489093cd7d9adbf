package org.hengce.presentation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.PolicyVersion;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.words.IndicatorFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class EvaluationPageTest {
    private static final Pattern HEADING = Pattern.compile("<h(\\d)");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @ParameterizedTest
    @EnumSource
    void isWellFormedAndTheSameEveryTime(Language language) throws Exception {
        String html = EvaluationPage.html(Pages.demo(language));

        parsed(html);
        assertThat(EvaluationPage.html(Pages.demo(language))).isEqualTo(html);
        // Left for those who want to look at it.
        Path pages = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(pages.resolve(language.name().toLowerCase(Locale.ROOT) + ".html"), html);
        Files.writeString(
                pages.resolve("corrected-" + language.name().toLowerCase(Locale.ROOT) + ".html"),
                EvaluationPage.html(Pages.corrected(language)));
    }

    @ParameterizedTest
    @EnumSource
    void asksForNothingAndRunsNothing(Language language) {
        String html = EvaluationPage.html(Pages.demo(language));

        assertThat(html)
                .contains("default-src 'none'".replace("'", "&#39;"))
                .doesNotContain("<script", " style=", "<link", "<img", "@import", "url(http", "src=")
                .contains("<html lang=\"" + language.tag() + "\">");
    }

    @Test
    void saysTheFindingBeforeItShowsThePictureAndThePictureBeforeTheTable() {
        String html = EvaluationPage.html(Pages.demo(Language.EN));

        assertThat(html)
                .containsSubsequence(
                        "<h1>California tobacco control programme (Proposition 99)</h1>",
                        "Cannot tell yet: the effect on cigarette sales per capita",
                        "Inconclusive",
                        "<svg",
                        "<details>",
                        "Methods compared",
                        "Synthetic control",
                        "2/37",
                        "What the comparison is made of",
                        "Nevada 15.7",
                        "Nevada (US-NV)",
                        "Limits",
                        "Provenance");
    }

    @ParameterizedTest
    @EnumSource
    void headingsDescendOneAtATimeAndIdsAreUnique(Language language) {
        String html = EvaluationPage.html(Pages.demo(language));

        int before = 0;
        for (int level : HEADING.matcher(html)
                .results()
                .map(h -> Integer.parseInt(h.group(1)))
                .toList()) {
            assertThat(level).isLessThanOrEqualTo(before + 1);
            before = level;
        }
        List<String> ids = ID.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whatAUserTypedIsTextAndNothingElse(Language language) throws Exception {
        String evil = "</text></svg><script>alert(\"1\")</script>{x}&\u0000'";
        LocalizedText everywhere = new LocalizedText(evil, evil);
        PageInput input = new PageInput(
                language,
                everywhere,
                Cigarettes.START,
                Map.of(Cigarettes.INDICATOR, new IndicatorFacts(everywhere, 1, everywhere)),
                Map.of("US-NV", everywhere),
                Cigarettes.evaluation(),
                null,
                "javascript:alert(1)");

        String html = EvaluationPage.html(input);

        parsed(html);
        assertThat(html).doesNotContain("<script", "href=\"javascript").contains("&lt;script&gt;");
    }

    @Test
    void saysWhatChangedSinceAnEarlierEvaluation() {
        assertThat(EvaluationPage.html(Pages.corrected(Language.EN)))
                .contains("moved from −5.2883 to −5.2816 packs per person");
    }

    @Test
    void anEvaluationWithoutAnEffectIsAPageWithTheReason() throws Exception {
        EvaluationDocument none = new EvaluationDocument(
                "1",
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
                Map.of(
                        "score",
                        new ReasonDocument("NOT_ENOUGH_DATA", new LocalizedText("政策后没有数据", "no data after the start"))),
                List.of(),
                List.of(),
                Map.of(),
                null);

        String html = EvaluationPage.html(
                new PageInput(Language.EN, new LocalizedText("策", null), "1989", Map.of(), Map.of(), none, null, null));

        parsed(html);
        assertThat(html).contains("No score (no data after the start).", "Not rated", "<h1>策</h1>");
    }

    private static void parsed(String html) throws ParserConfigurationException, SAXException, IOException {
        String xml = html.substring(html.indexOf("<html"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
