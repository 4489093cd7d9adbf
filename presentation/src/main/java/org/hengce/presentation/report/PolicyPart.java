package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.json.PlanDocument;
import org.hengce.presentation.json.PlanDocument.DepartureDocument;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.report.Block.Facts;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.PolicyFacts.Covered;
import org.hengce.presentation.report.PolicyFacts.Goal;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.GridBuilder;
import org.jspecify.annotations.Nullable;

/** What the policy says: goals, coverage, instruments, budget, and the plan with every departure from it. */
final class PolicyPart {
    private final Subject subject;
    private final Voice voice;
    private final PolicyFacts policy;

    PolicyPart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
        policy = subject.input().policy();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        String summary = voice.of(policy.summary());
        if (!summary.isBlank()) {
            blocks.add(new Paragraph(summary));
        }
        blocks.add(new Facts(facts(), false));
        List<Section> parts = new ArrayList<>();
        if (!policy.goals().isEmpty()) {
            parts.add(new Section("policy-goals", voice.text("report.goals"), List.of(new Table(goals().build()))));
        }
        if (!policy.coverage().isEmpty()) {
            parts.add(new Section(
                    "policy-coverage",
                    voice.text("report.coverage"),
                    List.of(new Table(coverage().build()))));
        }
        parts.add(plan());
        return new Section("policy", voice.text("report.policy"), blocks, parts);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.exact(
                voice.text("policy.code"), subject.evaluation().policy().code()));
        add(facts, "policy.issuer", voice.of(policy.issuer()));
        add(facts, "policy.document", voice.of(policy.documentNumber()));
        add(facts, "policy.category", labelled("category", policy.category()));
        add(facts, "policy.level", labelled("level", policy.level()));
        add(
                facts,
                "policy.instruments",
                voice.joined(policy.instruments().stream()
                        .map(i -> voice.label("instrument", i))
                        .toList()));
        add(facts, "policy.sectors", voice.joined(policy.sectors()));
        add(facts, "policy.announced", policy.announcedOn() == null ? "" : policy.announcedOn());
        add(facts, "policy.assignment", labelled("assignment", policy.assignment()));
        add(facts, "policy.budget", subject.findings().budget());
        return facts;
    }

    private String labelled(String group, @Nullable String wireName) {
        return wireName == null ? "" : voice.label(group, wireName);
    }

    private void add(List<Fact> facts, String key, String value) {
        if (!value.isBlank()) {
            facts.add(Fact.of(voice.text(key), value));
        }
    }

    private GridBuilder goals() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.goals"))
                .words("indicator")
                .words("sector")
                .words("unitMeasure")
                .numbers("weight")
                .numbers("targetEffect")
                .numbers("targetValue")
                .numbers("targetYear")
                .numbers("smallestEffect");
        for (Goal goal : policy.goals()) {
            Integer year = goal.targetYear();
            grid.row(
                    Cell.of(goal.indicator(), subject.name(goal.indicator())),
                    goal.sector() == null ? Cell.of("_T", voice.text("sector.all")) : Cell.of(goal.sector()),
                    Cell.of(unitOf(goal.indicator())),
                    number(goal.weight()),
                    number(goal.targetEffect()),
                    number(goal.targetValue()),
                    year == null ? Cell.absent("") : Cell.of(year.doubleValue(), year.toString()),
                    number(goal.smallestEffect()));
        }
        return grid;
    }

    private String unitOf(String indicator) {
        return subject.effects().stream()
                .filter(effect -> effect.indicator().equals(indicator) && effect.unitMeasure() != null)
                .map(effect -> voice.measure(effect.unitMeasure()))
                .findFirst()
                .orElse("");
    }

    /** As it was set: an officer's decimals are his. */
    private Cell number(@Nullable Double set) {
        return set == null ? Cell.absent("") : Cell.of(set, Precision.asGiven(set), subject.numerals());
    }

    private GridBuilder coverage() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.coverage"))
                .words("region")
                .words("from")
                .words("until");
        for (Covered covered : policy.coverage()) {
            grid.row(
                    Cell.of(covered.region(), subject.region(covered.region())),
                    Cell.of(covered.from()),
                    Cell.of(covered.to() == null ? voice.text("coverage.lasts") : covered.to()));
        }
        return grid;
    }

    private Section plan() {
        List<Block> blocks = new ArrayList<>();
        PlanDocument plan = subject.evaluation().plan();
        if (plan == null) {
            blocks.add(new Paragraph(voice.text("plan.without")));
        } else {
            blocks.add(new Bullets(subject.findings().plan()));
            if (!plan.departures().isEmpty()) {
                blocks.add(new Table(departures(plan).build()));
            }
        }
        return new Section("policy-plan", voice.text("page.plan"), blocks);
    }

    private GridBuilder departures(PlanDocument plan) {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.departures"))
                .words("item")
                .words("indicator")
                .words("planned")
                .words("done");
        for (DepartureDocument departure : plan.departures()) {
            String series = departure.series();
            grid.row(
                    Cell.of(departure.item(), voice.label("departure", departure.item())),
                    series == null ? Cell.of("") : Cell.of(series, subject.name(series)),
                    Cell.of(voice.of(departure.planned())),
                    Cell.of(voice.of(departure.done())));
        }
        return grid;
    }
}
