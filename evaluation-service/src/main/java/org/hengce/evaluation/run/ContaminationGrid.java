package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<Overlap> entries = new ArrayList<>();
        for (Span span : spans) {
            List<String> named = span.policies().stream().limit(NAMED).toList();
            entries.add(new Overlap(
                    named,
                    span.policies().size() - named.size(),
                    panel.period(span.first()),
                    panel.period(span.last()),
                    span.part()));
        }
        return entries;
    }
}
