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
        List<Fact> shared = shared();
        if (!shared.isEmpty()) {
            parts.add(new Section("method-all", voice.text("method.all"), List.of(new Facts(shared, false))));
        }
        for (int i = 0; i < subject.effects().size(); i++) {
            EffectDocument effect = subject.effects().get(i);
            List<Block> own = own(effect, shared);
            if (!own.isEmpty()) {
                parts.add(new Section("method-" + (i + 1), subject.name(effect.indicator()), own));
            }
        }
        return new Section("method", voice.text("report.method"), blocks, parts);
    }

    /** What holds for all of several effects, said once; of one effect alone it is its own. */
    private List<Fact> shared() {
        if (subject.effects().size() < 2) {
            return List.of();
        }
        List<Fact> shared = facts(subject.effects().get(0));
        subject.effects().forEach(effect -> shared.retainAll(facts(effect)));
        return shared;
    }

    private List<Block> own(EffectDocument effect, List<Fact> shared) {
        List<Block> blocks = new ArrayList<>();
        List<Fact> facts = facts(effect);
        facts.removeAll(shared);
        if (!facts.isEmpty()) {
            blocks.add(new Facts(facts, false));
        }
        if (!effect.diagnostics().isEmpty()) {
            blocks.add(new Table(checks(effect)));
        }
        return blocks;
    }

    private List<Fact> facts(EffectDocument effect) {
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
        return facts;
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
