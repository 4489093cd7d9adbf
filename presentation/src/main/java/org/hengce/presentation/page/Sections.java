package org.hengce.presentation.page;

import java.util.List;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument.Evidence;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.words.EffectWords;

/** What several sections do alike. */
final class Sections {
    private Sections() {}

    static EffectWords words(PageInput input, EffectDocument effect) {
        return new EffectWords(input.language(), input.indicator(effect.indicator()), effect, evidenceLevel(input));
    }

    static int evidenceLevel(PageInput input) {
        Evidence evidence = input.evaluation().evidence();
        return evidence == null ? 0 : evidence.level();
    }

    static boolean provisional(PageInput input) {
        return input.evaluation().standing() != Standing.READING;
    }

    /** What stands behind the heading of a column of effects. */
    static String sign(EffectScale scale) {
        return scale == EffectScale.PERCENT ? " (%)" : "";
    }

    static void list(Markup html, List<String> sentences) {
        html.open("ul");
        sentences.forEach(sentence -> html.element("li", sentence));
        html.close().line();
    }
}
