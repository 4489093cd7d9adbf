package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Report.Section;

/** What the report cannot say. Made after all other sections: it says which of their texts were not translated. */
final class LimitsPart {
    private final Subject subject;
    private final Voice voice;

    LimitsPart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
    }

    Section section() {
        Set<String> limits = new LinkedHashSet<>();
        for (int i = 0; i < subject.effects().size(); i++) {
            EffectDocument effect = subject.effects().get(i);
            for (String limit : subject.words().limits(effect, subject.input().treatedFrom(i))) {
                limits.add(limit);
            }
        }
        if (subject.effects().isEmpty() && !subject.words().isWithheld()) {
            limits.add(voice.text("limit.none"));
        }
        if (subject.evaluation().thinned()) {
            limits.add(voice.text("limit.thinned"));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                limits.isEmpty() ? new Paragraph(voice.text("report.limits.none")) : new Bullets(List.copyOf(limits)));
        voice.untranslated().ifPresent(blocks::add);
        return new Section("limits", voice.text("page.limits"), blocks);
    }
}
