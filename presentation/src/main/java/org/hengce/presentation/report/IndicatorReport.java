package org.hengce.presentation.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.chart.TilesChart;
import org.hengce.presentation.chart.ValueSeries;
import org.hengce.presentation.chart.ValuesChart;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.report.Block.Facts;
import org.hengce.presentation.report.Block.Note;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Picture;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.IndicatorInput.Break;
import org.hengce.presentation.report.IndicatorInput.Definition;
import org.hengce.presentation.report.IndicatorInput.Revised;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.GridBuilder;

/** An indicator: its values over time and by region, how far they were revised, and what must be known before relying on them. */
public final class IndicatorReport {
    private final IndicatorInput input;
    private final Definition definition;
    private final Voice voice;
    private final Numerals numerals;
    private final Precision precision;

    private IndicatorReport(IndicatorInput input) {
        this.input = input;
        definition = input.definition();
        voice = new Voice(input.language());
        numerals = voice.numerals();
        precision = new Precision(definition.facts().decimals());
    }

    /** The report; the same input gives the same one. */
    public static Report of(IndicatorInput input) {
        return new IndicatorReport(input).report();
    }

    /** Its charts: {@code values}, {@code map}; those for which there are values. */
    public static List<Figure> figures(IndicatorInput input) {
        IndicatorReport report = new IndicatorReport(input);
        List<Figure> figures = new ArrayList<>();
        if (report.hasValues()) {
            figures.add(report.chart());
        }
        if (report.hasMap()) {
            figures.add(report.map());
        }
        return figures;
    }

    private Report report() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("summary", voice.text("report.summary"), summary()));
        sections.add(new Section("values", voice.text("indicator.values"), values()));
        if (hasMap()) {
            sections.add(new Section(
                    "map", voice.text("indicator.map", "period", input.map().period()), List.of(new Picture(map()))));
        } else if (input.map().tiles().isEmpty() && !input.map().period().isEmpty()) {
            String period = input.map().period();
            sections.add(new Section(
                    "map",
                    voice.text("indicator.map", "period", period),
                    List.of(new Paragraph(voice.text("indicator.map.none", "period", period)))));
        }
        if (hasValues()) {
            sections.add(new Section("revisions", voice.text("report.revisions"), revisions()));
        }
        sections.add(new Section("definition", voice.text("indicator.definition"), definition()));
        Instant asOf = input.values().asOf();
        return new Report(
                input.language(),
                Form.FULL,
                name(),
                voice.text("report.kind.indicator"),
                asOf == null
                        ? definition.code()
                        : voice.text(
                                "indicator.byline",
                                "code",
                                definition.code(),
                                "asOf",
                                EvaluationReport.WHEN.format(asOf)),
                input.run(),
                sections);
    }

    private String name() {
        return voice.of(definition.facts().name());
    }

    private String unit() {
        return voice.measure(definition.unitMeasure());
    }

    private List<Block> summary() {
        List<Block> blocks = new ArrayList<>();
        String text = voice.of(definition.definition());
        if (!text.isBlank()) {
            blocks.add(new Paragraph(text));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(voice.text("column.unitMeasure"), unit()));
        String sector = input.values().sector();
        facts.add(Fact.of(voice.text("column.sector"), sector.equals("_T") ? voice.text("sector.all") : sector));
        List<ValueSeries> known = known().toList();
        if (!known.isEmpty()) {
            List<String> periods = known.stream()
                    .flatMap(each -> each.known().stream())
                    .map(ValueSeries.Point::period)
                    .sorted()
                    .toList();
            String last = periods.get(periods.size() - 1);
            facts.add(Fact.of(
                    voice.text("column.periods"), voice.text("periods.fromTo", "from", periods.get(0), "to", last)));
            facts.add(Fact.of(voice.text("indicator.regions"), counted(known.size())));
        }
        Instant change = input.values().lastChange();
        if (change != null) {
            facts.add(Fact.of(voice.text("indicator.lastChange"), EvaluationReport.WHEN.format(change)));
        }
        facts.add(Fact.of(
                voice.text("column.direction"),
                voice.label(
                        "direction",
                        definition.facts().direction() == null
                                ? null
                                : definition.facts().direction().name())));
        blocks.add(new Facts(facts, true));
        return blocks;
    }

    /** Those with a value. */
    private Stream<ValueSeries> known() {
        return Stream.concat(input.values().chosen().stream(), input.values().others().stream())
                .filter(each -> !each.known().isEmpty());
    }

    private boolean hasValues() {
        return known().findAny().isPresent();
    }

    /** One region needs none. */
    private boolean hasMap() {
        return input.map().tiles().size() > 1;
    }

    private List<Block> values() {
        List<Block> blocks = new ArrayList<>();
        if (hasValues()) {
            blocks.add(new Picture(chart()));
        } else {
            blocks.add(new Paragraph(voice.text("indicator.none")));
        }
        if (!input.values().unknown().isEmpty()) {
            blocks.add(new Note(voice.text(
                    "indicator.unknown", "regions", voice.joined(input.values().unknown()))));
        }
        if (input.values().tooMany()) {
            blocks.add(new Note(voice.text("indicator.tooMany")));
        }
        if (!definition.breaks().isEmpty()) {
            blocks.add(
                    new Bullets(definition.breaks().stream().map(this::broken).toList()));
        }
        return blocks;
    }

    private String broken(Break each) {
        String note = voice.of(each.note());
        return voice.text(
                note.isBlank() ? "indicator.break" : "indicator.break.note", "period", each.period(), "note", note);
    }

    private ValuesChart chart() {
        return new ValuesChart(
                new ValuesChart.Subject(
                        "values",
                        input.language(),
                        name(),
                        unit(),
                        voice.of(definition.facts().source()),
                        definition.facts().decimals(),
                        definition.breaks().stream().map(Break::period).toList(),
                        input.values().periods()),
                input.values().chosen(),
                input.values().others(),
                input.values().now());
    }

    private TilesChart map() {
        String what = voice.text(
                "indicator.map.what", "indicator", name(), "period", input.map().period());
        return new TilesChart("map", input.language(), what, unit(), input.map().tiles());
    }

    private List<Block> revisions() {
        RevisionSizes sizes = input.revisions();
        List<Block> blocks = new ArrayList<>();
        if (sizes.values() == 0 || sizes.revised() == 0) {
            blocks.add(new Paragraph(voice.text("indicator.unrevised", "values", counted(sizes.values()))));
            return blocks;
        }
        Precision sized =
                Precision.ofError(sizes.meanAbsolute(), definition.facts().decimals());
        blocks.add(new Paragraph(voice.text(
                "indicator.revised",
                "revised",
                counted(sizes.revised()),
                "values",
                counted(sizes.values()),
                "mean",
                numerals.number(sizes.mean(), sized),
                "absolute",
                numerals.number(sizes.meanAbsolute(), sized),
                "unit",
                unit())));
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("indicator.largest"))
                .words("region")
                .words("period")
                .numbers("first", unit(), precision)
                .numbers("last", unit(), precision)
                .numbers("change", unit(), precision);
        for (Revised each : input.largest()) {
            double change = each.last() - each.first();
            grid.row(
                    Cell.of(each.region(), voice.of(each.name())),
                    Cell.of(each.period()),
                    Cell.of(each.first(), precision, numerals),
                    Cell.of(each.last(), precision, numerals),
                    Cell.of(
                            change,
                            Precision.ofChange(change, definition.facts().decimals()),
                            numerals));
        }
        blocks.add(new Table(grid.build()));
        return blocks;
    }

    private String counted(int number) {
        return numerals.number(number, new Precision(0));
    }

    private List<Block> definition() {
        List<Block> blocks = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.exact(voice.text("column.code"), definition.code()));
        facts.add(Fact.of(voice.text("column.dimension"), voice.label("dimension", definition.dimension())));
        facts.add(Fact.of(voice.text("column.frequency"), voice.label("frequency", definition.frequency())));
        facts.add(Fact.of(voice.text("column.aggregation"), voice.label("aggregation", definition.aggregation())));
        String source = voice.of(definition.facts().source());
        if (!source.isBlank()) {
            facts.add(Fact.of(voice.text("column.source"), source));
        }
        blocks.add(new Facts(facts, false));
        blocks.add(record());
        voice.untranslated().ifPresent(blocks::add);
        return blocks;
    }

    private Block record() {
        if (definition.record().isEmpty()) {
            return new Paragraph(voice.text("indicator.record.none"));
        }
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("indicator.record"))
                .words("item")
                .words("says");
        definition
                .record()
                .forEach(each -> grid.row(
                        Cell.of(each.field(), voice.label("record", each.field())), Cell.of(voice.of(each.text()))));
        return new Table(grid.build());
    }
}
