package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument.Provenance;
import org.hengce.presentation.report.Block.Citation;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.report.Block.Facts;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.report.Report.Section;

/** What is needed to compute the same again, what the words mean, and where the methods come from. */
final class AnnexPart {
    private static final List<String> TERMS = List.of(
            "counterfactual",
            "interval",
            "p",
            "placebo",
            "provisional",
            "restricted",
            "score",
            "standardError",
            "verdict");

    private final Subject subject;
    private final Run run;
    private final Voice voice;

    AnnexPart(Subject subject, Run run) {
        this.subject = subject;
        this.run = run;
        voice = subject.voice();
    }

    Section section() {
        return new Section(
                "annex",
                voice.text("report.annex"),
                List.of(),
                List.of(
                        new Section("annex-record", voice.text("page.provenance"), record()),
                        glossary(voice),
                        new Section("annex-references", voice.text("report.references"), references())));
    }

    /** Proposals come with the review of a strategy; an evaluation has none. */
    static Section adjustments(Voice voice) {
        return new Section(
                "adjustments",
                voice.text("report.adjustments"),
                List.of(new Paragraph(voice.text("report.adjustments.none"))));
    }

    /** What the words mean. */
    static Section glossary(Voice voice) {
        return new Section(
                "annex-glossary",
                voice.text("report.glossary"),
                List.of(new Facts(
                        TERMS.stream()
                                .map(term -> Fact.of(voice.text("term." + term), voice.text("means." + term)))
                                .toList(),
                        false)));
    }

    private List<Block> record() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.exact(voice.text("provenance.id"), run.id()));
        facts.add(Fact.exact(voice.text("provenance.result"), run.sha256()));
        Provenance provenance = subject.evaluation().provenance();
        if (provenance != null) {
            provenance
                    .observationsAsOf()
                    .forEach((code, vintage) -> facts.add(Fact.exact(
                            voice.text("provenance.asOf", "indicator", subject.name(code)), vintage.toString())));
            provenance
                    .panelSha256()
                    .forEach((series, hash) -> facts.add(
                            Fact.exact(voice.text("provenance.panel", "indicator", subject.name(series)), hash)));
            facts.add(Fact.exact(
                    voice.text("provenance.seed"),
                    provenance.seed() == null ? "–" : provenance.seed().toString()));
            facts.add(Fact.exact(voice.text("provenance.software"), provenance.software()));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Facts(facts, false));
        if (!subject.effects().isEmpty()) {
            blocks.add(new Paragraph(voice.text("report.again")));
        }
        if (run.link() != null) {
            blocks.add(new Citation(voice.text("page.link"), run.link()));
        }
        return blocks;
    }

    private List<Block> references() {
        Set<String> methods = new TreeSet<>();
        for (EffectDocument effect : subject.effects()) {
            methods.add(effect.method());
        }
        subject.evaluation().robustness().forEach(other -> methods.add(other.method()));
        Set<Block> cited = new LinkedHashSet<>();
        for (String method : methods) {
            References.of(method).forEach(cited::add);
        }
        References.always().forEach(cited::add);
        return List.copyOf(cited);
    }
}
