package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.chart.Scored;
import org.hengce.presentation.chart.ScoresChart;
import org.hengce.presentation.chart.ScoresChart.Of;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Picture;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.report.StrategyInput.Aggregate;
import org.hengce.presentation.report.StrategyInput.Member;
import org.hengce.presentation.report.StrategyInput.Proposal;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.jspecify.annotations.Nullable;

/** A strategy's policies together, and the adjustments that the figures propose. */
public final class StrategyReport {
    private static final Precision POINTS = new Precision(1);

    private final StrategyInput input;
    private final Voice voice;
    private final Numerals numerals;

    private StrategyReport(StrategyInput input) {
        this.input = input;
        voice = new Voice(input.language());
        numerals = voice.numerals();
    }

    /** The report; the same input gives the same one. */
    public static Report of(StrategyInput input) {
        return new StrategyReport(input).report();
    }

    private Report report() {
        String title = voice.of(input.title());
        List<Section> sections = new ArrayList<>();
        List<Scored> policies = input.policies().stream()
                .map(member -> new Scored(member.code(), title(member), "", member.score()))
                .toList();
        List<Scored> parts = input.aggregates().stream()
                .map(part -> new Scored(part.key(), name(part), voice.label("part", part.kind()), part.score()))
                .toList();
        sections.add(summary(policies));
        sections.add(section(
                "policies", "strategy.policies", picture(Of.POLICIES, policies), policies(), "strategy.policies.none"));
        sections.add(section("parts", "strategy.parts", picture(Of.PARTS, parts), aggregates(), "strategy.parts.none"));
        sections.add(section("adjustments", "report.adjustments", List.of(), proposals(), "strategy.proposals.none"));
        sections.add(limits());
        return new Report(
                input.language(),
                Form.FULL,
                title.isBlank() ? input.code() : title,
                voice.text("report.kind.strategy"),
                voice.text("strategy.review", "code", input.code(), "number", Integer.toString(input.number())),
                input.run(),
                sections);
    }

    private Section summary(List<Scored> policies) {
        long above = policies.stream().filter(Scored::isAbove).count();
        long below = policies.stream().filter(Scored::isBelow).count();
        List<Block> blocks = new ArrayList<>();
        if (policies.isEmpty()) {
            blocks.add(new Paragraph(voice.text("strategy.policies.none")));
        } else {
            blocks.add(new Paragraph(voice.text(
                    "strategy.found",
                    "count",
                    Integer.toString(policies.size()),
                    "above",
                    Long.toString(above),
                    "below",
                    Long.toString(below),
                    "open",
                    Long.toString(policies.size() - above - below))));
        }
        blocks.add(new Paragraph(
                input.proposals().isEmpty()
                        ? voice.text("strategy.proposals.none")
                        : voice.text(
                                "strategy.proposals.some",
                                "count",
                                Integer.toString(input.proposals().size()))));
        return new Section("summary", voice.text("report.summary"), blocks);
    }

    private List<Block> picture(Of of, List<Scored> scores) {
        return scores.isEmpty()
                ? List.of()
                : List.of(new Picture(
                        new ScoresChart(of == Of.POLICIES ? "policies" : "parts", input.language(), of, scores)));
    }

    private Section section(String id, String title, List<Block> before, Grid grid, String none) {
        List<Block> blocks = new ArrayList<>(before);
        blocks.add(grid.rows().isEmpty() ? new Paragraph(voice.text(none)) : new Table(grid));
        return new Section(id, voice.text(title), blocks);
    }

    private Section limits() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Bullets(List.of(voice.text("strategy.limit.weights"), voice.text("strategy.limit.overlap"))));
        voice.untranslated().ifPresent(blocks::add);
        return new Section("limits", voice.text("page.limits"), blocks);
    }

    private String title(Member member) {
        String title = voice.of(member.title());
        return title.isBlank() ? member.code() : title;
    }

    private String name(Aggregate part) {
        String name = voice.of(part.name());
        return name.isBlank() ? part.key() : name;
    }

    private Grid policies() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("strategy.policies"))
                .words("policy")
                .numbers("weight")
                .numbers("score")
                .ends("", POINTS)
                .words("rating");
        for (Member member : input.policies()) {
            grid.row(
                    Cell.of(member.code(), title(member)),
                    Cell.ofShare(member.weight(), numerals),
                    mean(member.score()),
                    Cell.of(member.score() == null ? null : member.score().low(), POINTS, numerals),
                    Cell.of(member.score() == null ? null : member.score().high(), POINTS, numerals),
                    Cell.of(
                            member.rating() == null ? "" : member.rating().name(),
                            Mark.of(member.rating()).symbol() + "\u00a0"
                                    + voice.texts().label("rating", member.rating())));
        }
        return grid.build();
    }

    private Grid aggregates() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("strategy.parts"))
                .words("kind")
                .words("key")
                .numbers("policies")
                .numbers("score")
                .ends("", POINTS);
        for (Aggregate part : input.aggregates()) {
            grid.row(
                    Cell.of(part.kind(), voice.label("part", part.kind())),
                    Cell.of(part.key(), name(part)),
                    Cell.of(part.policies(), numerals),
                    mean(part.score()),
                    Cell.of(part.score() == null ? null : part.score().low(), POINTS, numerals),
                    Cell.of(part.score() == null ? null : part.score().high(), POINTS, numerals));
        }
        return grid.build();
    }

    private Grid proposals() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.adjustments"))
                .words("kind")
                .words("proposal")
                .words("because")
                .words("indicator")
                .numbers("expects")
                .words("readOn");
        for (Proposal proposal : input.proposals()) {
            Double change = proposal.change();
            grid.row(
                    Cell.of(proposal.kind(), voice.label("part", proposal.kind())),
                    Cell.of(proposal.rule(), voice.of(proposal.text())),
                    Cell.of(voice.of(proposal.figures())),
                    Cell.of(proposal.indicator() == null ? "" : proposal.indicator()),
                    change == null ? Cell.absent("") : Cell.of(change, Precision.asGiven(change), numerals),
                    Cell.of(proposal.readOn() == null ? "" : proposal.readOn()));
        }
        return grid.build();
    }

    private Cell mean(@Nullable ScoreDocument score) {
        return score == null ? Cell.absent("") : Cell.of(score.meanOrPoint(), POINTS, numerals);
    }
}
