package org.hengce.presentation.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.DroppedUnit;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.EvaluationDocument.Provenance;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/** Which figures went in: from where, as of when, of whom, and who is missing. */
final class DataPart {
    private final Subject subject;
    private final Voice voice;

    DataPart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(voice.text("report.data.says")));
        blocks.add(new Table(sources()));
        if (subject.evaluation().restricted()) {
            blocks.add(new Paragraph(voice.text("limit.restricted")));
        }
        List<Section> parts = new ArrayList<>();
        Grid revisions = revisions();
        if (!revisions.rows().isEmpty()) {
            parts.add(new Section(
                    "data-revisions",
                    voice.text("report.revisions"),
                    List.of(new Paragraph(voice.text("report.revisions.says")), new Table(revisions))));
        }
        Grid dropped = dropped();
        if (!dropped.rows().isEmpty()) {
            parts.add(new Section("data-dropped", voice.text("page.dropped"), List.of(new Table(dropped))));
        }
        return new Section("data", voice.text("report.data"), blocks, parts);
    }

    private Grid sources() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.sources"))
                .words("indicator")
                .words("source")
                .words("unitMeasure")
                .words("periods")
                .numbers("treated")
                .numbers("comparisons")
                .words("asOf");
        Provenance provenance = subject.evaluation().provenance();
        Set<String> seen = new LinkedHashSet<>();
        for (EffectDocument effect : subject.effects()) {
            seen.add(effect.indicator());
            IndicatorFacts indicator = subject.indicator(effect);
            List<PathPoint> path = effect.path();
            grid.row(
                    Cell.of(effect.indicator(), subject.name(effect.indicator())),
                    Cell.of(voice.of(indicator.source())),
                    Cell.of(voice.measure(effect.unitMeasure())),
                    Cell.of(
                            path.isEmpty()
                                    ? ""
                                    : voice.text(
                                            "periods.fromTo",
                                            "from",
                                            path.get(0).period(),
                                            "to",
                                            path.get(path.size() - 1).period())),
                    count(effect.unitsUsed().treated().size()),
                    count(effect.unitsUsed().controls().size()),
                    asOf(provenance, effect.indicator()));
        }
        if (provenance != null) {
            for (String indicator : provenance.observationsAsOf().keySet()) {
                if (!seen.contains(indicator)) {
                    grid.row(
                            Cell.of(indicator, subject.name(indicator)),
                            Cell.of(voice.of(
                                    subject.input().indicator(indicator).source())),
                            Cell.of(""),
                            Cell.of(""),
                            Cell.absent(""),
                            Cell.absent(""),
                            asOf(provenance, indicator));
                }
            }
        }
        return grid.build();
    }

    /** To the minute; the record in the annex has it exactly. */
    private static Cell asOf(@Nullable Provenance provenance, String indicator) {
        Instant vintage =
                provenance == null ? null : provenance.observationsAsOf().get(indicator);
        return vintage == null
                ? Cell.of("")
                : Cell.of(vintage.toString(), EvaluationReport.WHEN.format(vintage.truncatedTo(ChronoUnit.MINUTES)));
    }

    /** The first and the last value that was known, not all that came between. */
    private Grid revisions() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.revisions"))
                .words("indicator")
                .words("unitMeasure")
                .numbers("values")
                .numbers("provisional")
                .numbers("revised")
                .numbers("meanRevision")
                .numbers("meanAbsoluteRevision")
                .numbers("relativeRevision", "%", new Precision(1));
        for (int i = 0; i < subject.effects().size(); i++) {
            RevisionSizes sizes = subject.input().revisions(i);
            if (sizes.values() > 0) {
                EffectDocument effect = subject.effects().get(i);
                Precision precision = Precision.ofError(
                        sizes.meanAbsolute(), subject.indicator(effect).decimals());
                Double percent = sizes.relative() == null ? null : 100 * sizes.relative();
                grid.row(
                        Cell.of(effect.indicator(), subject.name(effect.indicator())),
                        Cell.of(voice.measure(effect.unitMeasure())),
                        count(sizes.values()),
                        count(sizes.provisional()),
                        count(sizes.revised()),
                        Cell.of(sizes.mean(), precision, subject.numerals()),
                        Cell.of(sizes.meanAbsolute(), precision, subject.numerals()),
                        Cell.of(percent, Precision.ofError(percent == null ? 0 : percent, 1), subject.numerals()));
            }
        }
        return grid.build();
    }

    private Cell count(int number) {
        return Cell.of(number, subject.numerals());
    }

    private Grid dropped() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("page.dropped"))
                .words("indicator")
                .words("unit")
                .words("reason");
        for (EffectDocument effect : subject.effects()) {
            for (DroppedUnit unit : effect.unitsDropped()) {
                grid.row(
                        Cell.of(effect.indicator(), subject.name(effect.indicator())),
                        Cell.of(unit.unit(), subject.region(unit.unit())),
                        Cell.of(unit.reason(), voice.label("dropped", unit.reason())));
            }
        }
        return grid.build();
    }
}
