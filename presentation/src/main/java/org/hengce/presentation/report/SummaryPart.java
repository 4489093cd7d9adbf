package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.report.Block.Facts;
import org.hengce.presentation.report.Block.Finding;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.words.EvaluationWords;

/** What a reader knows who reads no further: the finding, the rating, how sure, and what would change it. */
final class SummaryPart {
    /** As many findings as leave room for the rest of a sheet. */
    private static final int FEW = 3;

    private final Subject subject;
    private final Voice voice;
    private final EvaluationDocument evaluation;
    private final EvaluationWords words;

    SummaryPart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
        evaluation = subject.evaluation();
        words = subject.words();
    }

    Section section() {
        List<Block> blocks = brief(new ArrayList<>(), false);
        List<Section> parts = new ArrayList<>();
        parts.add(new Section("summary-change", voice.text("page.change"), List.of(new Bullets(whatWouldChangeIt()))));
        EvaluationDocument before = subject.input().previous();
        EvaluationDocument previous = before != null && words.canCompareWith(before) ? before : null;
        parts.add(new Section(
                "summary-since",
                voice.text(previous == null ? "page.trigger" : "page.changed"),
                List.of(new Paragraph(
                        previous == null
                                ? words.trigger()
                                : voice.sentences(words.changedSince(previous, subject.input()::indicator))))));
        return new Section("summary", voice.text("report.summary"), blocks, parts);
    }

    /** For the sheet. */
    Section brief() {
        List<Block> blocks = brief(new ArrayList<>(), evaluation.effects().size() > FEW);
        blocks.add(new Bullets(whatWouldChangeIt()));
        return new Section("summary", voice.text("report.summary"), blocks);
    }

    private List<Block> brief(List<Block> blocks, boolean together) {
        if (together) {
            byVerdict(blocks);
        } else {
            for (EffectDocument effect : evaluation.effects()) {
                blocks.add(new Finding(
                        Mark.of(effect.verdict()), subject.words(effect).finding()));
            }
        }
        if (evaluation.effects().isEmpty()) {
            blocks.add(new Finding(Mark.UNCLEAR, status()));
            List<String> why = evaluation.reasons().entrySet().stream()
                    .filter(each ->
                            each.getKey().equals("status") || each.getKey().startsWith("effects"))
                    .map(each -> voice.of(each.getValue().message()))
                    .filter(text -> !text.isBlank())
                    .distinct()
                    .toList();
            if (!why.isEmpty()) {
                blocks.add(new Bullets(why));
            }
        }
        List<String> evidence = words.evidence();
        blocks.add(new Facts(
                List.of(
                        new Fact(voice.text("page.rating"), words.rating(), Mark.of(evaluation.rating()), false),
                        Fact.of(voice.text("page.score"), words.scoreFigure()),
                        Fact.of(voice.text("page.evidence"), words.evidenceLevel())),
                true));
        if (!evidence.isEmpty()) {
            blocks.add(new Paragraph(evidence.get(0)));
        }
        blocks.add(new Paragraph(words.score()));
        if (!words.probability().isEmpty()) {
            blocks.add(new Paragraph(words.probability()));
        }
        return blocks;
    }

    /** One line for each verdict: the numbers of so many effects are in the picture below. */
    private void byVerdict(List<Block> blocks) {
        words.byVerdict(subject.input()::indicator).forEach((verdict, effects) -> {
            List<String> names = effects.stream()
                    .map(effect -> subject.name(effect.indicator()))
                    .toList();
            blocks.add(new Finding(
                    Mark.of(effects.get(0).verdict()),
                    voice.text("report.of", "name", verdict, "sentence", voice.joined(names))));
        });
    }

    private String status() {
        EvaluationStatus status = evaluation.status();
        return voice.text("status." + status);
    }

    private List<String> whatWouldChangeIt() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (EffectDocument effect : evaluation.effects()) {
            names.computeIfAbsent(subject.words(effect).whatWouldChangeIt(), s -> new ArrayList<>())
                    .add(subject.name(effect.indicator()));
        }
        List<String> sentences = new ArrayList<>();
        names.forEach((sentence, of) -> sentences.add(
                names.size() == 1
                        ? sentence
                        : voice.text("report.of", "name", voice.joined(of), "sentence", sentence)));
        List<String> evidence = words.evidence();
        sentences.addAll(evidence.subList(Math.min(1, evidence.size()), evidence.size()));
        if (sentences.isEmpty()) {
            sentences.add(voice.text(words.isWithheld() ? "report.change.rights" : "report.change.data"));
        }
        return sentences;
    }
}
