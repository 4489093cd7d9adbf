package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hengce.evaluation.run.Overlaps.Span;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.ContaminationDocument;
import org.hengce.presentation.json.ContaminationDocument.Overlap;
import org.hengce.presentation.json.ContaminationDocument.UnitOverlap;

/** Where other policies were in force, as documents show it. */
final class ContaminationGrid {
    /** With a thousand policies on one indicator the grid must not outgrow all else. */
    private static final int NAMED = 10;

    private ContaminationGrid() {}

    /** The grid; none where no other policy was in force anywhere and nobody borders a treated unit. */
    static Optional<ContaminationDocument> of(String indicator, Guard guard) {
        Overlaps overlaps = guard.overlaps();
        if (overlaps.byUnit().isEmpty()
                && overlaps.common().isEmpty()
                && guard.neighbours().isEmpty()) {
            return Optional.empty();
        }
        Panel all = guard.all();
        List<UnitOverlap> units = new ArrayList<>();
        overlaps.byUnit()
                .forEach((unit, spans) -> units.add(new UnitOverlap(
                        unit,
                        all.neverTreated(all.indexOf(unit)) ? "CONTROL" : "TREATED",
                        guard.used().indexOf(unit) >= 0,
                        together(all, spans))));
        return Optional.of(new ContaminationDocument(
                indicator,
                all.period(0),
                all.period(all.periodCount() - 1),
                guard.hasOther() ? guard.excludes() ? "EXCLUDED" : "KEPT" : null,
                together(all, overlaps.common()),
                units,
                List.copyOf(guard.neighbours())));
    }

    /** Policies with the same periods in one entry. */
    private static List<Overlap> together(Panel panel, List<Span> spans) {
        Map<String, List<Span>> same = new TreeMap<>();
        for (Span span : spans) {
            same.computeIfAbsent(
                            "%06d-%06d-%b".formatted(span.first(), span.last(), span.part()), key -> new ArrayList<>())
                    .add(span);
        }
        List<Overlap> entries = new ArrayList<>();
        for (List<Span> of : same.values()) {
            List<String> named = of.stream().map(Span::policy).limit(NAMED).toList();
            Span one = of.get(0);
            entries.add(new Overlap(
                    named, of.size() - named.size(), panel.period(one.first()), panel.period(one.last()), one.part()));
        }
        return entries;
    }
}
