package org.hengce.methods.power;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Requirements;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/**
 * The stretch in which nobody who counts was treated.
 *
 * @param panel untreated units without gaps, up to the first treatment of those to be treated
 * @param treated indices of those to be treated in that panel, ascending
 * @param dropped units left out, in order of unit code
 */
record Past(Panel panel, List<Integer> treated, List<DroppedUnit> dropped) {

    /** Cuts the past out of a panel, or says why there is none. */
    static Past of(Panel panel, List<String> treated) {
        Requirements.check(panel);
        List<Integer> named = treated.stream().map(panel.units()::indexOf).toList();
        if (named.contains(-1)) {
            String unit = treated.get(named.indexOf(-1));
            String first = panel.unit(0);
            String last = panel.unit(panel.unitCount() - 1);
            throw new OptionException(
                    "unit %s is not in the panel, which has %d units from %s to %s"
                            .formatted(unit, panel.unitCount(), first, last),
                    "面板中没有单位 %s；共 %d 个单位，自 %s 至 %s".formatted(unit, panel.unitCount(), first, last));
        }
        int end = named.stream()
                .mapToInt(panel::firstTreated)
                .map(g -> Math.min(g, panel.periodCount()))
                .min()
                .orElseThrow();
        if (end == 0) {
            List<String> always =
                    named.stream().filter(panel::alwaysTreated).map(panel::unit).toList();
            throw new NotEstimableException(
                    Code.ALWAYS_TREATED,
                    always,
                    "treated from the panel's first period, %s, on, so without a past: %s"
                            .formatted(panel.period(0), String.join(", ", always)),
                    "自面板首期 %s 起即受处理，没有此前的时期：%s".formatted(panel.period(0), String.join("、", always)));
        }
        return of(panel, named, end);
    }

    private static Past of(Panel panel, List<Integer> named, int end) {
        Panel cut = panel.select(u -> true, 0, end);
        List<DroppedUnit> dropped = new ArrayList<>();
        Set<String> left = new HashSet<>();
        for (int u = 0; u < cut.unitCount(); u++) {
            if (!cut.complete(u)) {
                dropped.add(new DroppedUnit(cut.unit(u), DropReason.GAPS));
                left.add(cut.unit(u));
            } else if (!cut.neverTreated(u)) {
                dropped.add(new DroppedUnit(
                        cut.unit(u), cut.alwaysTreated(u) ? DropReason.ALWAYS_TREATED : DropReason.NOT_COMPARED));
                left.add(cut.unit(u));
            }
        }
        List<String> gaps =
                named.stream().map(panel::unit).filter(left::contains).toList();
        if (!gaps.isEmpty()) {
            throw new NotEstimableException(
                    Code.TREATED_UNIT_HAS_GAPS,
                    gaps,
                    "units to be treated lack observations from %s to %s, and gaps are never filled: %s"
                            .formatted(panel.period(0), panel.period(end - 1), String.join(", ", gaps)),
                    "拟受处理的单位在 %s 至 %s 有缺失值，缺失值不会被填补：%s"
                            .formatted(panel.period(0), panel.period(end - 1), String.join("、", gaps)));
        }
        Panel usable = cut.select(u -> !left.contains(cut.unit(u)), 0, end);
        List<Integer> treated =
                named.stream().map(u -> usable.indexOf(panel.unit(u))).sorted().toList();
        return new Past(usable, treated, dropped);
    }

    /** Codes of the units to be treated. */
    List<String> treatedUnits() {
        return treated.stream().map(panel::unit).toList();
    }

    /** Codes of all others. */
    List<String> otherUnits() {
        return IntStream.range(0, panel.unitCount())
                .filter(u -> !treated.contains(u))
                .mapToObj(panel::unit)
                .toList();
    }
}
