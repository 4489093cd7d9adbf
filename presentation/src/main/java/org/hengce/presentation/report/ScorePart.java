package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.chart.DimensionsChart;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.json.EvaluationDocument.DimensionScore;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Picture;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.FindingsWords;

/** The score, its dimensions, and what stands beside it. */
final class ScorePart {
    private static final Precision POINTS = new Precision(1);

    private final Subject subject;
    private final Voice voice;

    ScorePart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(subject.words().score()));
        figures(subject).forEach(figure -> blocks.add(new Picture(figure)));
        if (!subject.evaluation().dimensions().isEmpty()) {
            blocks.add(new Table(dimensions()));
        }
        FindingsWords beside = subject.findings();
        List<String> sentences = new ArrayList<>(beside.sensitivity());
        if (!beside.budget().isEmpty()) {
            sentences.add(beside.budget());
        }
        sentences.addAll(beside.selfAssessments());
        List<Section> parts = sentences.isEmpty()
                ? List.of()
                : List.of(new Section("score-beside", voice.text("page.beside"), List.of(new Bullets(sentences))));
        return new Section("score", voice.text("report.score"), blocks, parts);
    }

    /** The dimensions in one picture, where there are several. */
    static List<Figure> figures(Subject subject) {
        return subject.evaluation().dimensions().size() < 2
                ? List.of()
                : List.of(new DimensionsChart("dimensions", subject.voice().language(), subject.evaluation()));
    }

    private Grid dimensions() {
        Numerals numerals = subject.numerals();
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.dimensions"))
                .words("dimension")
                .numbers("weight")
                .numbers("score")
                .ends("", POINTS)
                .numbers("level")
                .numbers("probability");
        for (DimensionScore of : subject.evaluation().dimensions()) {
            ScoreDocument score = of.score();
            grid.row(
                    Cell.of(of.dimension(), voice.label("dimension", of.dimension())),
                    subject.share(of.weight()),
                    score == null ? Cell.absent("") : Cell.of(score.meanOrPoint(), POINTS, numerals),
                    Cell.of(score == null ? null : score.low(), POINTS, numerals),
                    Cell.of(score == null ? null : score.high(), POINTS, numerals),
                    score == null || score.low() == null
                            ? Cell.absent("")
                            : Cell.of(score.level(), numerals.level(score.level())),
                    subject.share(score == null ? null : score.probabilityBeneficial()));
        }
        return grid.build();
    }
}
