package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SeriesBreak;
import org.hengce.methods.diagnostic.BoundaryChanges;
import org.hengce.methods.diagnostic.BoundaryChanges.Change;
import org.hengce.methods.diagnostic.BoundaryChanges.Kind;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.jspecify.annotations.Nullable;

/** Whether units of a panel, or the way in which they are counted, changed within its periods. */
record Boundaries(Map<String, RegionV1> regions, GoalPanel panel) {
    /** Of the units that an effect rests on. */
    Diagnostic check(Effect effect) {
        Set<String> used = new TreeSet<>(effect.treatedUnits());
        used.addAll(effect.controlUnits());
        List<Period> periods =
                panel.panel().periods().stream().map(Period::parse).toList();
        List<Change> changes = new ArrayList<>();
        for (SeriesBreak anew : panel.indicator().breaks()) {
            within(periods, Period.parse(anew.period()).first())
                    .ifPresent(p -> changes.add(new Change(panel.indicator().code(), p, Kind.SERIES_BREAK)));
        }
        for (String unit : used) {
            panel.marks()
                    .breaks()
                    .getOrDefault(unit, new TreeSet<>())
                    .forEach(p -> changes.add(new Change(unit, p.toString(), Kind.STATUS_BREAK)));
            RegionV1 region = regions.get(unit);
            if (region != null) {
                day(region.validFrom(), 0)
                        .flatMap(day -> within(periods, day))
                        .ifPresent(p -> changes.add(new Change(unit, p, Kind.VALIDITY)));
                // The last day that it is valid on still belongs to it.
                day(region.validTo(), 1)
                        .flatMap(day -> within(periods, day))
                        .ifPresent(p -> changes.add(new Change(unit, p, Kind.VALIDITY)));
            }
        }
        return BoundaryChanges.check(changes, used.size());
    }

    /** The period that a change on this day shows in first, unless that is the panel's first or beyond its last. */
    private static Optional<String> within(List<Period> periods, LocalDate day) {
        return periods.get(0).first().isBefore(day)
                ? periods.stream()
                        .filter(period -> !period.last().isBefore(day))
                        .findFirst()
                        .map(Period::toString)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(@Nullable String date, int plus) {
        return Optional.ofNullable(date).map(text -> Period.parse(text).first().plusDays(plus));
    }
}
