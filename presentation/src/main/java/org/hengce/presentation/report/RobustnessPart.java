package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report.Section;

/** The same questions answered in other ways. */
final class RobustnessPart {
    private final Subject subject;
    private final Voice voice;

    RobustnessPart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        for (EffectDocument effect : subject.effects()) {
            if (subject.evaluation().robustness().stream()
                    .anyMatch(other -> other.indicator().equals(effect.indicator()))) {
                blocks.add(new Table(new EffectsTable(subject).ways(effect)));
            }
        }
        blocks.add(
                0, new Paragraph(voice.text(blocks.isEmpty() ? "report.robustness.none" : "report.robustness.says")));
        return new Section("robustness", voice.text("report.robustness"), blocks);
    }
}
