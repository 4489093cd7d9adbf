package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.chart.Ranked;
import org.hengce.presentation.chart.RanksChart;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Picture;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.RankingInput.Policy;
import org.hengce.presentation.report.RankingInput.Unranked;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.GridBuilder;

/** Policies by their score, with the ranks that are possible and who cannot be told apart. */
public final class RankingReport {
    private static final Precision POINTS = new Precision(1);
    private static final Precision WHOLE = new Precision(0);

    private final RankingInput input;
    private final Voice voice;
    private final Numerals numerals;

    private RankingReport(RankingInput input) {
        this.input = input;
        voice = new Voice(input.language());
        numerals = voice.numerals();
    }

    /** The report; the same input gives the same one. */
    public static Report of(RankingInput input) {
        return new RankingReport(input).report();
    }

    private Report report() {
        String scope = voice.of(input.scope());
        List<Section> sections = new ArrayList<>();
        sections.add(ranking());
        sections.add(unranked());
        List<Block> limits = new ArrayList<>();
        limits.add(new Bullets(List.of(voice.text("ranking.limit.ties"), voice.text("ranking.limit.layers"))));
        voice.untranslated().ifPresent(limits::add);
        sections.add(new Section("limits", voice.text("page.limits"), limits));
        return new Report(
                input.language(),
                Form.FULL,
                scope.isBlank() ? voice.text("ranking.all") : scope,
                voice.text("report.kind.ranking"),
                voice.text(
                        "ranking.count",
                        "count",
                        Integer.toString(input.policies().size())),
                input.run(),
                sections);
    }

    private Section ranking() {
        List<Block> blocks = new ArrayList<>();
        if (input.policies().isEmpty()) {
            blocks.add(new Paragraph(voice.text("ranking.none")));
            return new Section("ranking", voice.text("ranking.title"), blocks);
        }
        List<Policy> leaders =
                input.policies().stream().filter(policy -> policy.tie() == 1).toList();
        blocks.add(new Paragraph(
                leaders.size() == 1
                        ? voice.text(
                                input.policies().size() == 1 ? "ranking.only" : "ranking.leader",
                                "policy",
                                title(leaders.get(0)))
                        : voice.text(
                                "ranking.leaders",
                                "policy",
                                title(input.policies().get(0)),
                                "count",
                                Integer.toString(leaders.size() - 1))));
        blocks.add(new Picture(new RanksChart(
                "ranks",
                input.language(),
                input.policies().stream().map(this::ranked).toList(),
                input.level())));
        blocks.add(new Table(table().build()));
        return new Section("ranking", voice.text("ranking.title"), blocks);
    }

    private Ranked ranked(Policy policy) {
        ScoreDocument score = policy.score();
        return new Ranked(
                policy.code(),
                title(policy),
                policy.rank(),
                policy.sampling(),
                policy.weights(),
                policy.tie(),
                score.meanOrPoint());
    }

    private GridBuilder table() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("ranking.title"))
                .numbers("rank")
                .words("policy")
                .numbers("score")
                .ends("", POINTS)
                .ends("sampling", voice.text("ranking.sampling"), "", WHOLE)
                .ends("weights", voice.text("ranking.weights"), "", WHOLE)
                .numbers("tie")
                .words("rating");
        for (Policy policy : input.policies()) {
            ScoreDocument score = policy.score();
            grid.row(
                    whole(policy.rank()),
                    Cell.of(policy.code(), title(policy)),
                    Cell.of(score.meanOrPoint(), POINTS, numerals),
                    Cell.of(score.low(), POINTS, numerals),
                    Cell.of(score.high(), POINTS, numerals),
                    policy.sampling() == null
                            ? Cell.absent("")
                            : whole(policy.sampling().best()),
                    policy.sampling() == null
                            ? Cell.absent("")
                            : whole(policy.sampling().worst()),
                    policy.weights() == null
                            ? Cell.absent("")
                            : whole(policy.weights().best()),
                    policy.weights() == null
                            ? Cell.absent("")
                            : whole(policy.weights().worst()),
                    whole(policy.tie()),
                    Cell.of(
                            policy.rating() == null ? "" : policy.rating().name(),
                            Mark.of(policy.rating()).symbol() + "\u00a0"
                                    + voice.texts().label("rating", policy.rating())));
        }
        return grid;
    }

    private Section unranked() {
        if (input.unranked().isEmpty()) {
            return new Section(
                    "unranked", voice.text("ranking.unranked"), List.of(new Paragraph(voice.text("ranking.everyone"))));
        }
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("ranking.unranked"))
                .words("policy")
                .words("reason");
        for (Unranked policy : input.unranked()) {
            String title = voice.of(policy.title());
            grid.row(
                    Cell.of(policy.code(), title.isBlank() ? policy.code() : title),
                    Cell.of(voice.of(policy.reason())));
        }
        return new Section("unranked", voice.text("ranking.unranked"), List.of(new Table(grid.build())));
    }

    private String title(Policy policy) {
        String title = voice.of(policy.title());
        return title.isBlank() ? policy.code() : title;
    }

    private Cell whole(int number) {
        return Cell.of(number, numerals);
    }
}
