package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.chart.Ranked;
import org.hengce.presentation.chart.RanksChart;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Picture;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.IndexInput.Choice;
import org.hengce.presentation.report.IndexInput.Unit;
import org.hengce.presentation.report.IndexInput.Weighted;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;

/** A composite index: how it was made, what it comes to, and how far that hangs on the choices. */
public final class IndexReport {
    private static final Precision SHARE = new Precision(3);

    private final IndexInput input;
    private final Voice voice;
    private final Numerals numerals;

    private IndexReport(IndexInput input) {
        this.input = input;
        voice = new Voice(input.language());
        numerals = voice.numerals();
    }

    /** The report; the same input gives the same one. */
    public static Report of(IndexInput input) {
        return new IndexReport(input).report();
    }

    private Report report() {
        String title = voice.of(input.title());
        List<Section> sections = new ArrayList<>();
        sections.add(result());
        sections.add(new Section("choices", voice.text("index.choices"), List.of(new Table(choices()))));
        sections.add(new Section("indicators", voice.text("index.indicators"), List.of(new Table(indicators()))));
        List<Block> limits = new ArrayList<>();
        limits.add(new Bullets(List.of(voice.text("index.limit.level"), voice.text("index.limit.choices"))));
        voice.untranslated().ifPresent(limits::add);
        sections.add(new Section("limits", voice.text("page.limits"), limits));
        return new Report(
                input.language(),
                Form.FULL,
                title.isBlank() ? voice.text("report.kind.index") : title,
                voice.text("report.kind.index"),
                input.period(),
                input.run(),
                sections);
    }

    private Section result() {
        List<Block> blocks = new ArrayList<>();
        if (input.units().isEmpty()) {
            blocks.add(new Paragraph(voice.text("index.none")));
            return new Section("result", voice.text("report.results"), blocks);
        }
        Unit first = input.units().get(0);
        blocks.add(new Paragraph(voice.text(
                "index.first",
                "region",
                name(first),
                "period",
                input.period(),
                "value",
                numerals.number(first.value(), SHARE))));
        blocks.add(new Paragraph(voice.text("index.says")));
        blocks.add(new Picture(new RanksChart(
                "ranks",
                input.language(),
                input.units().stream()
                        .map(unit -> new Ranked(
                                unit.code(), name(unit), unit.rank(), null, unit.ranks(), unit.rank(), unit.value()))
                        .toList(),
                input.level())));
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.results"))
                .numbers("rank")
                .words("region")
                .numbers("value")
                .ends("weights", voice.text("ranking.weights"), "", new Precision(0));
        for (Unit unit : input.units()) {
            grid.row(
                    whole(unit.rank()),
                    Cell.of(unit.code(), name(unit)),
                    Cell.of(unit.value(), SHARE, numerals),
                    unit.ranks() == null ? Cell.absent("") : whole(unit.ranks().best()),
                    unit.ranks() == null ? Cell.absent("") : whole(unit.ranks().worst()));
        }
        blocks.add(new Table(grid.build()));
        return new Section("result", voice.text("report.results"), blocks);
    }

    private Grid choices() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("index.choices"))
                .words("step")
                .words("choice");
        for (Choice choice : input.choices()) {
            grid.row(Cell.of(voice.of(choice.step())), Cell.of(voice.of(choice.chosen())));
        }
        return grid.build();
    }

    private Grid indicators() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("index.indicators"))
                .words("indicator")
                .numbers("weight")
                .numbers("sensitivity");
        for (Weighted indicator : input.indicators()) {
            String name = voice.of(indicator.name());
            grid.row(
                    Cell.of(indicator.code(), name.isBlank() ? indicator.code() : name),
                    Cell.ofShare(indicator.weight(), numerals),
                    Cell.of(indicator.sensitivity(), SHARE, numerals));
        }
        return grid.build();
    }

    private String name(Unit unit) {
        String name = voice.of(unit.name());
        return name.isBlank() ? unit.code() : name;
    }

    private Cell whole(int number) {
        return Cell.of(number, numerals);
    }
}
