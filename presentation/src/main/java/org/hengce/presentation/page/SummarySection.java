package org.hengce.presentation.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.EvaluationWords;
import org.hengce.presentation.words.FindingsWords;
import org.hengce.presentation.words.Texts;

/** What a reader knows who reads no further: the finding, the rating, how sure, and what would change it. */
final class SummarySection {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final PageInput input;
    private final EvaluationDocument evaluation;
    private final Texts texts;
    private final EvaluationWords words;

    SummarySection(PageInput input) {
        this.input = input;
        evaluation = input.evaluation();
        texts = Texts.of(input.language());
        words = new EvaluationWords(input.language(), evaluation);
    }

    void writeTo(Markup html) {
        html.open("header").line();
        html.element("h1", texts.spaced(input.title().in(input.language()))).line();
        html.element("p", byline(), "class", "quiet").line();
        for (EffectDocument effect : evaluation.effects()) {
            html.element("p", words(effect).finding(), "class", "finding").line();
        }
        facts(html);
        html.element("p", words.score()).line();
        if (!words.probability().isEmpty()) {
            html.element("p", words.probability()).line();
        }
        findings(html);
        html.element("h2", texts.text("page.change"), "class", "minor").open("ul");
        for (EffectDocument effect : evaluation.effects()) {
            html.element("li", words(effect).whatWouldChangeIt());
        }
        List<String> evidence = words.evidence();
        for (String sentence : evidence.subList(Math.min(1, evidence.size()), evidence.size())) {
            html.element("li", sentence);
        }
        html.close().line();
        changes(html);
        html.close().line();
    }

    /** What stands beside the score, where it was looked at. */
    private void findings(Markup html) {
        FindingsWords beside = new FindingsWords(input.language(), evaluation);
        List<String> sentences = new ArrayList<>(beside.sensitivity());
        if (!beside.budget().isEmpty()) {
            sentences.add(beside.budget());
        }
        sentences.addAll(beside.selfAssessments());
        section(html, "page.beside", sentences);
        section(html, "page.plan", beside.plan());
    }

    private void section(Markup html, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            html.element("h2", texts.text(title), "class", "minor");
            Sections.list(html, sentences);
        }
    }

    private void facts(Markup html) {
        Mark mark = Mark.of(evaluation.rating());
        html.open("dl", "class", "facts");
        html.open("div").element("dt", texts.text("page.rating")).open("dd", "class", "big");
        html.element("span", mark.symbol(), "class", "mark " + mark.style(), "aria-hidden", "true");
        html.text(" " + words.rating()).close().close();
        html.open("div").element("dt", texts.text("page.score"));
        html.element("dd", words.scoreFigure(), "class", "big").close();
        html.open("div").element("dt", texts.text("page.evidence"));
        html.element("dd", words.evidence().isEmpty() ? "–" : words.evidence().get(0))
                .close();
        html.close().line();
    }

    private void changes(Markup html) {
        EvaluationDocument previous = input.previous();
        html.element("h2", texts.text(previous == null ? "page.trigger" : "page.changed"), "class", "minor")
                .open("p");
        html.text(
                previous == null
                        ? words.trigger()
                        : String.join(separator(), words.changedSince(previous, input::indicator)));
        html.close().line();
    }

    private String separator() {
        return input.language() == Language.ZH ? "" : " ";
    }

    private String byline() {
        String policy = texts.text(
                "page.policy",
                "code",
                evaluation.policy().code(),
                "version",
                Integer.toString(evaluation.policy().version()));
        String standing = evaluation.standing() == null ? "" : " · " + texts.label("standing", evaluation.standing());
        String when = evaluation.completedAt() == null
                ? ""
                : " · "
                        + texts.text(
                                "page.completed",
                                "when",
                                WHEN.format(evaluation.completedAt().truncatedTo(ChronoUnit.MINUTES)));
        return policy + when + standing;
    }

    private EffectWords words(EffectDocument effect) {
        return Sections.words(input, effect);
    }
}
