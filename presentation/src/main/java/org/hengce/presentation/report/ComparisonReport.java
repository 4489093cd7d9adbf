package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.chart.WaterfallChart;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Mover;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.report.Block.Facts;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Picture;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.EvaluationWords;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** What moved between two evaluations of a policy, and by which causes (evaluation.md §7). */
public final class ComparisonReport {
    private final ComparisonInput input;
    private final Subject subject;
    private final Voice voice;
    private final Numerals numerals;

    private ComparisonReport(ComparisonInput input) {
        this.input = input;
        subject = new Subject(input.newer());
        voice = subject.voice();
        numerals = subject.numerals();
    }

    /** The report; the same input gives the same one. */
    public static Report of(ComparisonInput input) {
        return new ComparisonReport(input).report();
    }

    private Report report() {
        String title = voice.of(input.newer().policy().title());
        List<Section> sections = new ArrayList<>();
        sections.add(summary());
        sections.add(parts());
        sections.add(movers());
        sections.add(record());
        String code = subject.evaluation().policy().code();
        return new Report(
                voice.language(),
                Form.FULL,
                title.isBlank() ? code : title,
                voice.text("report.kind.comparison"),
                code,
                EvaluationReport.run(subject.evaluation(), input.newer().link(), null, input.comparison()),
                sections);
    }

    private Section summary() {
        EvaluationWords before = new EvaluationWords(voice.language(), input.older());
        EvaluationWords now = subject.words();
        List<String> sentences = now.changedSince(input.older(), input.newer()::indicator);
        return new Section(
                "summary",
                voice.text("comparison.summary"),
                List.of(
                        new Paragraph(voice.sentences(sentences)),
                        new Facts(
                                List.of(
                                        Fact.of(
                                                voice.text("comparison.before"),
                                                before.rating() + " · " + before.scoreFigure()),
                                        Fact.of(
                                                voice.text("comparison.now"),
                                                now.rating() + " · " + now.scoreFigure())),
                                true)));
    }

    private Section parts() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(voice.text("comparison.says")));
        figure().ifPresent(figure -> blocks.add(new Picture(figure)));
        blocks.add(new Table(partsTable()));
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, ReasonDocument> reason :
                input.comparison().reasons().entrySet()) {
            missing.add(voice.text(
                    "comparison.missing",
                    "reason",
                    voice.text(
                            "because",
                            "reason",
                            Texts.clause(voice.of(reason.getValue().message())))));
        }
        if (!missing.isEmpty()) {
            blocks.add(new Bullets(missing));
        }
        return new Section("parts", voice.text("comparison.parts"), blocks);
    }

    /** The parts of the score's change; empty where one of the two has none. */
    private Optional<Figure> figure() {
        ScoreDocument before = input.older().score();
        ScoreDocument now = subject.evaluation().score();
        Double from = before == null ? null : before.mean();
        Double to = now == null ? null : now.mean();
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(WaterfallChart.ofScore("score", voice.language(), input.comparison(), from, to));
    }

    private Grid partsTable() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("comparison.parts"))
                .words("cause")
                .words("merged")
                .words("indicator")
                .words("sector")
                .numbers("change");
        for (Part part : input.comparison().parts()) {
            if (part.score() != null) {
                row(grid, part, Cell.of("score", voice.text("comparison.score")), "", part.score());
            }
            for (EffectPart effect : part.effects()) {
                row(
                        grid,
                        part,
                        Cell.of(effect.indicator(), subject.name(effect.indicator())),
                        effect.sector().equals("_T") ? "" : effect.sector(),
                        effect.estimate());
            }
        }
        return grid.build();
    }

    private void row(GridBuilder grid, Part part, Cell of, String sector, @Nullable Double change) {
        List<Cause> merged = part.mergedWith();
        grid.row(
                Cell.of(part.cause().name(), voice.label("cause", part.cause().name())),
                Cell.of(
                        merged == null
                                ? ""
                                : voice.joined(merged.stream()
                                        .map(cause -> voice.label("cause", cause.name()))
                                        .toList())),
                of,
                Cell.of(sector),
                change == null ? Cell.absent("") : Cell.of(change, Precision.ofChange(change, 0), numerals));
    }

    private Section movers() {
        ComparisonDocument comparison = input.comparison();
        if (comparison.movers().isEmpty()) {
            return new Section(
                    "movers",
                    voice.text("comparison.movers"),
                    List.of(new Paragraph(voice.text("comparison.movers.none"))));
        }
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("comparison.movers"))
                .words("indicator")
                .words("sector")
                .words("region")
                .words("period")
                .numbers("old")
                .numbers("new")
                .numbers("onItsOwn");
        for (Mover mover : comparison.movers()) {
            grid.row(
                    Cell.of(mover.indicator(), subject.name(mover.indicator())),
                    Cell.of(mover.sector().equals("_T") ? "" : mover.sector()),
                    Cell.of(mover.region(), subject.region(mover.region())),
                    Cell.of(mover.period()),
                    asSent(mover.old()),
                    asSent(mover.current()),
                    Cell.of(mover.effectOnEstimate(), Precision.ofChange(mover.effectOnEstimate(), 0), numerals));
        }
        return new Section("movers", voice.text("comparison.movers"), List.of(new Table(grid.build())));
    }

    private Cell asSent(double value) {
        return Cell.of(value, Precision.asGiven(value), numerals);
    }

    private Section record() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Facts(
                List.of(
                        Fact.exact(
                                voice.text("comparison.before"),
                                input.comparison().from()),
                        Fact.exact(
                                voice.text("comparison.now"), input.comparison().to())),
                false));
        voice.untranslated().ifPresent(blocks::add);
        return new Section("record", voice.text("page.provenance"), blocks);
    }
}
