package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.html.HtmlReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlReportTest {
    private static final Pattern HEADING = Pattern.compile("<h(\\d)");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern LABELLED = Pattern.compile(" aria-labelledby=\"([^\"]*)\"");
    private static final Pattern FRAGMENT = Pattern.compile(" href=\"#([^\"]*)\"");

    @ParameterizedTest
    @EnumSource
    void asksForNothingAndRunsNothing(Language language) {
        assertThat(html(language, Form.FULL))
                .contains("default-src &#39;none&#39;")
                .doesNotContain("<script", " style=", "<link", "<img", "@import", "url(http", "src=")
                .contains("<html lang=\"" + language.tag() + "\">");
    }

    @Test
    void saysTheFindingBeforeItShowsThePictureAndThePictureBeforeTheTable() {
        assertThat(html(Language.EN, Form.FULL))
                .containsSubsequence(
                        "<h1>California tobacco control programme (Proposition 99)</h1>",
                        "Cannot tell yet: the effect on cigarette sales per capita",
                        "Inconclusive",
                        "The policy",
                        "Method and evidence",
                        "<svg",
                        "<details>",
                        "Robustness",
                        "Synthetic control",
                        "2/37",
                        "Limits",
                        "Annex");
    }

    @Test
    void whereThereIsNoEstimateItSaysWhyAndClaimsNothing() throws Exception {
        ObjectNode tree = HengceJson.mapper().valueToTree(Cigarettes.evaluation());
        tree.put("status", "NOT_EVALUABLE").putArray("effects");
        tree.putNull("score").putNull("rating").putNull("evidence");
        tree.putArray("dimensions");
        tree.putArray("robustness");
        ObjectNode reasons = tree.putObject("reasons");
        reasons.putObject("effects[0]")
                .put("code", "NOT_ENOUGH_DATA")
                .putObject("message")
                .put("en", "no period after the start has data yet");
        reasons.putObject("provenance.seed")
                .put("code", "NOT_DEFINED")
                .putObject("message")
                .put("en", "nothing random was computed");
        EvaluationDocument none = HengceJson.mapper().treeToValue(tree, EvaluationDocument.class);

        for (Form form : Form.values()) {
            String html = HtmlReport.of(
                    EvaluationReport.of(Samples.input(Language.EN, none, Samples.policy(Cigarettes.TITLE)), form));
            assertThat(html)
                    .contains(
                            "no period after the start has data yet", "nothing can be read from this about the policy")
                    .doesNotContain("nothing random", "Nothing further is known", "recomputes the estimate");
        }
    }

    @ParameterizedTest
    @EnumSource
    void headingsDescendOneAtATimeIdsAreUniqueAndWhatRefersToOneFindsIt(Language language) {
        String html = html(language, Form.FULL);
        int before = 0;
        for (int level : HEADING.matcher(html)
                .results()
                .map(h -> Integer.parseInt(h.group(1)))
                .toList()) {
            assertThat(level).isLessThanOrEqualTo(before + 1);
            before = level;
        }
        List<String> ids = groups(ID, html);
        assertThat(ids).doesNotHaveDuplicates();
        for (String labels : groups(LABELLED, html)) {
            assertThat(ids).contains(labels.split(" "));
        }
        assertThat(ids).containsAll(groups(FRAGMENT, html));
    }

    @ParameterizedTest
    @EnumSource
    void everyTableHasACaptionAndNamedColumnsAndRows(Language language) {
        String html = html(language, Form.FULL);
        int tables = html.split("<table", -1).length - 1;
        assertThat(html.split("<caption>", -1)).hasSize(tables + 1);
        assertThat(html).contains("scope=\"col\"", "scope=\"row\"", "<main", "<header", "<footer", "<nav");
    }

    private static List<String> groups(Pattern pattern, String html) {
        return pattern.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String html(Language language, Form form) {
        return new String(Format.HTML.of(Samples.demo(language, form)), StandardCharsets.UTF_8);
    }
}
