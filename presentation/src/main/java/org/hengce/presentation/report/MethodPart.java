package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.Diagnostic;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.report.Block.Facts;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;

/** How it was found, why in this way, how much that can show, and whether the method's own checks hold. */
final class MethodPart {
    private static final Precision STATISTIC = new Precision(3);

    private final Subject subject;
    private final Voice voice;

    MethodPart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        List<String> evidence = subject.words().evidence();
        blocks.add(evidence.isEmpty() ? new Paragraph(voice.text("report.method.none")) : new Bullets(evidence));
        List<Section> parts = new ArrayList<>();
        for (int i = 0; i < subject.effects().size(); i++) {
            parts.add(of(i));
        }
        return new Section("method", voice.text("report.method"), blocks, parts);
    }

    private Section of(int number) {
        EffectDocument effect = subject.effects().get(number);
        List<Block> blocks = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(voice.text("column.method"), voice.label("method", effect.method())));
        String reason = voice.of(effect.reason());
        if (!reason.isBlank()) {
            facts.add(Fact.of(voice.text("method.why"), Texts.clause(reason)));
        }
        if (effect.inference() != null) {
            facts.add(Fact.of(voice.text("method.inference"), voice.label("inference", effect.inference())));
        }
        if (effect.transform() != null) {
            facts.add(Fact.of(
                    voice.text("provenance.transform"),
                    voice.label("transform", effect.transform().name())));
        }
        blocks.add(new Facts(facts, false));
        if (!effect.diagnostics().isEmpty()) {
            blocks.add(new Table(checks(effect)));
        }
        return new Section("method-" + (number + 1), subject.name(effect.indicator()), blocks);
    }

    private Grid checks(EffectDocument effect) {
        GridBuilder grid = new GridBuilder(
                        voice.texts(),
                        voice.text(
                                "table.of",
                                "what",
                                voice.text("page.diagnostics"),
                                "name",
                                subject.name(effect.indicator())))
                .words("check")
                .words("result")
                .numbers("statistic")
                .numbers("p")
                .words("says");
        for (Diagnostic check : effect.diagnostics()) {
            Double p = check.pValue();
            grid.row(
                    Cell.of(check.name(), voice.label("check", check.name())),
                    Cell.of(check.status(), voice.label("diagnostic", check.status())),
                    Cell.of(check.statistic(), STATISTIC, subject.numerals()),
                    p == null ? Cell.absent("") : Cell.of(p, subject.numerals().pCell(p, null)),
                    Cell.of(voice.of(check.message())));
        }
        return grid.build();
    }
}
